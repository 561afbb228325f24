package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Who has completed what. */
public final class Completion {
    Completion() {}
    /** Not described yet. */
    public CourseCompletion ofCourse(long courseid, long userid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<ActivityCompletion> ofActivities(long courseid, long userid) {
        throw new UnsupportedOperationException("not yet");
    }
}
