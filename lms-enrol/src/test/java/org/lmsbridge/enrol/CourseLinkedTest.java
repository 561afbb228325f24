package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lmsbridge.enrol.TemplateTest.UPDATE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.event.CourseLinked;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

/** The other plugins hear of each link once, when it is stored. */
class CourseLinkedTest {
    /** Published last, so that whatever is heard before it is all there is. */
    private static final CourseLinked END = new CourseLinked(new CourseDateId("end"), 1, Provenance.FOREIGN);

    @TempDir
    Path state;

    private final BlockingQueue<CourseLinked> heard = new LinkedBlockingQueue<>();

    @Test
    void aCourseIsAnnouncedWhenItIsMadeAndNotAgainWhenItChanges() throws InterruptedException {
        try (var college = listening(College.at(state)).withCourseDates("1001")) {
            college.run();
            var id = college.course("1001").id();
            assertThat(heard(college)).containsExactly(linked(id, Provenance.CREATED));

            college.records.put(College.courseDate("1001")
                    .start(College.courseDate("1001").build().start().plusDays(1))
                    .build());
            assertThat(college.run().appliedTotal()).isOne();
            college.run();
            assertThat(heard(college)).isEmpty();
        }
    }

    @Test
    void aLinkThatMovesIsAnnouncedAgain() throws InterruptedException {
        try (var college = listening(College.at(state)).withCourseDates("1001")) {
            college.run();
            var former = college.course("1001").id();
            var other = college.sandbox.state().addCourse("other", "Other", 1);
            college.moodle
                    .courses()
                    .update(List.of(
                            CourseUpdate.builder().id(former).idnumber("").build(),
                            CourseUpdate.builder().id(other).idnumber("1001").build()));
            college.run();

            assertThat(heard(college))
                    .containsExactly(linked(former, Provenance.CREATED), linked(other, Provenance.ADOPTED));
        }
    }

    @Test
    void whatIsOnlyEverLinkedIsAnnouncedUnderItsMaster() throws InterruptedException {
        try (var college = listening(College.at(state))) {
            var id = college.sandbox.state().addCourse("online", "Online", 1);
            var master = new CourseMasterId("online");
            college.records.put(CourseMaster.builder()
                    .id(master)
                    .name("Online")
                    .category(College.CATEGORY)
                    .lmsCourseId(id)
                    .build());
            college.run();

            assertThat(heard(college)).containsExactly(new CourseLinked(master, id, Provenance.ADOPTED));
        }
    }

    @Test
    void aCourseWhoseAnswerWasLostIsAnnouncedByTheRunThatFindsIt() throws InterruptedException {
        try (var college = listening(College.at(state)).withCourseDates("1001")) {
            college.sandbox.faults().on("core_course_create_courses").then(Fault.dropAfterCommit());
            college.run();
            college.run();

            assertThat(heard(college))
                    .containsExactly(linked(college.course("1001").id(), Provenance.CREATED));
        }
    }

    @Test
    void aCopyIsAnnouncedOnceItIsFinished() throws InterruptedException {
        try (var sandbox = MoodleSandbox.start();
                var college = listening(College.at(state, TemplateTest.settings(), sandbox))) {
            TemplateTest.withTemplate(college, sandbox.state().addCourse("TPL", "Template", 1));
            college.withCourseDates("1001");
            sandbox.faults().on(UPDATE).then(Fault.status(504).afterCommit());
            college.run();
            assertThat(heard(college)).isEmpty();

            college.run();
            assertThat(heard(college))
                    .containsExactly(linked(college.course("1001").id(), Provenance.CREATED));
        }
    }

    private static CourseLinked linked(long id, Provenance provenance) {
        return new CourseLinked(new CourseDateId("1001"), id, provenance);
    }

    private College listening(College college) {
        college.bridge.plugin(PlainAccounts.class).events().subscribe(CourseLinked.class, heard::add);
        return college;
    }

    private List<CourseLinked> heard(College college) throws InterruptedException {
        college.bridge.plugin(PlainAccounts.class).events().publish(END);
        var all = new ArrayList<CourseLinked>();
        for (var one = heard.poll(10, TimeUnit.SECONDS); !END.equals(one); one = heard.poll(10, TimeUnit.SECONDS)) {
            assertThat(one).isNotNull();
            all.add(one);
        }
        return all;
    }
}
