package org.lmsbridge.core.schedule;

import org.lmsbridge.core.state.SiteState;

/** Work of a plugin at its times. */
record RecurringTask(String name, SiteState state, boolean heldBack, Timetable timetable, Runnable body, Gate gate)
        implements BridgeTask {
    @Override
    public void work() {
        body.run();
    }
}
