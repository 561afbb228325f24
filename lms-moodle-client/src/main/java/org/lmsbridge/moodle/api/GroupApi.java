package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Group;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.GroupMembers;
import org.lmsbridge.moodle.model.GroupUpdate;
import org.lmsbridge.moodle.model.Grouping;
import org.lmsbridge.moodle.model.GroupingAssignment;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.moodle.model.NewGrouping;

/** Groups and groupings. */
public interface GroupApi {
    /** {@code core_group_create_groups}. */
    String CREATE = "core_group_create_groups";

    /** {@code core_group_update_groups}. */
    String UPDATE = "core_group_update_groups";

    /** {@code core_group_delete_groups}. */
    String DELETE = "core_group_delete_groups";

    /** {@code core_group_get_course_groups}. */
    String OF_COURSE = "core_group_get_course_groups";

    /** {@code core_group_add_group_members}. */
    String ADD_MEMBERS = "core_group_add_group_members";

    /** {@code core_group_delete_group_members}. */
    String REMOVE_MEMBERS = "core_group_delete_group_members";

    /** {@code core_group_get_group_members}. */
    String MEMBERS = "core_group_get_group_members";

    /** {@code core_group_create_groupings}. */
    String CREATE_GROUPINGS = "core_group_create_groupings";

    /** {@code core_group_assign_grouping}. */
    String ASSIGN_GROUPING = "core_group_assign_grouping";

    /**
     * Calls {@code core_group_create_groups}.
     *
     * @param groups the groups, all or none of which are created
     * @return the new groups in order
     */
    @Function(value = CREATE, kind = Function.Kind.WRITE)
    List<Group> create(@Parameter("groups") List<NewGroup> groups);

    /**
     * Calls {@code core_group_update_groups}.
     *
     * @param groups the changes, all or none of which are made
     */
    @Function(value = UPDATE, kind = Function.Kind.WRITE)
    void update(@Parameter("groups") List<GroupUpdate> groups);

    /**
     * Calls {@code core_group_delete_groups}.
     *
     * @param groupids the groups
     */
    @Function(value = DELETE, kind = Function.Kind.WRITE)
    void delete(@Parameter("groupids") List<Long> groupids);

    /**
     * Calls {@code core_group_get_course_groups}.
     *
     * @param courseid the course
     * @return its groups
     */
    @Function(value = OF_COURSE, raw = true)
    List<Group> ofCourse(@Parameter("courseid") long courseid);

    /**
     * Calls {@code core_group_add_group_members}.
     *
     * @param members the memberships, all or none of which are made
     */
    @Function(value = ADD_MEMBERS, kind = Function.Kind.WRITE)
    void addMembers(@Parameter("members") List<GroupMember> members);

    /**
     * Calls {@code core_group_delete_group_members}.
     *
     * @param members the memberships, all or none of which are removed
     */
    @Function(value = REMOVE_MEMBERS, kind = Function.Kind.WRITE)
    void removeMembers(@Parameter("members") List<GroupMember> members);

    /**
     * Calls {@code core_group_get_group_members}.
     *
     * @param groupids the groups
     * @return who is in them
     */
    @Function(MEMBERS)
    List<GroupMembers> members(@Parameter("groupids") List<Long> groupids);

    /**
     * Calls {@code core_group_create_groupings}.
     *
     * @param groupings the groupings, all or none of which are created
     * @return the new groupings in order
     */
    @Function(value = CREATE_GROUPINGS, kind = Function.Kind.WRITE)
    List<Grouping> createGroupings(@Parameter("groupings") List<NewGrouping> groupings);

    /**
     * Calls {@code core_group_assign_grouping}.
     *
     * @param assignments the assignments, all or none of which are made
     */
    @Function(value = ASSIGN_GROUPING, kind = Function.Kind.WRITE)
    void assignGrouping(@Parameter("assignments") List<GroupingAssignment> assignments);
}
