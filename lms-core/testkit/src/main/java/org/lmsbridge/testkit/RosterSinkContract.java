package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.RosterSink;

/** What every {@link RosterSink} has to satisfy: extend it, give yours, and run it. */
public abstract class RosterSinkContract {
    private static final String ACCEPT = "RosterSink.accept";
    private static final String TERMS = "RosterSink.terms";
    private static final int LARGEST_BATCH = 1_000;

    private static final ImportedCourse COURSE = course("990001");
    private static final Instructor TEACHER = Instructor.builder()
            .institutionId("9901")
            .firstname("Tess \"T\"")
            .lastname("Müller, O'Neil")
            .email("tess@example.org")
            .build();
    private static final ImportedSection SECTION = section(TEACHER);
    private static final ImportedEnrolment STUDENT = student(9_902);

    /** For subclasses. */
    protected RosterSinkContract() {}

    /** {@return the implementation, over records that know nothing of the LMS yet} */
    protected abstract RosterSink sink();

    /** {@return all that the records keep of rosters, in a form that can be compared with {@code equals}} */
    protected abstract Object kept();

    @Test
    void everyKindOfItemIsKept() {
        for (var item : items()) {
            var before = kept();
            take(RosterChange.added(item));
            assertThat(kept()).as(ACCEPT + ": keeps an added " + name(item)).isNotEqualTo(before);
        }
    }

    @Test
    void aBatchThatComesAgainChangesNothing() {
        var sink = sink();
        var batch = items().stream().map(RosterChange::added).toList();
        Clause.run(ACCEPT, () -> sink.accept(batch));
        var once = kept();
        Clause.run(ACCEPT, () -> sink.accept(batch));
        assertThat(kept())
                .as(ACCEPT + ": taking the same batch twice is the same as taking it once")
                .isEqualTo(once);
    }

    @Test
    void aBatchIsTakenAsItsChangesOneByOne() {
        var sink = sink();
        Clause.run(
                ACCEPT,
                () -> sink.accept(items().stream().map(RosterChange::added).toList()));
        var together = kept();
        items().forEach(item -> take(RosterChange.changed(item)));
        assertThat(kept())
                .as(ACCEPT + ": changes that say what is kept already change nothing")
                .isEqualTo(together);
    }

    @Test
    void whatChangedIsKept() {
        addAll();
        var before = kept();
        take(RosterChange.changed(ImportedCourse.builder()
                .institutionId(COURSE.institutionId())
                .name("Another name")
                .code(COURSE.code())
                .build()));
        assertThat(kept()).as(ACCEPT + ": keeps what changed").isNotEqualTo(before);
    }

    /** A process that is killed between the sink and its memory says "added" of what is there, with what it says by then. */
    @Test
    void whatIsAddedAlthoughItIsThereReplacesIt() {
        var renamed = ImportedCourse.builder()
                .institutionId(COURSE.institutionId())
                .name("Another name")
                .code(COURSE.code())
                .build();
        take(RosterChange.added(COURSE));
        take(RosterChange.changed(renamed));
        var replaced = kept();
        take(RosterChange.changed(COURSE));
        take(RosterChange.added(renamed));
        assertThat(kept())
                .as(ACCEPT + ": an added item that is there already replaces it, as after a crash")
                .isEqualTo(replaced);
    }

    @Test
    void whatIsGoneIsNotKeptAsBefore() {
        addAll();
        for (var item : reversed()) {
            var before = kept();
            take(gone(item));
            assertThat(kept())
                    .as(ACCEPT + ": what is gone (" + name(item) + ") is not kept as before")
                    .isNotEqualTo(before);
        }
    }

    @Test
    void whatIsGoneMayBeSaidToBeGoneAgain() {
        addAll();
        for (var item : reversed()) {
            take(gone(item));
            var once = kept();
            take(gone(item));
            assertThat(kept())
                    .as(ACCEPT + ": what is gone (" + name(item) + ") may be said to be gone again")
                    .isEqualTo(once);
        }
    }

    @Test
    void oneStudentWhoIsGoneTakesNobodyElseAway() {
        addAll();
        var withOne = kept();
        take(RosterChange.added(student(9_903)));
        var withTwo = kept();
        assertThat(withTwo).as(ACCEPT + ": keeps two enrolments in one course").isNotEqualTo(withOne);
        take(gone(student(9_903)));
        take(RosterChange.added(student(9_903)));
        assertThat(kept())
                .as(ACCEPT + ": an enrolment that is gone takes nobody else away, and may come back")
                .isEqualTo(withTwo);
    }

    @Test
    void theLargestBatchIsTaken() {
        addAll();
        var before = kept();
        var sink = sink();
        var batch = IntStream.range(0, LARGEST_BATCH)
                .mapToObj(i -> RosterChange.added(student(100_000 + i)))
                .toList();
        Clause.run(ACCEPT, () -> sink.accept(batch));
        assertThat(kept()).as(ACCEPT + ": takes a batch of 1,000 changes").isNotEqualTo(before);
    }

    @Test
    void termsCanBeToldApart() {
        var sink = sink();
        var terms = Clause.call(TERMS, sink::terms);
        assertThat(terms).as(TERMS + ": no id twice").extracting(Term::id).doesNotHaveDuplicates();
        assertThat(terms)
                .as(TERMS + ": no code twice, upper and lower case being the same")
                .extracting(term -> term.code().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(Clause.call(TERMS, sink::terms))
                .as(TERMS + ": the same answer when asked again")
                .isEqualTo(terms);
    }

    private void addAll() {
        items().forEach(item -> take(RosterChange.added(item)));
    }

    private void take(RosterChange change) {
        var sink = sink();
        Clause.run(ACCEPT, () -> sink.accept(List.of(change)));
    }

    private static RosterChange gone(RosterItem item) {
        return RosterChange.gone(item.kind(), item.institutionId());
    }

    private static List<RosterItem> items() {
        return List.of(COURSE, TEACHER, SECTION, STUDENT);
    }

    /** In the order in which things go: the section names nobody any more before its instructor goes. */
    private static List<RosterItem> reversed() {
        var items = new ArrayList<RosterItem>();
        items().forEach(item -> items.add(0, item));
        return items;
    }

    private static String name(RosterItem item) {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    private static ImportedCourse course(String id) {
        return ImportedCourse.builder()
                .institutionId(id)
                .name("Übung: \"bread\", and\nmore")
                .code("BAKE1")
                .build();
    }

    private static ImportedSection section(Instructor teacher) {
        return ImportedSection.builder()
                .institutionId(COURSE.institutionId())
                .code(COURSE.code())
                .addInstructors(teacher)
                .build();
    }

    private static ImportedEnrolment student(int user) {
        return ImportedEnrolment.builder()
                .institutionId(user + "-" + COURSE.institutionId())
                .userInstitutionId(String.valueOf(user))
                .courseInstitutionId(COURSE.institutionId())
                .username("student" + user)
                .status(EnrolmentStatus.ACTIVE)
                .build();
    }
}
