package org.lmsbridge.core.plan;

/** What a change does in the site. */
public enum ChangeKind {
    /** Makes a user. */
    ACCOUNT_CREATE("create account", Effect.WRITES),
    /** Remembers that a user of the site is a contact of the records; writes nothing to the site. */
    ACCOUNT_LINK("link account", Effect.REMEMBERS),
    /** Writes names or other fields of a user. */
    ACCOUNT_UPDATE("update account", Effect.WRITES),
    /** Keeps a user from signing in. */
    ACCOUNT_SUSPEND("suspend account", Effect.TAKES_AWAY),
    /** Lets a user sign in again. */
    ACCOUNT_RESUME("resume account", Effect.WRITES),
    /** Makes a course. */
    COURSE_CREATE("create course", Effect.WRITES),
    /** Remembers that a course of the site stands for a course date; writes nothing to the site. */
    COURSE_LINK("link course", Effect.REMEMBERS),
    /** Writes names, dates or other properties of a course. */
    COURSE_UPDATE("update course", Effect.WRITES),
    /** Hides a course from students. */
    COURSE_HIDE("hide course", Effect.TAKES_AWAY),
    /** Deletes a course and all that was done in it. */
    COURSE_DELETE("delete course", Effect.TAKES_AWAY),
    /** Enrols somebody who was not enrolled. */
    ENROLMENT_CREATE("enrol", Effect.WRITES_AND_MAILS),
    /** Remembers that an enrolment of the site is ours, or which contact it belongs to; writes nothing to the site. */
    ENROLMENT_LINK("link enrolment", Effect.REMEMBERS),
    /** Writes role, times or status of an enrolment that is ours. */
    ENROLMENT_UPDATE("update enrolment", Effect.WRITES_AND_MAILS),
    /** Keeps somebody out of a course, with all that was done there. */
    ENROLMENT_SUSPEND("suspend enrolment", Effect.TAKES_AWAY_AND_MAILS),
    /** Lets somebody into a course again. */
    ENROLMENT_RESUME("resume enrolment", Effect.WRITES_AND_MAILS),
    /** Unenrols somebody; the grades go with it. */
    ENROLMENT_REMOVE("unenrol", Effect.TAKES_AWAY),
    /** Gives a further role to somebody who is in the course already; nobody is mailed. */
    ROLE_ASSIGN("assign role", Effect.WRITES),
    /** Takes a role from somebody who stays in the course. */
    ROLE_REMOVE("remove role", Effect.TAKES_AWAY),
    /** Makes a group in a course. */
    GROUP_CREATE("create group", Effect.WRITES),
    /** Puts somebody who is in the course into a group. */
    GROUP_JOIN("join group", Effect.WRITES),
    /** Takes somebody who stays in the course out of a group. */
    GROUP_LEAVE("leave group", Effect.WRITES);

    private final String label;
    private final Effect effect;

    ChangeKind(String label, Effect effect) {
        this.label = label;
        this.effect = effect;
    }

    /** {@return a few words for tables} */
    public String label() {
        return label;
    }

    /** {@return whether the site is written to} */
    public boolean writing() {
        return effect != Effect.REMEMBERS;
    }

    /** {@return whether somebody loses something by it; such changes are what an approval covers} */
    public boolean destructive() {
        return effect == Effect.TAKES_AWAY || effect == Effect.TAKES_AWAY_AND_MAILS;
    }

    /**
     * Says whether the person may hear of it. Moodle's manual enrolment sends its welcome message at every call, so
     * also at a suspension; unenrolling and unassigning send none.
     *
     * @return whether a Moodle of 4.4 or later may mail the person at this change
     */
    public boolean mailsPeople() {
        return effect == Effect.WRITES_AND_MAILS || effect == Effect.TAKES_AWAY_AND_MAILS;
    }

    private enum Effect {
        REMEMBERS,
        WRITES,
        WRITES_AND_MAILS,
        TAKES_AWAY,
        TAKES_AWAY_AND_MAILS
    }
}
