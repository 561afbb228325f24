package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.enrol.rule.CourseGroups.Group;

class CourseGroupsTest {
    @Test
    void nobodyComesIntoAGroupWhereNoneIsWanted() {
        assertThat(CourseGroups.NONE.of(date("1").venue("Hall").build())).isEmpty();
    }

    @Test
    void theGroupOfACourseDateIsNamedAfterDayAndId() {
        var group = CourseGroups.COURSE_DATE.of(date("1001").build()).orElseThrow();

        assertThat(group.name()).isEqualTo("2027-03-01 [1001]");
        assertThat(group.key()).startsWith("lmsbridge-").isNotEqualTo(key(CourseGroups.COURSE_DATE, date("1002")));
    }

    @Test
    void theGroupOfACourseDateStaysTheSameWhenTheDateMoves() {
        assertThat(key(CourseGroups.COURSE_DATE, date("1001").start(LocalDateTime.of(2027, 4, 1, 9, 0))))
                .isEqualTo(key(CourseGroups.COURSE_DATE, date("1001")));
    }

    @Test
    void everybodyAtOneVenueComesIntoOneGroup() {
        var group = CourseGroups.VENUE.of(date("1").venue(" Hall ").build());

        assertThat(group).map(Group::name).contains("Hall");
        assertThat(group)
                .isEqualTo(CourseGroups.VENUE.of(date("2").venue("Hall").build()));
        assertThat(key(CourseGroups.VENUE, date("1").venue("Annex")))
                .isNotEqualTo(group.orElseThrow().key());
    }

    @Test
    void withoutAVenueThereIsNoGroup() {
        assertThat(CourseGroups.VENUE.of(date("1").build())).isEmpty();
        assertThat(CourseGroups.VENUE.of(date("1").venue("  ").build())).isEmpty();
    }

    @Test
    void aLongVenueIsCutToWhatMoodleHoldsAndKeepsAGroupOfItsOwn() {
        var long254 = date("1").venue("v".repeat(254)).build();
        var long255 = date("1").venue("v".repeat(255)).build();

        assertThat(CourseGroups.VENUE.of(long254)).map(Group::name).contains("v".repeat(254));
        assertThat(CourseGroups.VENUE.of(long255)).map(Group::name).contains("v".repeat(254));
        assertThat(CourseGroups.VENUE.of(long254)).isNotEqualTo(CourseGroups.VENUE.of(long255));
    }

    @Test
    void theKeyHoldsNothingThatAVenueMayBeCalled() {
        assertThat(key(CourseGroups.VENUE, date("1").venue("Hall 1/2, Brisbane")))
                .matches("lmsbridge-[0-9a-f-]{36}");
    }

    private static String key(CourseGroups groups, CourseDate.Builder date) {
        return groups.of(date.build()).orElseThrow().key();
    }

    private static CourseDate.Builder date(String id) {
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(new CourseMasterId("first-aid"))
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(ZoneOffset.UTC);
    }
}
