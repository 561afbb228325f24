package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lmsbridge.core.plan.ChangeKind.COURSE_CREATE;
import static org.lmsbridge.core.plan.ChangeKind.COURSE_UPDATE;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_CREATE;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_LINK;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_REMOVE;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_RESUME;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_SUSPEND;
import static org.lmsbridge.core.plan.ChangeKind.ENROLMENT_UPDATE;
import static org.lmsbridge.core.plan.ChangeKind.ROLE_ASSIGN;
import static org.lmsbridge.core.plan.ChangeKind.ROLE_REMOVE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;

class UndoRulesTest {
    private static final String SUBJECT = "course-date:1001/contact:anna";
    private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");
    private static final WrittenEnrolment STUDENT = ours(Optional.empty(), 5L);
    private static final WrittenEnrolment UNTIL_MARCH = ours(Optional.of(MARCH), 5L);
    private static final WrittenEnrolment UNTIL_APRIL = ours(Optional.of(APRIL), 5L);

    @Test
    void anEnrolmentThatWasMadeOrResumedIsSuspendedSoThatWorkDoneSinceStays() {
        for (var kind : List.of(ENROLMENT_CREATE, ENROLMENT_RESUME)) {
            var inverse = undo(done(kind, STUDENT.values()), STUDENT).orElseThrow();

            assertThat(inverse.kind()).isEqualTo(ENROLMENT_SUSPEND);
            assertThat(inverse.subject()).isEqualTo(SUBJECT);
            assertThat(inverse.expects()).isEqualTo(Expected.written(STUDENT));
            assertThat(inverse.values()).isEmpty();
        }
    }

    @Test
    void anEnrolmentThatIsNotActiveAnyMoreIsNotSuspendedOnceMore() {
        assertThat(undo(done(ENROLMENT_CREATE, STUDENT.values()), STUDENT.standing(Standing.SUSPENDED)))
                .isEmpty();
    }

    @Test
    void aSuspendedEnrolmentIsResumedAsItWas() {
        var now = UNTIL_MARCH.standing(Standing.SUSPENDED);
        var inverse = undo(done(ENROLMENT_SUSPEND, UNTIL_MARCH, Map.of()), now).orElseThrow();

        assertThat(inverse.kind()).isEqualTo(ENROLMENT_RESUME);
        assertThat(inverse.expects()).isEqualTo(Expected.written(now));
        assertThat(inverse.values()).isEqualTo(UNTIL_MARCH.values());
    }

    @Test
    void nobodyIsResumedWhoIsActiveAgainOrHadNoRoleOfOurs() {
        var suspended = STUDENT.standing(Standing.SUSPENDED);

        assertThat(undo(done(ENROLMENT_SUSPEND, STUDENT, Map.of()), STUDENT)).isEmpty();
        assertThat(undo(done(ENROLMENT_SUSPEND, ours(Optional.empty()), Map.of()), suspended))
                .isEmpty();
        assertThat(undo(done(ENROLMENT_SUSPEND, Map.of()), suspended)).isEmpty();
    }

    @Test
    void whoWasTakenOutIsEnrolledAgainAsBefore() {
        var done = done(ENROLMENT_REMOVE, UNTIL_MARCH, Map.of());
        var inverse = UndoRules.enrolment(done, Optional.empty()).orElseThrow();

        assertThat(inverse.kind()).isEqualTo(ENROLMENT_CREATE);
        assertThat(inverse.expects()).isEqualTo(Expected.notEnrolled());
        assertThat(inverse.values()).isEqualTo(UNTIL_MARCH.values());
    }

    @Test
    void whoIsBackAlreadyOrHadNoRoleOfOursIsNotEnrolledAgain() {
        var roleless = done(ENROLMENT_REMOVE, ours(Optional.empty()), Map.of());

        assertThat(undo(done(ENROLMENT_REMOVE, STUDENT, Map.of()), STUDENT)).isEmpty();
        assertThat(UndoRules.enrolment(roleless, Optional.empty())).isEmpty();
        assertThat(UndoRules.enrolment(done(ENROLMENT_REMOVE, Map.of()), Optional.empty()))
                .isEmpty();
    }

    @Test
    void timesGoBackToWhatTheyWere() {
        var done = done(ENROLMENT_UPDATE, UNTIL_MARCH, UNTIL_APRIL.values());
        var inverse = undo(done, UNTIL_APRIL).orElseThrow();

        assertThat(inverse.kind()).isEqualTo(ENROLMENT_UPDATE);
        assertThat(inverse.expects()).isEqualTo(Expected.written(UNTIL_APRIL));
        assertThat(inverse.values()).isEqualTo(UNTIL_MARCH.values());
    }

