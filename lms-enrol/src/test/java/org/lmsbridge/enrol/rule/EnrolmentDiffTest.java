package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;

class EnrolmentDiffTest {
    private static final String COURSE = "course-date:1001";
    private static final Fold.Folded STUDENT = folded(5L);

    @Test
    void somebodyWhoIsNotInTheCourseIsEnrolled() {
        var change = EnrolmentDiff.of(COURSE, STUDENT, Actual.none()).changes().get(0);

        assertThat(change.kind()).isEqualTo(ChangeKind.ENROLMENT_CREATE);
        assertThat(change.subject()).isEqualTo("course-date:1001/contact:anna");
        assertThat(change.because()).containsExactly("77");
    }

    @Test
    void whatIsAsWeLeftItIsNotSentAgain() {
        var difference = EnrolmentDiff.of(COURSE, STUDENT, ours(STUDENT, Set.of(5L)));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.finding()).isEmpty();
    }

    @Test
    void aRoleThatSomebodyAddedInMoodleIsNoDifference() {
        assertThat(EnrolmentDiff.of(COURSE, STUDENT, ours(STUDENT, Set.of(4L, 5L)))
                        .changes())
                .isEmpty();
    }

    @Test
    void aRoleThatIsMissingIsADifference() {
        var changes = EnrolmentDiff.of(COURSE, folded(3L, 5L), ours(STUDENT, Set.of(5L)))
                .changes();

        assertThat(changes).extracting(Change::kind).containsExactly(ChangeKind.ROLE_ASSIGN);
        assertThat(changes.get(0).value("roles")).isEqualTo("3");
    }

    @Test
    void somebodyWhomWeDidNotEnrolIsLeftAloneAndReported() {
        var foreign = new Actual(Optional.empty(), Optional.of(Set.of(5L)));
        var difference = EnrolmentDiff.of(COURSE, STUDENT, foreign);

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.finding()).map(Finding::code).contains("enrolment-foreign");
    }

    @Test
    void somebodyWhoWasTakenOutOfTheCourseByHandIsEnrolledAgain() {
        var gone = new Actual(ours(STUDENT, Set.of()).link(), Optional.empty());

        assertThat(EnrolmentDiff.of(COURSE, STUDENT, gone).changes().get(0).kind())
                .isEqualTo(ChangeKind.ENROLMENT_CREATE);
    }

    @Test
    void aRoleOfOursThatIsNoLongerCalledForGoes() {
        var changes = EnrolmentDiff.of(COURSE, STUDENT, ours(folded(3L, 5L), Set.of(3L, 5L)))
                .changes();

        assertThat(changes).extracting(Change::kind).containsExactly(ChangeKind.ROLE_REMOVE);
        assertThat(changes.get(0).value("roles")).isEqualTo("3");
    }

    @Test
    void whatTheFirstVersionRememberedIsReadAsItWasMeant() {
        var written = WrittenEnrolment.parse("{roles=3,5, timeend=2027-04-01T00:00:00Z, timestart=}");

        assertThat(written.roles()).containsExactly(3L, 5L);
        assertThat(written.from()).isEmpty();
        assertThat(written.until()).isPresent();
        assertThat(written.standing()).isEqualTo(Standing.ACTIVE);
    }

    private static Actual ours(Fold.Folded written, Set<Long> roles) {
        var link = Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent("7")
                .recordsId("anna")
                .lmsId(12)
                .naturalKey("anna@example.com")
                .provenance(Provenance.CREATED)
                .fingerprint(WrittenEnrolment.of(written.enrolment()).text())
                .build();
        return new Actual(Optional.of(link), Optional.of(roles));
    }

    private static Fold.Folded folded(Long... roles) {
        var enrolment = new DesiredEnrolment(new TreeSet<>(List.of(roles)), Optional.empty(), Optional.empty());
        return new Fold.Folded(new ContactId("anna"), enrolment, List.of(new RegistrationId("77")));
    }
}
