package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.Group;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.GroupMembers;
import org.lmsbridge.moodle.model.GroupUpdate;
import org.lmsbridge.moodle.model.GroupingAssignment;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.moodle.model.NewGrouping;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Groups and groupings of courses; see {@link Contract}. */
abstract class GroupsContract extends Contract {

    @Test
    void groupsTakeInParticipants() {
        long courseid = course("A");
        long person = user("a");
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        long group = only(client().groups()
                .create(List.of(
                        NewGroup.builder().courseid(courseid).name("G " + run()).build())));
        GroupMember member = GroupMember.builder().groupid(group).userid(person).build();
        only(client().groups().addMembers(List.of(member)));

        assertThat(client().groups().ofCourse(courseid)).hasSize(1);
        assertThat(people(courseid, ParticipantsQuery.builder().groupid(group).build()))
                .containsExactly(person);
        only(client().groups().removeMembers(List.of(member)));
        assertThat(people(courseid, ParticipantsQuery.builder().groupid(group).build()))
                .isEmpty();
    }

    @Test
    void aGroupIsRenamedAndDeleted() {
        long courseid = course("A");
        long id = group(courseid, "G");

        only(client().groups()
                .update(List.of(GroupUpdate.builder()
                        .id(id)
                        .name("New " + run())
                        .idnumber("g-" + run())
                        .build())));
        Group found = client().groups().ofCourse(courseid).get(0);
        assertThat(found.name()).isEqualTo("New " + run());
        assertThat(found.idnumber()).contains("g-" + run());

        only(client().groups().delete(List.of(id)));
        assertThat(client().groups().ofCourse(courseid)).isEmpty();
    }

    @Test
    void aTakenNameLosesOnlyItself() {
        long courseid = course("A");
        group(courseid, "G");

        BulkResult<NewGroup, Long> result = client().groups()
                .create(List.of(
                        NewGroup.builder().courseid(courseid).name(run() + "G").build(),
                        NewGroup.builder().courseid(courseid).name(run() + "H").build()));

        assertThat(result.rejected()).hasSize(1);
        assertThat(client().groups().ofCourse(courseid))
                .extracting(Group::name)
                .containsExactlyInAnyOrder(run() + "G", run() + "H");
    }

    @Test
    void groupsTellWhoIsInThem() {
        long courseid = course("A");
        long person = learner(courseid, "a");
        long full = group(courseid, "F");
        long empty = group(courseid, "E");
        only(client().groups()
                .addMembers(List.of(
                        GroupMember.builder().groupid(full).userid(person).build())));

        List<GroupMembers> members = client().groups().members(List.of(full, empty));

        assertThat(members).extracting(GroupMembers::groupid).containsExactly(full, empty);
        assertThat(members.get(0).userids()).containsExactly(person);
        assertThat(members.get(1).userids()).isEmpty();
    }

    @Test
    void onlyLearnersOfTheCourseJoinAGroup() {
        long id = group(course("A"), "G");

        assertThat(client().groups()
                        .addMembers(List.of(GroupMember.builder()
                                .groupid(id)
                                .userid(user("a"))
                                .build()))
                        .rejected())
                .hasSize(1);
    }

    @Test
    void groupingsHoldGroups() {
        needs("core_group_create_groupings");
        long courseid = course("A");
        long id = group(courseid, "G");

        long grouping = only(client().groups()
                .createGroupings(List.of(NewGrouping.builder()
                        .courseid(courseid)
                        .name("All " + run())
                        .build())));
        only(client().groups()
                .assignGroupings(List.of(GroupingAssignment.builder()
                        .groupingid(grouping)
                        .groupid(id)
                        .build())));

        assertThat(client().call(
                                "core_group_get_groupings",
                                Map.of("groupingids", List.of(grouping), "returngroups", true),
                                JsonNode.class)
                        .path(0)
                        .path("groups")
                        .path(0)
                        .path("id")
                        .asLong())
                .isEqualTo(id);
    }
}
