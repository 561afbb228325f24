package org.lmsbridge.enrol.rule;

import java.util.Map;
import org.lmsbridge.core.state.Provenance;

/** What may be done to a Moodle course, by how it came about: the one table of it. */
public final class CourseOwnership {
    private static final Map<Deed, Map<Provenance, Permission>> TABLE = Map.of(
            Deed.ENROL, row(Permission.ALWAYS, Permission.ALWAYS),
            Deed.RENAME, row(Permission.ALWAYS, Permission.IF_SET),
            Deed.REDATE, row(Permission.ALWAYS, Permission.IF_SET),
            Deed.DESCRIBE, row(Permission.ALWAYS, Permission.NEVER),
            Deed.HIDE, row(Permission.ALWAYS, Permission.NEVER),
            Deed.DELETE, row(Permission.IF_SET, Permission.NEVER));

    private CourseOwnership() {}

    /** What can be done to a course. */
    public enum Deed {
        /** Have people in it. */
        ENROL,
        /** Write its names. */
        RENAME,
        /** Write its start and end. */
        REDATE,
        /** Write summary and custom fields. */
        DESCRIBE,
        /** Hide it from students. */
        HIDE,
        /** Delete it with all that was done in it. */
        DELETE
    }

    /** When something may be done. */
    public enum Permission {
        /** Without asking. */
        ALWAYS,
        /** Where a setting says so. */
        IF_SET,
        /** Never. */
        NEVER
    }

    /** A foreign course has no column of its own: nothing is ever done to one. */
    private static Map<Provenance, Permission> row(Permission created, Permission adopted) {
        return Map.of(Provenance.CREATED, created, Provenance.ADOPTED, adopted);
    }

    /**
     * Looks into the table.
     *
     * @param deed what is to be done
     * @param provenance how the course came about
     * @return when it may be done
     */
    public static Permission of(Deed deed, Provenance provenance) {
        return TABLE.getOrDefault(deed, Map.of()).getOrDefault(provenance, Permission.NEVER);
    }

    /**
     * Decides.
     *
     * @param deed what is to be done
     * @param provenance how the course came about
     * @param set what the setting says that a conditional permission hangs on
     * @return whether it may be done
     */
    public static boolean allows(Deed deed, Provenance provenance, boolean set) {
        return switch (of(deed, provenance)) {
            case ALWAYS -> true;
            case IF_SET -> set;
            case NEVER -> false;
        };
    }
}
