package org.lmsbridge.core.plan;

/**
 * A change that one of two plans has and the other has not. Immutable.
 *
 * @param side which one has it
 * @param change the change
 */
public record PlanDifference(Side side, Change change) {
    /** One of two plans. */
    public enum Side {
        /** The plan that was asked. */
        THIS,
        /** The plan that it was compared with. */
        OTHER
    }
}
