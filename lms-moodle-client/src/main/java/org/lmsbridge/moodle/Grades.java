package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Grades of learners. */
public final class Grades {
    Grades() {}
    /** Not described yet. */
    public UserGrades ofUser(long courseid, long userid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<UserGrades> ofCourse(long courseid) {
        throw new UnsupportedOperationException("not yet");
    }
}
