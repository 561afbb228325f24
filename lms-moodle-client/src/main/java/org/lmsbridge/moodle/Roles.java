package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Roles in contexts. */
public final class Roles {
    Roles() {}
    /** Not described yet. */
    public BulkResult<RoleAssignment, Done> assign(List<RoleAssignment> assignments) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<RoleAssignment, Done> unassign(List<RoleAssignment> assignments) {
        throw new UnsupportedOperationException("not yet");
    }
}
