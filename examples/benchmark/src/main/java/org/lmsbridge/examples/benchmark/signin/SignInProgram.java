package org.lmsbridge.examples.benchmark.signin;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.lmsbridge.examples.benchmark.site.SiteProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Signs people in over LDAP as Moodle does (bind as the service, search, bind as the person), at a steady pace from many
 * connections, and prints how long it took. A sign-in that has to wait for an earlier one on its connection counts from
 * the time at which it was due.
 */
@Command(name = "sign-in", mixinStandardHelpOptions = true, sortOptions = false)
public final class SignInProgram implements Callable<Integer> {
    private static final String BASE = "ou=people,o=records";
    private static final String SERVICE = "cn=moodle,o=records";
    private static final double NANOS_PER_MILLI = 1_000_000;

    @Option(names = "--rate", paramLabel = "N", description = "sign-ins a second (default: 500)")
    private int rate = 500;

    @Option(names = "--connections", paramLabel = "N", description = "connections (default: 200)")
    private int connections = 200;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "before measuring (default: 20)")
    private int warmup = 20;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "of measuring (default: 20)")
    private int seconds = 20;

    @Option(names = "--goal", paramLabel = "MILLISECONDS", description = "what p99 must stay below (default: 50)")
    private int goal = 50;

    private SignInProgram() {}

    /**
     * Runs.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new SignInProgram()).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Process server = SiteProcess.java(List.of("-Xmx256m"), SignInServer.class)
                .redirectError(Redirect.INHERIT)
                .start();
        // Its input ends with this block, and the server with its input.
        try (var answers = server.inputReader(StandardCharsets.US_ASCII);
                var input = server.outputWriter(StandardCharsets.US_ASCII)) {
            input.flush();
            int port = Integer.parseInt(answers.readLine());
            measure(port, warmup);
            var before = processorTime(server);
            var measured = measure(port, seconds);
            print(measured, processorTime(server).minus(before));
            return measured.millis(0.99) < goal ? 0 : 1;
        } finally {
            server.waitFor(10, TimeUnit.SECONDS);
            server.destroy();
        }
    }

    private static Duration processorTime(Process server) {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void print(Measured measured, Duration processor) {
        System.out.println("| sign-ins | a second | connections | p50, ms | p95, ms | p99, ms | longest, ms"
                + " | processor time of the endpoint for each, ms | load |");
        System.out.println("| --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.1f | %d | %.1f | %.1f | %.1f | %.1f | %.2f | %.1f |%n",
                measured.nanos().length,
                measured.nanos().length / measured.seconds(),
                connections,
                measured.millis(0.50),
                measured.millis(0.95),
                measured.millis(0.99),
                measured.millis(1),
                (double) processor.toMillis() / measured.nanos().length,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /**
     * What was measured.
     *
     * @param nanos how long each sign-in took from when it was due, the shortest first
     * @param seconds from when the first was due to the end of the last
     */
    private record Measured(long[] nanos, double seconds) {
        double millis(double share) {
            int place = (int) Math.ceil(share * nanos.length) - 1;
            return nanos[Math.max(0, place)] / NANOS_PER_MILLI;
        }
    }

    private Measured measure(int port, int duration) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            int each = Math.max(1, rate * duration / connections);
            var tasks = new ArrayList<Callable<long[]>>();
            for (int number = 0; number < connections; number++) {
                int connection = number;
                tasks.add(() -> signIns(port, connection, each, begin));
            }
            var all = new ArrayList<long[]>();
            for (var part : threads.invokeAll(tasks)) {
                all.add(part.get());
            }
            double took = (System.nanoTime() - begin) / NANOS_PER_MILLI / 1_000;
            return new Measured(
                    all.stream().flatMapToLong(Arrays::stream).sorted().toArray(), took);
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] signIns(int port, int number, int count, long begin) throws LDAPException {
        long pause = TimeUnit.SECONDS.toNanos(connections) / rate;
        var nanos = new long[count];
        try (var connection = new LDAPConnection("127.0.0.1", port)) {
            for (int i = 0; i < count; i++) {
                // Spread evenly, so that connections do not all begin at once.
                long due = begin + pause * i + pause * number / connections;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                signIn(connection, (number + i * connections) % SignInServer.PEOPLE);
                nanos[i] = System.nanoTime() - due;
            }
        }
        return nanos;
    }

    private static void signIn(LDAPConnection connection, int person) throws LDAPException {
        connection.bind(SERVICE, SignInServer.PASSWORD);
        var found = connection.search(
                BASE,
                SearchScope.ONE,
                "(&(objectClass=inetOrgPerson)(uid=" + FreeRecords.username(person) + "))",
                "uid");
        connection.bind(found.getSearchEntries().get(0).getDN(), "any");
    }
}
