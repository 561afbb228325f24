package org.lmsbridge.examples.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host is killed (SIGKILL) at a random request of its run, {@code proof.kills} times, at one of five moments: see
 * {@link Moment}. Another host goes on. What has to be true then, each kind of work says for itself.
 */
class KillMatrixTest {
    private static final Path TABLE = Path.of("target", "kill-matrix.md");
    private static final int KILLS = Integer.getInteger("proof.kills", 3);

    /** Of twenty kills, fourteen at enrolment (E), three at completions (C), three at a destination (D). */
    private static final String ORDER = "ECDEEECEEEDEEECEEEDE";

    @TempDir
    private static Path hosts;

    private static List<Work> works = List.of();

    /** A host's work that can be killed. */
    interface Work {
        String name();

        /** {@return at how many requests it can be killed} */
        long points();

        /** Kills a host, lets another go on, and looks at what became of it. {@return that, in a few words} */
        String kill(String name, KillPoint point) throws Exception;
    }

    @BeforeAll
    static void prepare() throws IOException {
        works = List.of(
                new EnrolKill(hosts.resolve(EnrolKill.NAME)),
                new CompletionKill(hosts.resolve(CompletionKill.NAME)),
                new DestinationKill(hosts.resolve(DestinationKill.NAME)));
    }

    @TestFactory
    Stream<DynamicTest> anotherHostEndsWhereTheKilledOneWouldHave() throws IOException {
        long given = Long.getLong("proof.seed", 0L);
        long seed = given == 0 ? new Random().nextLong() : given;
        var chance = new Random(seed);
        var head = "%d kills, again with -Dproof.seed=%d".formatted(KILLS, seed);
        System.out.println("kill matrix: " + head);
        Files.write(
                TABLE,
                List.of(
                        head,
                        "",
                        "| kill | work | at request | killed | after one more run |",
                        "| --: | --- | --: | --- | --- |"));
        return IntStream.rangeClosed(1, KILLS).mapToObj(number -> {
            var work = works.get("ECD".indexOf(ORDER.charAt((number - 1) % ORDER.length())));
            var moments = Moment.values();
            var point = new KillPoint(
                    1 + chance.nextInt((int) work.points()),
                    moments[chance.nextInt(moments.length)],
                    chance.nextInt(20_000_000));
            var name = "kill %d, %s, request %d of %d, %s"
                    .formatted(number, work.name(), point.request(), work.points(), point.moment());
            return DynamicTest.dynamicTest(name, () -> kill(number, work, point));
        });
    }

    private static void kill(int number, Work work, KillPoint point) throws Exception {
        var became = "**no**";
        try {
            became = work.kill("kill-" + number, point);
        } catch (Exception | AssertionError e) {
            became = "**" + e.toString().lines().findFirst().orElse("") + "**";
            throw e;
        } finally {
            var row = String.format(
                    Locale.ROOT,
                    "| %d | %s | %d | %s | %s |",
                    number,
                    work.name(),
                    point.request(),
                    point.moment().title(),
                    became);
            Files.write(TABLE, List.of(row), StandardOpenOption.APPEND);
        }
    }
}
