package org.lmsbridge.core.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.core.state.internal.Postgres;

/** A host in a process of its own, which writes what it does into a table, until it is killed. */
final class HostProcess implements AutoCloseable {
    static final String TABLE = "create table done (what text, host bigint, at timestamptz default clock_timestamp())";

    static final Map<String, String> SETTINGS = Map.of(
            "pollSeconds",
            "1",
            "pushDelaySeconds",
            "0",
            "deliverSeconds",
            "1",
            "firstPauseSeconds",
            "1",
            "tries",
            "50");

    private final Process process;

    private HostProcess(Process process) {
        this.process = process;
    }

    static HostProcess start(String url) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return new HostProcess(new ProcessBuilder(
                        java, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath, HostProcess.class.getName(), url)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** Kills it without giving it a chance. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var connections = Postgres.pool(arguments[0]);
        var keeper = ScheduleBench.keeper(StateStore.postgres(connections), Clock.systemUTC(), SETTINGS);
        var schedule = keeper.schedule("test", "college", () -> true, finding -> {});
        schedule.recurring("tick", Timetable.parse("1s"), () -> {
            note(connections, "tick begins");
            pause(300);
            note(connections, "tick ends");
        });
        schedule.contactChanged("contact", contact -> {
            pause(10);
            note(connections, "contact:" + contact);
        });
        schedule.deliveries("steps", delivery -> {
            note(connections, delivery.key() + (delivery.mayHaveArrived() ? " again" : ""));
            pause(10);
        });
        keeper.start();
        Thread.currentThread().join();
    }

    private static void note(DataSource connections, String what) {
        try (var connection = connections.getConnection();
                var insert = connection.prepareStatement("insert into done (what, host) values (?, ?)")) {
            insert.setString(1, what);
            insert.setLong(2, ProcessHandle.current().pid());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
