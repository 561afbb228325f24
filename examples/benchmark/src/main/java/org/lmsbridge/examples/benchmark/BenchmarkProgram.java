package org.lmsbridge.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.lmsbridge.examples.benchmark.Comparison.Side;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmarks and prints their ratios as a Markdown table. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures the Moodle client against code written by hand for the same.",
        sortOptions = false)
public final class BenchmarkProgram implements Callable<Integer> {
    @Option(names = "--forks", paramLabel = "N", description = "how often both sides are measured (default: 5)")
    private int forks = 5;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "before each measurement (default: 4)")
    private int warmup = 4;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "of each measurement (default: 5)")
    private int seconds = 5;

    @Option(names = "--only", paramLabel = "REGEX", description = "the tasks to measure (default: all)")
    private String only = "";

    @Option(names = "--no-memory", description = "leaves out the proof of reading within 64 MiB")
    private boolean noMemory;

    private BenchmarkProgram() {}

    /**
     * Runs.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkProgram()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Comparison> tasks = Comparison.of(measure());
        System.out.println();
        System.out.print(table(tasks));
        System.out.println();
        return noMemory ? 0 : MemoryProof.run();
    }

    /** Round by round rather than side by side, so that both sides of a task are measured close to each other. */
    private List<RunResult> measure() throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < forks; round++) {
            results.addAll(new Runner(options()).run());
        }
        return results;
    }

    private Options options() {
        return new OptionsBuilder()
                .include("\\.client\\..*" + only)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .warmupIterations(warmup)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Xms512m", "-Xmx512m")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .build();
    }

    static String table(Map<String, Comparison> tasks) {
        StringBuilder table =
                new StringBuilder("| task | | library | by hand | ratio |\n| --- | --- | --: | --: | --: |\n");
        tasks.forEach((task, comparison) -> {
            table.append(row(task, "time, ms", comparison, Side::time));
            table.append(row(task, "processor time, ms", comparison, Side::cpu));
            table.append(row(task, "allocated, KiB", comparison, side -> side.allocation() / 1024));
        });
        return table.toString();
    }

    private static String row(String task, String unit, Comparison comparison, ToDoubleFunction<Side> measure) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | **%.2f** |%n",
                task,
                unit,
                comparison.library(measure),
                comparison.handWritten(measure),
                comparison.ratio(measure));
    }
}
