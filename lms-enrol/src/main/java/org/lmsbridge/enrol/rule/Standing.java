package org.lmsbridge.enrol.rule;

import java.util.Locale;

/**
 * Where an enrolment that is ours stands, as far as we wrote it. The last four are remembered before a request is sent,
 * so that a later run knows what to ask the site.
 */
public enum Standing {
    /** Written as active. */
    ACTIVE,
    /** Written as suspended. */
    SUSPENDED,
    /** Role or times were being written; whether they arrived cannot be seen, so they are written again. */
    UPDATING,
    /** It was being suspended. */
    SUSPENDING,
    /** It was being made active again. */
    RESUMING,
    /** It was being removed. */
    LEAVING;

    /** {@return whether a person is kept out by us, or is about to be} */
    public boolean keptOut() {
        return this == SUSPENDED || this == SUSPENDING;
    }

    /** {@return how it is written in the state store} */
    String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
