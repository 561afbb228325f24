package org.lmsbridge.core.state;

import org.lmsbridge.core.records.ContactId;

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

    /** {@return what one host at a time has for itself} */
    Leases leases();

    /** {@return what the host said to have changed} */
    Pushes pushes();

    /** {@return attempts at what everybody has only so many of} */
    Attempts attempts();

    /**
     * Removes a person from links, journal, plans, findings, call-backs, marks and pushes, all or nothing. Plans that
     * have changes about the person go as a whole; requests about several people lose the name of this one. What waits
     * to be delivered about the person is not delivered any more. Cursors are their owners' business.
     *
     * <p>To be called once the records have forgotten the person: as long as they have not, the next run plans the
     * account anew.
     *
     * @param contact the person
     * @return what was removed, what cannot be removed yet, and what has to be done in Moodle
     * @throws StateException if the store cannot do it; then nothing is removed
     */
    Forgotten forget(ContactId contact);
}
