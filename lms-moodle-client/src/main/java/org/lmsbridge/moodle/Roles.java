package org.lmsbridge.moodle;

import java.util.List;
import org.lmsbridge.moodle.api.RoleApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.model.RoleAssignment;

/** Roles in contexts. Assigning a role enrols nobody. Thread-safe. */
public final class Roles {
    private final Area area;
    private final RoleApi api;

    Roles(Area area) {
        this.area = area;
        this.api = area.api(RoleApi.class);
    }

    /**
     * Assigns roles; {@code core_role_assign_roles}. A role that is assigned already is no error.
     *
     * @param assignments the assignments
     * @return a verdict for each
     */
    public BulkResult<RoleAssignment, Done> assign(List<RoleAssignment> assignments) {
        return area.writer()
                .write(assignments, Simple.changing(RoleApi.ASSIGN, "assignments", Roles::subject, api::assign));
    }

    /**
     * Removes roles; {@code core_role_unassign_roles}.
     *
     * @param assignments the assignments
     * @return a verdict for each
     */
    public BulkResult<RoleAssignment, Done> unassign(List<RoleAssignment> assignments) {
        return area.writer()
                .write(assignments, Simple.changing(RoleApi.UNASSIGN, "unassignments", Roles::subject, api::unassign));
    }

    private static String subject(RoleAssignment assignment) {
        String context = assignment
                .contextid()
                .map(id -> "context#" + id)
                .orElseGet(() -> assignment.contextlevel().orElse("") + "#"
                        + assignment.instanceid().orElse(0L));
        return "role:" + assignment.roleid() + "/" + assignment.userid() + "@" + context;
    }
}
