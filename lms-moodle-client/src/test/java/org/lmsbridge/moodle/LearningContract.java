package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.ActivityCompletion;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.ReportPage;
import org.lmsbridge.moodle.model.UserGrades;

/** Completion, grades and reports; see {@link Contract}. */
abstract class LearningContract extends Contract {

    @Test
    void completionOfManyIsReadWithAReasonWhereThereIsNone() {
        long courseid = course("A");
        long person = user("a");
        long stranger = user("b");
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        Map<Long, Completion.Status> statuses = client().completion().ofCourse(courseid, List.of(person, stranger));

        assertThat(statuses.keySet()).containsExactly(person, stranger);
        assertThat(statuses.values())
                .allSatisfy(status -> assertThat(status.reason()).isPresent());
    }

    @Test
    void gradesOfALearnerHaveATotal() {
        needs("gradereport_user_get_grade_items");
        long courseid = course("A");
        long person = user("a");
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        assertThat(client().grades().ofUser(courseid, person).total()).isPresent();
        assertThat(client().grades().ofCourse(courseid)).hasSize(1);
    }

    @Test
    void reportsAreListed() {
        needs("core_reportbuilder_list_reports");

        assertThat(client().reports().all()).isNotNull();
        assertThat(catchThrowable(() -> client().reports().page(999_999, 0, 10)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aLearnerStandsSomewhereInEveryActivity() {
        long courseid = course("A");
        long person = learner(courseid, "a");
        Optional<Long> cmid = activity(courseid);
        assumeTrue(cmid.isPresent(), "the site made no activity by itself");

        client().completion().overrideActivity(person, cmid.get(), true);

        assertThat(client().completion().ofActivities(courseid, person))
                .allSatisfy(activity -> assertThat(activity.state()).isEqualTo(1));
    }

    @Test
    void aCourseWithoutCriteriaTellsNoCompletion() {
        long courseid = course("A");
        long person = learner(courseid, "a");

        assertThat(catchThrowable(() -> client().completion().ofCourse(courseid, person)))
                .isInstanceOf(MoodleException.class)
                .hasMessageContaining("nocriteriaset");
    }

    @Test
    void aLearnerCompletesACourse() {
        long courseid = course("A");
        long self = client().site().info().userid();
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, self))));
        assumeTrue(letLearnersComplete(courseid), "no web service says when a course is completed");

        assertThat(client().completion().ofCourse(courseid, self).completed()).isFalse();
        client().completion().completeOwnCourse(courseid);
        assertThat(client().completion().ofCourse(courseid, self).completed()).isTrue();
    }

    @Test
    void aCourseThatIsNotCompletedByOneselfSaysSo() {
        long courseid = course("A");
        long self = client().site().info().userid();
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, self))));

        assertThat(catchThrowable(() -> client().completion().completeOwnCourse(courseid)))
                .isInstanceOf(MoodleException.class)
                .hasMessageContaining("noselfcompletioncriteria");
    }

    @Test
    void anActivityThatIsNotMarkedByHandSaysSo() {
        needs("core_completion_update_activity_completion_status_manually");
        Optional<Long> cmid = activityNotMarkedByHand(course("A"));
        assumeTrue(cmid.isPresent(), "the site made no activity by itself");

        assertThat(catchThrowable(() -> client().completion().markOwnActivity(cmid.get(), true)))
                .isInstanceOf(MoodleException.class)
                .hasMessageContaining("cannotmanualctrack");
    }

    @Test
    void anActivityIsMarkedByHandByTheAccountBehindTheToken() {
        long courseid = course("A");
        long self = client().site().info().userid();
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, self))));
        Optional<Long> cmid = activityMarkedByHand(courseid);
        assumeTrue(cmid.isPresent(), "no web service makes an activity that is marked by hand");

        client().completion().markOwnActivity(cmid.get(), true);

        assertThat(client().completion().ofActivities(courseid, self))
                .filteredOn(activity -> activity.cmid() == cmid.get())
                .extracting(ActivityCompletion::state)
                .containsExactly(1);
    }

    @Test
    void aReportIsFiltered() {
        needs("core_reportbuilder_set_filters");
        Optional<Long> report = report();
        assumeTrue(report.isPresent(), "the site has no custom report, and no web service makes one");

        client().reports().setFilters(report.get(), "{}");

        assertThat(client().reports().page(report.get(), 0, 1).headers()).isNotEmpty();
    }

    @Test
    void filtersOfAReportThatIsNotThereAreRefused() {
        needs("core_reportbuilder_set_filters");

        assertThat(catchThrowable(() -> client().reports().setFilters(NOBODY, "{}")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void gradesAreReadForOneForManyAndForAGroup() {
        long courseid = course("A");
        long inGroup = learner(courseid, "a");
        long other = learner(courseid, "b");
        long group = group(courseid, "G");
        only(client().groups()
                .addMembers(List.of(
                        GroupMember.builder().groupid(group).userid(inGroup).build())));

        assertThat(client().grades().ofUser(courseid, other).userid()).isEqualTo(other);
        assertThat(client().grades().ofCourse(courseid))
                .extracting(UserGrades::userid)
                .containsExactlyInAnyOrder(inGroup, other);
        assertThat(client().grades().ofGroup(courseid, group))
                .extracting(UserGrades::userid)
                .containsExactly(inGroup);
        Map<Long, Grades.Answer> answers = client().grades().ofUsers(courseid, List.of(inGroup, other));
        assertThat(answers.keySet()).containsExactly(inGroup, other);
        assertThat(answers.get(other).grades()).isPresent();
    }

    @Test
    void aReportIsReadInPages() {
        needs("core_reportbuilder_retrieve_report");
        Optional<Long> report = report();
        assumeTrue(report.isPresent(), "the site has no custom report, and no web service makes one");
        long courseid = course("A");
        learner(courseid, "a");
        learner(courseid, "b");

        ReportPage page = client().reports().page(report.get(), 0, 1);

        assertThat(page.headers()).isNotEmpty();
        assertThat(page.rows()).hasSize(1);
        assertThat(client().reports().rows(report.get(), 2)).hasSize((int) page.totalrowcount());
    }
}
