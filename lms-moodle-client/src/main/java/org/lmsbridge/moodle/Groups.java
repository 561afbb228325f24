package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.moodle.api.GroupApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.model.Group;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.GroupMembers;
import org.lmsbridge.moodle.model.GroupUpdate;
import org.lmsbridge.moodle.model.Grouping;
import org.lmsbridge.moodle.model.GroupingAssignment;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.moodle.model.NewGrouping;

/** Groups and groupings of courses. Thread-safe. */
public final class Groups {
    private final Area area;
    private final GroupApi api;

    Groups(Area area) {
        this.area = area;
        this.api = area.api(GroupApi.class);
    }

    /**
     * Reads the groups of a course; {@code core_group_get_course_groups}.
     *
     * @param courseid the course
     * @return its groups
     */
    public List<Group> ofCourse(long courseid) {
        return api.ofCourse(courseid);
    }

    /**
     * Creates groups; {@code core_group_create_groups}.
     *
     * @param groups the groups
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewGroup, Long> create(List<NewGroup> groups) {
        return area.writer()
                .write(
                        groups,
                        Simple.<NewGroup>creating(
                                        GroupApi.CREATE,
                                        "groups",
                                        group -> "group:" + group.courseid() + "/"
                                                + group.idnumber().orElse(group.name()),
                                        batch -> api.create(batch).stream()
                                                .map(Group::id)
                                                .toList())
                                .lookingUp(this::numberOf));
    }

    /** The number under which a group is found; its name is unique in the course. */
    private Optional<Long> numberOf(NewGroup group) {
        return ofCourse(group.courseid()).stream()
                .filter(found -> found.name().equals(group.name().strip())
                        && found.idnumber().orElse("").equals(group.idnumber().orElse("")))
                .map(Group::id)
                .findFirst();
    }

    /**
     * Changes groups; {@code core_group_update_groups}.
     *
     * @param updates the changes
     * @return a verdict for each
     */
    public BulkResult<GroupUpdate, Done> update(List<GroupUpdate> updates) {
        return area.writer()
                .write(
                        updates,
                        Simple.changing(GroupApi.UPDATE, "groups", update -> "group#" + update.id(), api::update));
    }

    /**
     * Deletes groups; {@code core_group_delete_groups}.
     *
     * @param ids the groups
     * @return a verdict for each
     */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        return area.writer()
                .write(
                        List.copyOf(ids),
                        Simple.changing(GroupApi.DELETE, "groupids", id -> "group#" + id, api::delete));
    }

    /**
     * Puts people into groups; {@code core_group_add_group_members}. They must be enrolled.
     *
     * @param members the memberships
     * @return a verdict for each
     */
    public BulkResult<GroupMember, Done> addMembers(List<GroupMember> members) {
        return area.writer()
                .write(members, Simple.changing(GroupApi.ADD_MEMBERS, "members", Groups::subject, api::addMembers));
    }

    /**
     * Takes people out of groups; {@code core_group_delete_group_members}.
     *
     * @param members the memberships
     * @return a verdict for each
     */
    public BulkResult<GroupMember, Done> removeMembers(List<GroupMember> members) {
        return area.writer()
                .write(
                        members,
                        Simple.changing(GroupApi.REMOVE_MEMBERS, "members", Groups::subject, api::removeMembers));
    }

    private static String subject(GroupMember member) {
        return "groupmember:" + member.groupid() + "/" + member.userid();
    }

    /**
     * Reads who is in which group; {@code core_group_get_group_members}.
     *
     * @param groupids the groups
     * @return the members of each
     */
    public List<GroupMembers> members(Collection<Long> groupids) {
        return area.writer().read(List.copyOf(groupids), "groupids", api::members);
    }

    /**
     * Creates groupings; {@code core_group_create_groupings}.
     *
     * @param groupings the groupings
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewGrouping, Long> createGroupings(List<NewGrouping> groupings) {
        return area.writer()
                .write(
                        groupings,
                        Simple.creating(
                                GroupApi.CREATE_GROUPINGS,
                                "groupings",
                                grouping -> "grouping:" + grouping.courseid() + "/" + grouping.name(),
                                batch -> api.createGroupings(batch).stream()
                                        .map(Grouping::id)
                                        .toList()));
    }

    /**
     * Puts groups into groupings; {@code core_group_assign_grouping}.
     *
     * @param assignments the assignments
     * @return a verdict for each
     */
    public BulkResult<GroupingAssignment, Done> assignGroupings(List<GroupingAssignment> assignments) {
        return area.writer()
                .write(
                        assignments,
                        Simple.changing(
                                GroupApi.ASSIGN_GROUPING,
                                "assignments",
                                assignment -> "grouping#" + assignment.groupingid() + "/" + assignment.groupid(),
                                api::assignGrouping));
    }
}
