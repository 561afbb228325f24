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

    /** {@return the places from which runs go on} */
    Cursors cursors();

    /** {@return the counters that numbers are taken from} */
    Counters counters();

    /** {@return the values of settings that people saved} */
    SavedSettings settings();

    /** {@return the call-backs that wait to be delivered} */
    Deliveries deliveries();
}
