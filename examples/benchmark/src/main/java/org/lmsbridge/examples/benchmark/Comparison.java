package org.lmsbridge.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;

/**
 * One task, measured several times on both sides. A ratio is taken within a round, whose two sides ran right after each
 * other, so that a machine which is busy with something else for a while slows both.
 */
final class Comparison {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private final List<Side> library = new ArrayList<>();
    private final List<Side> handWritten = new ArrayList<>();

    /** What one round measured of one side: milliseconds on the clock and of the processors, and bytes. */
    record Side(double time, double cpu, double allocation) {}

    /** Sorts the results of all rounds by task. */
    static Map<String, Comparison> of(List<RunResult> results) {
        Map<String, Comparison> tasks = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            int method = name.lastIndexOf('.');
            String task = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
            Comparison comparison = tasks.computeIfAbsent(task, key -> new Comparison());
            (name.endsWith(".library") ? comparison.library : comparison.handWritten).add(side(result));
        }
        return tasks;
    }

    private static Side side(RunResult result) {
        return new Side(
                result.getPrimaryResult().getScore(),
                secondary(result, CpuProfiler.RESULT),
                secondary(result, ALLOCATION));
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }

    double library(ToDoubleFunction<Side> measure) {
        return median(library.stream().mapToDouble(measure));
    }

    double handWritten(ToDoubleFunction<Side> measure) {
        return median(handWritten.stream().mapToDouble(measure));
    }

    double ratio(ToDoubleFunction<Side> measure) {
        return median(IntStream.range(0, library.size())
                .mapToDouble(round ->
                        measure.applyAsDouble(library.get(round)) / measure.applyAsDouble(handWritten.get(round))));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
