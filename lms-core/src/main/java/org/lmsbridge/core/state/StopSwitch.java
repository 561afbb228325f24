package org.lmsbridge.core.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Stops all writing to one site: a run that goes on ends before its next batch, and none begins, in every process that
 * shares the state, until the switch is released. Thread-safe; durable when a call returns.
 */
public interface StopSwitch {
    /**
     * Turns it on. Where it is on already, the new reason replaces the old one.
     *
     * @param who the person, as the host names its people; not blank, at most 200 characters
     * @param why the reason; not blank, at most 1,000 characters
     */
    void stop(String who, String why);

    /** Turns it off. One that is off already is no fault. */
    void release();

    /** {@return who stopped the site and why, if it is stopped} */
    Optional<Stop> find();

    /**
     * That the switch is on.
     *
     * @param who the person
     * @param why the reason
     * @param at since when
     */
    record Stop(String who, String why, Instant at) {}
}
