package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.RoleAssignment;

/** Roles. */
public interface RoleApi {
    /** {@code core_role_assign_roles}. */
    String ASSIGN = "core_role_assign_roles";

    /** {@code core_role_unassign_roles}. */
    String UNASSIGN = "core_role_unassign_roles";

    /**
     * Calls {@code core_role_assign_roles}.
     *
     * @param assignments the assignments, all or none of which are made
     */
    @Function(value = ASSIGN, kind = Function.Kind.WRITE)
    void assign(@Parameter("assignments") List<RoleAssignment> assignments);

    /**
     * Calls {@code core_role_unassign_roles}.
     *
     * @param unassignments the assignments, all or none of which are removed
     */
    @Function(value = UNASSIGN, kind = Function.Kind.WRITE)
    void unassign(@Parameter("unassignments") List<RoleAssignment> unassignments);
}
