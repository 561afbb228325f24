package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.RunReport;

/**
 * A host is killed (SIGKILL) at a random point of its run, {@code proof.kills} times. After one run of a new bridge the
 * site equals the records, and the next run writes nothing.
 */
@EnabledIfSystemProperty(named = "proof.full", matches = "true")
class KillMatrixTest {
    private static final Path TABLE = Path.of("target", "kill-matrix.md");
    private static final int KILLS = Integer.getInteger("proof.kills", 2);

    @TempDir
    private static Path prepared;

    @TempDir
    private static Path hosts;

    private static Term term = new Term(0, 0);
    private static long requests;
    private static Random chance = new Random();

    @BeforeAll
    static void prepare() throws IOException {
        long given = Long.getLong("proof.seed", 0L);
        long seed = given == 0 ? new Random().nextLong() : given;
        chance = new Random(seed);
        System.out.printf("kill matrix: %d kills, again with -Dproof.seed=%d%n", KILLS, seed);
        Files.write(
                TABLE,
                List.of(
                        "Seed " + seed,
                        "",
                        "| kill | at request | writes by then | process ended | after one more run |",
                        "| --: | --: | --: | --: | --- |"));
        term = Campus.prepare(prepared);
        Campus.copy(prepared, hosts.resolve("whole"));
        try (var campus = Campus.in(hosts.resolve("whole"), true);
                var bridge = campus.bridge(term.after())) {
            campus.sandbox().calls().reset();
            Campus.synchronise(bridge);
            requests = campus.sandbox().calls().requests().calls();
        }
    }

    @TestFactory
    Stream<DynamicTest> theNextRunEndsWhereTheKilledOneWouldHave() {
        return IntStream.rangeClosed(1, KILLS).mapToObj(number -> {
            long request = 1 + chance.nextInt((int) requests);
            long pause = chance.nextInt(20_000_000);
            var name = "kill %d, %d ns after request %d of %d".formatted(number, pause, request, requests);
            return DynamicTest.dynamicTest(name, () -> kill(number, request, pause));
        });
    }

    private static void kill(int number, long request, long pause) throws Exception {
        var folder = hosts.resolve("kill-" + number);
        Campus.copy(prepared, folder);
        try (var campus = Campus.in(folder, true)) {
            campus.sandbox().calls().reset();
            var host = KilledHost.start(folder, campus, term);
            while (host.isAlive() && campus.sandbox().calls().requests().calls() < request) {
                LockSupport.parkNanos(200_000);
            }
            LockSupport.parkNanos(pause);
            long at = campus.sandbox().calls().requests().calls();
            long writes = campus.sandbox().calls().writes();
            host.destroyForcibly();
            assertThat(host.waitFor(30, TimeUnit.SECONDS)).isTrue();
            // 137: killed; 0: the last request was drawn, and the host was done before.
            assertThat(host.exitValue()).isIn(137, 0);
            try (var bridge = campus.bridge(term.after())) {
                var reports = Campus.synchronise(bridge);
                var equal = campus.contents().equals(Term.expected());
                var row = "| %d | %d | %d | %d | %s |"
                        .formatted(number, at, writes, host.exitValue(), equal ? "equal" : "**differs**");
                Files.write(TABLE, List.of(row), StandardOpenOption.APPEND);
                assertThat(campus.contents()).isEqualTo(Term.expected());
                assertThat(reports).allMatch(RunReport::complete);
                campus.sandbox().calls().reset();
                Campus.synchronise(bridge);
                assertThat(campus.sandbox().calls().writes()).isZero();
            }
        }
    }
}
