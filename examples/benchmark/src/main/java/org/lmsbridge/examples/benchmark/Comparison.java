package org.lmsbridge.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/**
 * One task, measured several times on both sides. A ratio is taken within a round, whose two sides ran right after each
 * other, so that a machine which is busy with something else for a while slows both.
 */
final class Comparison {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private final List<Side> library = new ArrayList<>();
    private final List<Side> handWritten = new ArrayList<>();

    /** What one round measured of one side: milliseconds and bytes of one operation. */
    private record Side(double time, double allocation) {}

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
                Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION), ALLOCATION)
                        .getScore());
    }

    double libraryTime() {
        return median(library.stream().map(Side::time).toList());
    }

    double handWrittenTime() {
        return median(handWritten.stream().map(Side::time).toList());
    }

    double libraryAllocation() {
        return median(library.stream().map(Side::allocation).toList());
    }

    double handWrittenAllocation() {
        return median(handWritten.stream().map(Side::allocation).toList());
    }

    List<Double> timeRatios() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < library.size(); round++) {
            ratios.add(library.get(round).time() / handWritten.get(round).time());
        }
        return ratios;
    }

    double timeRatio() {
        return median(timeRatios());
    }

    double allocationRatio() {
        return libraryAllocation() / handWrittenAllocation();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
