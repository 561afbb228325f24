package org.lmsbridge.core.state;

/** The part of a {@link StateStore} that belongs to one site. Thread-safe. */
public interface SiteState {
    /** {@return the name under which the site is remembered} */
    String site();

    /** {@return the links} */
    Links links();

    /** {@return the journal} */
    Journal journal();

    /** {@return the plans} */
    Plans plans();

    /** {@return the history of runs} */
    Runs runs();

    /** {@return the switch that stops all writing} */
    StopSwitch stopSwitch();

    /** {@return the marks on what nothing may be changed about} */
    HandsOff handsOff();
}
