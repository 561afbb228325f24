package org.lmsbridge.core.roster;

import java.util.Optional;

/**
 * One thing that is different from what the import delivered before. Immutable.
 *
 * @param type how it is different
 * @param kind what it is
 * @param institutionId by what it is known
 * @param item what the LMS says now; empty if it is gone
 */
public record RosterChange(Type type, RosterItem.Kind kind, String institutionId, Optional<RosterItem> item) {
    /** How a thing is different. */
    public enum Type {
        /** It was not delivered before. */
        ADDED,
        /** It was delivered before, and says something else now. */
        CHANGED,
        /** The LMS answered, and it is not there any more. Never said of what could not be read. */
        GONE
    }

    public RosterChange {
        if (item.isPresent() == (type == Type.GONE)) {
            throw new IllegalArgumentException("roster change: the item is there unless it is gone; " + type);
        }
    }

    /**
     * Something new.
     *
     * @param item what
     * @return the change
     */
    public static RosterChange added(RosterItem item) {
        return new RosterChange(Type.ADDED, item.kind(), item.institutionId(), Optional.of(item));
    }

    /**
     * Something that says something else now.
     *
     * @param item what
     * @return the change
     */
    public static RosterChange changed(RosterItem item) {
        return new RosterChange(Type.CHANGED, item.kind(), item.institutionId(), Optional.of(item));
    }

    /**
     * Something that is not there any more.
     *
     * @param kind what it was
     * @param institutionId by what it was known
     * @return the change
     */
    public static RosterChange gone(RosterItem.Kind kind, String institutionId) {
        return new RosterChange(Type.GONE, kind, institutionId, Optional.empty());
    }

    /** Leaves the item out, which may be a person. */
    @Override
    public String toString() {
        return "RosterChange[" + type + " " + kind + " " + institutionId + "]";
    }
}
