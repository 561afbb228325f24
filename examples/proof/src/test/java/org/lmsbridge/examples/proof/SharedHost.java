package org.lmsbridge.examples.proof;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.completion.callback.WebHook;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.state.StateStore;

/** A host in a process of its own, started on a PostgreSQL that it shares with others. */
final class SharedHost implements AutoCloseable {
    private static final long STEP_MILLIS = 1_500;

    private final Process process;

    private SharedHost(Process process) {
        this.process = process;
    }

    /**
     * What all hosts have in common.
     *
     * @param database where the PostgreSQL is
     * @param url where the site is
     * @param token the site's token
     * @param receiver where steps are taken
     * @param term the records
     * @param begun when they began to grow, in milliseconds since 1970
     */
    record Ground(String database, String url, String token, URI receiver, GrowingTerm term, long begun) {
        String[] arguments() {
            return new String[] {
                database,
                url,
                token,
                receiver.toString(),
                Long.toString(term.trades()),
                Long.toString(term.template()),
                Long.toString(begun)
            };
        }

        static Ground of(String[] arguments) {
            return new Ground(
                    arguments[0],
                    arguments[1],
                    arguments[2],
                    URI.create(arguments[3]),
                    new GrowingTerm(Long.parseLong(arguments[4]), Long.parseLong(arguments[5])),
                    Long.parseLong(arguments[6]));
        }

        /** How far the records are by now. */
        int step() {
            return (int) Math.min(GrowingTerm.STEPS, (System.currentTimeMillis() - begun) / STEP_MILLIS);
        }

        LmsBridge bridge(Object records, Clock clock) {
            return Campus.builder(url, token, records, settings())
                    .provide(WebHook.unencrypted(receiver, CompletionKill.SHARED, clock))
                    .plugins(new CompletionPlugin())
                    .clock(clock)
                    .state(StateStore.postgres(pool(database), clock))
                    .build();
        }
    }

    /** A schedule in a hurry, and guards that let everything pass: nobody is there to say yes. */
    private static Map<String, String> settings() {
        var settings = new TreeMap<>(Map.of(
                "enrol_records.syncTimes", "1s",
                "enrol_records.courseDatesPerRun", "1000",
                "auth_records.accountTimes", "2s",
                "local_records.step", "Certificate",
                "local_records.lookMinutes", "1",
                "schedule.pollSeconds", "1",
                "schedule.deliverSeconds", "1",
                "schedule.firstPauseSeconds", "1"));
        for (var guard : new String[] {"removals", "courseRemovals", "newCourses", "peopleMailed"}) {
            settings.put("guards." + guard + "Count", "100000");
        }
        return settings;
    }

    static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Starts a host whose clock is ahead of, or behind, that of everybody else by some seconds. */
    static SharedHost start(Ground ground, long ahead, Path log) throws IOException {
        var command =
                Campus.java("-Xmx160m", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.addAll(List.of(SharedHost.class.getName(), Long.toString(ahead)));
        command.addAll(List.of(ground.arguments()));
        return new SharedHost(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start());
    }

    /** Works until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[0])));
        var ground = Ground.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        var records = ground.term().begin();
        int done = 0;
        while (done < ground.step()) {
            ground.term().step(records, ++done);
        }
        ground.bridge(records, clock).start();
        while (true) {
            TimeUnit.MILLISECONDS.sleep(100);
            while (done < ground.step()) {
                ground.term().step(records, ++done);
            }
        }
    }

    /** Takes it off the processor, as a machine that is moved or swaps does. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on as if nothing had been. */
    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Kills it without giving it a chance. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
