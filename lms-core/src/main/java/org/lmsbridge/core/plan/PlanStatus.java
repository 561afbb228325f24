package org.lmsbridge.core.plan;

/** How far a plan has come. */
public enum PlanStatus {
    /** It can be applied, if its guards let it. */
    READY,
    /** A guard tripped; it waits for a person. */
    STOPPED,
    /** A person let it pass. */
    APPROVED,
    /** A person did not let it pass; it is never applied. */
    REJECTED,
    /** A run has it, or was killed while it had it; it is never applied again. */
    APPLYING,
    /** A run came to its end with it. */
    APPLIED,
    /** A run had to end with only a part of it written; it is never applied again. */
    BROKEN_OFF
}