    @Test
    void timesThatWereChangedAgainSinceAreLeftAlone() {
        var done = done(ENROLMENT_UPDATE, UNTIL_MARCH, UNTIL_APRIL.values());
        var beginsNow = new WrittenEnrolment(STUDENT.roles(), Optional.of(MARCH), Optional.of(APRIL), Standing.ACTIVE);

        assertThat(undo(done, STUDENT)).isEmpty();
        assertThat(undo(done, beginsNow)).isEmpty();
        assertThat(undo(done, UNTIL_APRIL.standing(Standing.SUSPENDED))).isEmpty();
    }

    @Test
    void timesThatWereNotKnownBeforeAreNotWritten() {
        var unknown = done(ENROLMENT_UPDATE, UNTIL_MARCH.standing(Standing.UPDATING), UNTIL_APRIL.values());

        assertThat(undo(unknown, UNTIL_APRIL)).isEmpty();
        assertThat(undo(done(ENROLMENT_UPDATE, UNTIL_APRIL.values()), UNTIL_APRIL))
                .isEmpty();
    }

    @Test
    void ofRolesThatWereAssignedThoseGoThatAreStillOurs() {
        var done = done(ROLE_ASSIGN, Map.of("roles", "3,4"));
        var inverse = undo(done, ours(Optional.empty(), 4L, 5L)).orElseThrow();

        assertThat(inverse.kind()).isEqualTo(ROLE_REMOVE);
        assertThat(inverse.value("roles")).isEqualTo("4");
        assertThat(undo(done, STUDENT)).isEmpty();
    }

    @Test
    void aRoleThatWasTakenAwayIsAssignedAgain() {
        var inverse = undo(done(ROLE_REMOVE, Map.of("roles", "3")), STUDENT).orElseThrow();

        assertThat(inverse.kind()).isEqualTo(ROLE_ASSIGN);
        assertThat(inverse.value("roles")).isEqualTo("3");
        assertThat(inverse.expects()).isEqualTo(Expected.written(STUDENT));
    }

    @Property
    void whatIsNotOursAnyMoreIsLeftAlone(@ForAll ChangeKind kind) {
        if (kind != ENROLMENT_REMOVE) {
            assertThat(UndoRules.enrolment(done(kind, STUDENT, STUDENT.values()), Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void anythingElseHasNoInverse() {
        assertThat(undo(done(ENROLMENT_LINK, STUDENT, STUDENT.values()), STUDENT))
                .isEmpty();
    }

    @Test
    void aCourseGetsBackWhatWasFoundInIt() {
        var before = new TreeMap<>(Map.of("fullname", "Old"));
        var after = new TreeMap<>(Map.of("fullname", "New"));
        var done = new Change(COURSE_UPDATE, "course-date:1001", before, after, List.of("1001"));

        assertThat(UndoRules.course(done))
                .contains(new Change(COURSE_UPDATE, "course-date:1001", after, before, List.of()));
    }

    @Test
    void aCourseGetsNothingBackThatWasNotObserved() {
        var one = new TreeMap<>(Map.of("fullname", "Old"));
        var two = new TreeMap<>(Map.of("fullname", "New", "summary", "New"));

        assertThat(UndoRules.course(course(COURSE_UPDATE, one, two))).isEmpty();
        assertThat(UndoRules.course(course(COURSE_UPDATE, new TreeMap<>(), two)))
                .isEmpty();
        assertThat(UndoRules.course(course(COURSE_UPDATE, new TreeMap<>(), new TreeMap<>())))
                .isEmpty();
        assertThat(UndoRules.course(course(COURSE_CREATE, one, one))).isEmpty();
    }

    private static Optional<Change> undo(Change done, WrittenEnrolment now) {
        return UndoRules.enrolment(done, Optional.of(now));
    }

    private static Change course(ChangeKind kind, SortedMap<String, String> expects, SortedMap<String, String> values) {
        return new Change(kind, "course-date:1001", expects, values, List.of());
    }

    private static Change done(ChangeKind kind, Map<String, String> values) {
        return new Change(kind, SUBJECT, new TreeMap<>(), new TreeMap<>(values), List.of("77"));
    }

    private static Change done(ChangeKind kind, WrittenEnrolment before, Map<String, String> values) {
        return new Change(kind, SUBJECT, Expected.written(before), new TreeMap<>(values), List.of("77"));
    }

    private static WrittenEnrolment ours(Optional<Instant> until, Long... roles) {
        return new WrittenEnrolment(new TreeSet<>(List.of(roles)), Optional.empty(), until, Standing.ACTIVE);
    }
}
