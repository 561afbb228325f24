package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Groups of courses. */
public final class Groups {
    Groups() {}
    /** Not described yet. */
    public List<Group> ofCourse(long courseid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<NewGroup, Long> create(List<NewGroup> groups) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<GroupMember, Done> addMembers(List<GroupMember> members) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<GroupMember, Done> removeMembers(List<GroupMember> members) {
        throw new UnsupportedOperationException("not yet");
    }
}
