package org.lmsbridge.examples.benchmark.enrol;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.examples.benchmark.site.Folders;
import org.lmsbridge.examples.benchmark.site.SiteProcess;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/**
 * Measures a first run, an unchanged run and a run with 1 % changes, with a sandbox in a process of its own; prints a
 * Markdown table. Its exit status is not 0 if somebody is missing in the site afterwards, or an unchanged run writes.
 */
public final class EnrolCost {
    private static final Map<String, String> SETTINGS = Map.of(
            "enrol_records.categoryField", MadeUpRecords.CATEGORY_FIELD,
            "auth_records.requirePassword", "false",
            "auth_records.authMethod", "ldap");

    private final MadeUpRecords records;
    private boolean failed;

    private EnrolCost(MadeUpRecords records) {
        this.records = records;
    }

    /**
     * Runs.
     *
     * @param arguments how many contacts, course dates and registrations: 10000 50 25000 unless said otherwise
     * @throws IOException if the site's process cannot be started, or the state not be kept
     */
    public static void main(String[] arguments) throws IOException {
        var sizes = arguments.length == 3 ? List.of(arguments) : List.of("10000", "50", "25000");
        var cost = new EnrolCost(new MadeUpRecords(
                "", Integer.parseInt(sizes.get(0)), Integer.parseInt(sizes.get(1)), Integer.parseInt(sizes.get(2))));
        System.out.printf(
                "%s contacts, %s course dates, %s registrations, heap %d MiB%n%n",
                sizes.get(0), sizes.get(1), sizes.get(2), Runtime.getRuntime().maxMemory() >> 20);
        var directory = Files.createTempDirectory("lms-benchmark");
        try {
            cost.measure(directory);
        } finally {
            Folders.delete(directory);
        }
        System.exit(cost.failed ? 1 : 0);
    }

    private void measure(Path directory) throws IOException {
        var site = SiteProcess.java(
                        List.of("-Xmx2g", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true"), CountedSite.class)
                .redirectError(Redirect.INHERIT)
                .start();
        try (var answers = site.inputReader(StandardCharsets.US_ASCII);
                var questions = site.outputWriter(StandardCharsets.US_ASCII)) {
            var address = answers.readLine().split(" ");
            System.out.println(
                    "| run | changes | requests | writing calls | MB out | MB in | mails | plan, s | apply, s | live heap, MiB |");
            System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
            try (var bridge = LmsBridge.builder()
                    .records(records)
                    .provide(MoodleClient.of(MoodleSite.of(address[0], address[1])))
                    .plugins(new AuthPlugin(), new EnrolPlugin())
                    .settings(SettingsSource.of(SETTINGS))
                    .state(StateStore.embedded(directory))
                    .build()) {
                var enrol = bridge.plugin(EnrolPlugin.class);
                for (var run : List.of("first", "unchanged", "1 % changed")) {
                    if (run.startsWith("1")) {
                        records.change();
                    }
                    run(run, enrol, () -> {
                        questions.write("counts\n");
                        questions.flush();
                        return counts(answers);
                    });
                }
            }
        } finally {
            site.destroy();
        }
    }

    private interface Counts {
        long[] ask() throws IOException;
    }

    private static long[] counts(BufferedReader answers) throws IOException {
        return Arrays.stream(answers.readLine().split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private void run(String name, EnrolPlugin enrol, Counts site) throws IOException {
        var before = Instant.now();
        var plan = enrol.plan(Scope.all());
        var planned = Instant.now();
        var id = plan.header().id();
        RunReport report;
        try {
            report = enrol.apply(plan);
        } catch (PlanStoppedException e) {
            enrol.approve(id, "benchmark");
            report = enrol.apply(plan);
        }
        var applied = Instant.now();
        var counts = site.ask();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %.1f | %.1f | %,d | %.1f | %.1f | %.1f |%n",
                name,
                report.appliedTotal(),
                counts[0],
                counts[1],
                counts[2] / 1e6,
                counts[3] / 1e6,
                counts[4],
                seconds(before, planned),
                seconds(planned, applied),
                liveMebibytes());
        if (!report.complete() || counts[5] < records.called() || name.equals("unchanged") && counts[1] > 0) {
            System.err.printf("%s: %s, participants %d%n", name, report.notApplied(), counts[5]);
            failed = true;
        }
    }

    /** What outlives a collection while bridge, plan and report are still there. */
    private static double liveMebibytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
