package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;

/** Gathers the changes of one title into segments that are not too large. For one thread. */
final class SegmentBuffer {
    private final PlanWriter plan;
    private final Segment.Phase phase;
    private final String title;
    private final List<Change> changes = new ArrayList<>();

    SegmentBuffer(PlanWriter plan, Segment.Phase phase, String title) {
        this.plan = plan;
        this.phase = phase;
        this.title = title;
    }

    void add(Change change) {
        changes.add(change);
        if (changes.size() == Segment.MAX_CHANGES) {
            flush();
        }
    }

    void flush() {
        if (!changes.isEmpty()) {
            plan.add(new Segment(phase, title, changes));
            changes.clear();
        }
    }
}
