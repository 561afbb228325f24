package org.lmsbridge.core.schedule;

import org.lmsbridge.core.state.SiteState;

/** A task of a bridge, whatever makes it run. */
interface BridgeTask {
    /** {@return component, dot, name} */
    String name();

    /** {@return the state of the site that it is for} */
    SiteState state();

    /** {@return whether it waits while the stop switch is on and in the quiet hours} */
    boolean heldBack();

    /** {@return what lets it begin, or not} */
    Gate gate();

    /** Does everything that there is to do. */
    void work();

    /** {@return the name under which an engine knows it, which other bridges may share} */
    default String engineName() {
        return state().site() + "/" + name();
    }

    /** {@return the name of the lease that whoever does it has} */
    default String lease() {
        return "task:" + name();
    }
}
