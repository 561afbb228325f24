package org.lmsbridge.moodle;

import java.util.*;
import java.util.stream.Stream;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Who is in which course. */
public final class Enrolments {
    Enrolments() {}
    /** Not described yet. */
    public BulkResult<Enrolment, Done> enrol(List<Enrolment> enrolments) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<Unenrolment, Done> unenrol(List<Unenrolment> unenrolments) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public Stream<Participant> participants(long courseid, ParticipantsQuery query) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<UserCourse> ofUser(long userid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<EnrolmentMethod> methods(long courseid) {
        throw new UnsupportedOperationException("not yet");
    }
}
