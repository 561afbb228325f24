package org.lmsbridge.core.roster;

/** Something that a roster import delivers. Immutable; equal when all that it says is equal. */
public sealed interface RosterItem permits ImportedCourse, ImportedSection, ImportedEnrolment, Instructor {
    /** What an item is. */
    enum Kind {
        /** An {@link ImportedCourse}. */
        COURSE,
        /** An {@link ImportedSection}. */
        SECTION,
        /** An {@link Instructor}. */
        INSTRUCTOR,
        /** An {@link ImportedEnrolment}. */
        ENROLMENT
    }

    /** {@return what it is} */
    Kind kind();

    /** {@return by what it is known for good; unique among the items of its kind} */
    String institutionId();
}
