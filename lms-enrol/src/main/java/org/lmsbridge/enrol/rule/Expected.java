package org.lmsbridge.enrol.rule;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a change of an enrolment expects to find, by field. */
public final class Expected {
    /** Whether the contact is in the course: {@value #YES} or {@value #NO}. */
    public static final String ENROLLED = "enrolled";

    /** What we last wrote of the enrolment. */
    public static final String WRITTEN = "written";

    /** What the records answer when they are asked whether anything calls for the enrolment. */
    public static final String EVIDENCE = "evidence";

    /** The contact under whose id we know the enrolment. */
    public static final String CONTACT = "contact";

    /** For {@link #ENROLLED}. */
    public static final String YES = "yes";

    /** For {@link #ENROLLED}. */
    public static final String NO = "no";

    private Expected() {}

    static SortedMap<String, String> notEnrolled() {
        var expects = new TreeMap<String, String>();
        expects.put(ENROLLED, NO);
        return expects;
    }

    static SortedMap<String, String> written(WrittenEnrolment written) {
        var expects = new TreeMap<String, String>();
        expects.put(ENROLLED, YES);
        expects.put(WRITTEN, written.text());
        return expects;
    }
}
