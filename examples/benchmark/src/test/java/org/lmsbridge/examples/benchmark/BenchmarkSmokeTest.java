package org.lmsbridge.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarkSmokeTest {
    @Test
    void everyBenchmarkRunsOnceAndGetsARowInTheTable() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        Map<String, Comparison> tasks = Comparison.of(List.copyOf(results));

        assertThat(tasks)
                .containsOnlyKeys("CreatingUsers", "DecodingParticipants", "EncodingUsers", "ReadingParticipants");
        assertThat(BenchmarkProgram.table(tasks).lines()).hasSize(2 + 4 * 3).noneMatch(line -> line.contains("NaN"));
    }
}
