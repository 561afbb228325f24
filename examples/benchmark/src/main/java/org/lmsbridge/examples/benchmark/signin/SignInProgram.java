package org.lmsbridge.examples.benchmark.signin;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
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
    private static final int PEOPLE = 2_000;
    private static final String BASE = "ou=people,o=records";
    private static final String SERVICE = "cn=moodle,o=records";
    private static final String PASSWORD = "a-long-service-password";
    private static final double NANOS_PER_MILLI = 1_000_000;

    @Option(names = "--rate", paramLabel = "N", description = "sign-ins a second (default: 500)")
    private int rate = 500;

    @Option(names = "--connections", paramLabel = "N", description = "connections (default: 200)")
    private int connections = 200;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "before measuring (default: 10)")
    private int warmup = 10;

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
        Path directory = Files.createTempDirectory("sign-in");
        MoodleClient client = MoodleClient.of(MoodleSite.of("http://127.0.0.1:1", "unused"));
        StateStore state = StateStore.embedded(directory);
        state.site(client.moodleSite().name()).links().save(links());
        try (LmsBridge bridge = LmsBridge.builder()
                        .records(new FreeRecords(PEOPLE))
                        .provide(client)
                        .plugins(new AuthPlugin())
                        .settings(SettingsSource.of(
                                Map.of("auth_records.ldapBindPassword", PASSWORD, "auth_records.ldapPort", "0")))
                        .state(state)
                        .build();
                var endpoint = bridge.plugin(AuthPlugin.class).openLdapEndpoint()) {
            measure(endpoint.port(), warmup);
            long[] nanos = measure(endpoint.port(), seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%d sign-ins, %d a second from %d connections: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest"
                            + " %.1f ms%n",
                    nanos.length,
                    rate,
                    connections,
                    millis(nanos, 0.50),
                    millis(nanos, 0.95),
                    millis(nanos, 0.99),
                    millis(nanos, 1));
            return millis(nanos, 0.99) < goal ? 0 : 1;
        } finally {
            delete(directory);
        }
    }

    private static List<Link> links() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(person -> Link.builder()
                        .kind(LinkKind.ACCOUNT)
                        .recordsId(String.valueOf(person))
                        .naturalKey(FreeRecords.username(person))
                        .lmsId(person + 10L)
                        .provenance(Provenance.ADOPTED)
                        .build())
                .map(Link.class::cast)
                .toList();
    }

    private static double millis(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)] / NANOS_PER_MILLI;
    }

    private long[] measure(int port, int duration) throws InterruptedException, ExecutionException {
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
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
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
                signIn(connection, (number + i * connections) % PEOPLE);
                nanos[i] = System.nanoTime() - due;
            }
        }
        return nanos;
    }

    private static void signIn(LDAPConnection connection, int person) throws LDAPException {
        connection.bind(SERVICE, PASSWORD);
        var found = connection.search(
                BASE,
                SearchScope.ONE,
                "(&(objectClass=inetOrgPerson)(uid=" + FreeRecords.username(person) + "))",
                "uid");
        connection.bind(found.getSearchEntries().get(0).getDN(), "any");
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
