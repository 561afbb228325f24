package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * Every function that writes, every kind of harm, at its first, middle and last call of a run. After one more run of a
 * new bridge the site equals the records. Without {@code proof.full}, one cell for each function.
 */
class FaultMatrixTest {
    private static final List<String> FUNCTIONS = List.of(
            "core_user_create_users",
            "core_user_update_users",
            "core_course_create_courses",
            "core_course_update_courses",
            "core_course_duplicate_course",
            "enrol_manual_enrol_users",
            "enrol_manual_unenrol_users",
            "core_role_assign_roles",
            "core_role_unassign_roles",
            "core_group_create_groups",
            "core_group_add_group_members",
            "core_group_delete_group_members",
            Campus.PACKING);

    private static final boolean FULL = Boolean.getBoolean("proof.full");

    /** Which cells, by a part of their name; all where it is empty. */
    private static final Pattern CELLS = Pattern.compile(System.getProperty("proof.cells", ""));

    @TempDir
    private static Path prepared;

    @TempDir
    private static Path cells;

    private static Term term;

    /** How often a run without harm calls each function, with packing and without. */
    private static final Map<Boolean, Map<String, Long>> CALLS = new TreeMap<>();

    private static final Path TABLE = Path.of("target", "fault-matrix.md");

    /** How many mails a run without harm makes the site send. */
    private static int calmMails;

    /** One cell: which call of which function goes wrong, and how. */
    private record Cell(String function, Harm harm, String place, long call) {
        boolean packing() {
            return function.equals(Campus.PACKING);
        }

        @Override
        public String toString() {
            return "%s, %s, %s call (%d)".formatted(function, harm.title(), place, call);
        }
    }

    @BeforeAll
    static void prepare() throws IOException {
        Files.write(
                TABLE,
                List.of(
                        "| function | harm | call | what the run says | welcome mails more | after one more run |",
                        "| --- | --- | --- | --- | --: | --- |"));
        term = Campus.prepare(prepared);
        for (var packing : List.of(true, false)) {
            try (var campus = fresh("calm-" + packing, packing)) {
                campus.sandbox().calls().reset();
                campus.sandbox().state().clearMails();
                try (var bridge = campus.bridge(term.after())) {
                    assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
                }
                var calls = new TreeMap<String, Long>();
                campus.sandbox().calls().byFunction().forEach((name, count) -> calls.put(name, count.calls()));
                CALLS.put(packing, calls);
                calmMails = campus.sandbox().state().mails().size();
                assertThat(campus.contents()).isEqualTo(Term.expected());
            }
        }
    }

    @Test
    void aRunWithoutHarmCallsEveryFunctionAtLeastThreeTimes() {
        assertThat(FUNCTIONS)
                .allSatisfy(function -> assertThat(CALLS.get(function.equals(Campus.PACKING)))
                        .as("calls of %s", function)
                        .hasEntrySatisfying(function, calls -> assertThat(calls).isGreaterThanOrEqualTo(3)));
    }

    @TestFactory
    Stream<DynamicTest> afterOneMoreRunTheSiteEqualsTheRecords() {
        return cells().map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> tryOut(cell)));
    }

    private static Stream<Cell> cells() {
        var all = new ArrayList<Cell>();
        for (int row = 0; row < FUNCTIONS.size(); row++) {
            var function = FUNCTIONS.get(row);
            long calls = CALLS.get(function.equals(Campus.PACKING)).getOrDefault(function, 1L);
            var places =
                    List.of(Map.entry("first", 1L), Map.entry("middle", (calls + 1) / 2), Map.entry("last", calls));
            for (var harm : Harm.values()) {
                for (var place : places) {
                    // The small version goes through the table on a diagonal.
                    if (FULL || harm.ordinal() == row % Harm.values().length && places.indexOf(place) == row % 3) {
                        all.add(new Cell(function, harm, place.getKey(), place.getValue()));
                    }
                }
            }
        }
        // In an order of chance: a matrix that is cut short has seen something of everything.
        Collections.shuffle(all, new Random(1));
        return all.stream().filter(cell -> CELLS.matcher(cell.toString()).find());
    }

    private static void tryOut(Cell cell) throws IOException {
        var name = "%s-%s-%s".formatted(cell.function(), cell.harm(), cell.place());
        var row = new Row();
        try (var campus = fresh(name, cell.packing())) {
            tryOut(cell, campus, row);
        } catch (RuntimeException | AssertionError e) {
            row.became = "**" + e.toString().lines().findFirst().orElse("") + "**";
            throw e;
        } finally {
            var line = "| %s | %s | %s (%d) | %s | %s | %s |"
                    .formatted(
                            cell.function(),
                            cell.harm().title(),
                            cell.place(),
                            cell.call(),
                            row.said,
                            row.mails,
                            row.became);
            Files.write(TABLE, List.of(line), StandardOpenOption.APPEND);
        }
    }

    /** What is known of a cell so far. */
    private static final class Row {
        private String said = "";
        private String mails = "";
        private String became = "";
    }

    private static void tryOut(Cell cell, Campus campus, Row row) {
        var sandbox = campus.sandbox();
        var trap = new Trap(false);
        sandbox.state().clearMails();
        sandbox.faults().on(cell.function()).call(cell.call()).then(cell.harm().fault(trap));
        row.said = harmed(campus);
        assertThat(sandbox.faults().pending())
                .as("harm that did not come to pass")
                .isZero();
        var whole = campus.contents().equals(Term.expected());
        if (cell.harm() == Harm.TIMED_OUT_AFTER || cell.harm() == Harm.TIMED_OUT_BEFORE) {
            long before = sandbox.calls().requests().calls();
            trap.open();
            KillPoint.awaitTrue(() -> sandbox.calls().requests().calls() > before);
        }
        row.became = new Aftermath(campus, term).of(trap, cell.harm() == Harm.TIMED_OUT_LONG_BEFORE);
        row.mails = String.valueOf(sandbox.state().mails().size() - calmMails);
        assertThat(row.said.equals("complete") && !whole)
                .as("a report of success: %s", row.said)
                .isFalse();
    }

    /** Runs, and tells what the run says about itself. */
    private static String harmed(Campus campus) {
        try (var bridge = campus.bridge(term.after())) {
            var run = Campus.run(bridge);
            var reports = run.reports();
            assertThat(reports)
                    .filteredOn(report -> !report.complete())
                    .allSatisfy(report -> assertThat(report.findings()).isNotEmpty());
            return run.complete()
                    ? "complete"
                    : reports.stream().map(FaultMatrixTest::said).collect(Collectors.joining("; "));
        } catch (MoodleException e) {
            assertThat(e.getMessage()).isNotBlank();
            return "ended: " + e.getClass().getSimpleName();
        }
    }

    private static String said(RunReport report) {
        var left = report.notApplied().isEmpty() ? "" : " " + new TreeMap<>(report.notApplied());
        var codes = report.findings().stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
        return report.status().toString().toLowerCase(Locale.ROOT) + left + (codes.isEmpty() ? "" : " " + codes);
    }

    private static Campus fresh(String name, boolean packing) throws IOException {
        var folder = cells.resolve(name);
        Campus.copy(prepared, folder);
        return Campus.in(folder, packing);
    }
}
