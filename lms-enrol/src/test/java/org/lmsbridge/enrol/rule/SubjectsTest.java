package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.RegistrationId;

/** These texts are keys in the state store of every installation, so they must not change. */
class SubjectsTest {
    private static final CourseDateId DATE = new CourseDateId("1001");
    private static final CourseMasterId MASTER = new CourseMasterId("first-aid");

    @Test
    void everyKindOfThingHasAPrefixOfItsOwn() {
        assertThat(Subjects.courseDate(DATE)).isEqualTo("course-date:1001");
        assertThat(Subjects.courseMaster(MASTER)).isEqualTo("course-master:first-aid");
        assertThat(Subjects.category(new CategoryId("safety"))).isEqualTo("course-category:safety");
        assertThat(Subjects.contact(new ContactId("4711"))).isEqualTo("contact:4711");
        assertThat(Subjects.registration(new RegistrationId("77"))).isEqualTo("registration:77");
    }

    @Test
    void whatIsBookedIsReadBackFromItsSubject() {
        assertThat(Subjects.target(DATE)).isEqualTo("course-date:1001");
        assertThat(Subjects.target(MASTER)).isEqualTo("course-master:first-aid");
        assertThat(Subjects.targetOf("course-date:1001")).contains(DATE);
        assertThat(Subjects.targetOf("course-master:first-aid")).contains(MASTER);
        assertThat(Subjects.targetOf("course-category:safety")).isEmpty();
    }

    @Test
    void onlyTheSubjectOfACourseDateNamesOne() {
        assertThat(Subjects.courseDateOf("course-date:1001")).contains(DATE);
        assertThat(Subjects.courseDateOf("course-master:first-aid")).isEmpty();
    }

    @Test
    void anEnrolmentNamesItsCourseAndItsContact() {
        var enrolment = Subjects.enrolment("course-category:a/b", new ContactId("4711"));

        assertThat(enrolment).isEqualTo("course-category:a/b/contact:4711");
        assertThat(Subjects.courseOf(enrolment)).isEqualTo("course-category:a/b");
        assertThat(Subjects.contactOf(enrolment)).isEqualTo(new ContactId("4711"));
    }
}
