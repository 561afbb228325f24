package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.SiteState;

class RunListenerTest {
    private final List<String> told = new ArrayList<>();
    private ApplyBench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new ApplyBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private RunReport apply(ChangePlan plan, RunListener listener) {
        var handlers = Map.<ChangeKind, ChangeHandler>of(ChangeKind.ENROLMENT_REMOVE, bench.handler);
        return new PlanApplier(handlers, bench.clock, Guards.defaults(), listener)
                .apply(plan, bench.site(), Progress.none());
    }

    private ChangePlan removing(int count) {
        return bench.plan(new PlanBase(100, 100, 10), ApplyBench.removals(0, count));
    }

    private final class Telling implements RunListener {
        @Override
        public void stopped(ChangePlan plan, List<Tripped> reasons) {
            told.add("stopped " + reasons.size());
        }

        @Override
        public void finished(ChangePlan plan, RunReport report, SiteState state) {
            told.add("finished " + report.appliedTotal());
            throw new IllegalStateException("deliberate");
        }
    }

    @Test
    void aRunThatEndedIsToldAndWhatTheListenerThrowsReachesNobody() {
        assertThat(apply(removing(2), new Telling()).complete()).isTrue();
        assertThat(told).containsExactly("finished 2");
    }

    @Test
    void aPlanThatWaitsIsTold() {
        assertThatThrownBy(() -> apply(removing(30), new Telling())).isInstanceOf(PlanStoppedException.class);
        assertThat(told).singleElement().asString().startsWith("stopped ");
    }
}
