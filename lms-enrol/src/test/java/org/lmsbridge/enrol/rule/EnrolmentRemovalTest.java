package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
import org.lmsbridge.enrol.rule.EnrolmentDiff.Difference;

/** What each policy does to an enrolment of ours. */
class EnrolmentRemovalTest {
    private static final String COURSE = "course-date:1001";
    private static final ContactId ANNA = new ContactId("anna");
    private static final WrittenEnrolment ACTIVE = written(Standing.ACTIVE, 3L, 5L);
    private static final WrittenEnrolment SUSPENDED = written(Standing.SUSPENDED, 3L, 5L);
    private static final Evidence.Proven PROVEN =
            new Evidence.Proven(RemovalCause.BOOKING_CANCELLED, "what the records answered");

    @Test
    void keepingChangesNothingAndIsReported() {
        var difference = removal(RemovalPolicy.KEEP, ACTIVE, Set.of(3L, 5L));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.code()).isEqualTo("enrolment-kept");
            assertThat(finding.subject()).isEqualTo("course-date:1001/contact:anna");
            assertThat(finding.message()).startsWith("the booking was cancelled");
        });
    }

    @Test
    void suspendingLeavesRolesAlone() {
        var difference = removal(RemovalPolicy.SUSPEND, ACTIVE, Set.of(3L, 5L));

        assertThat(difference.changes()).extracting(Change::kind).containsExactly(ChangeKind.ENROLMENT_SUSPEND);
        assertThat(difference.finding()).isEmpty();
    }

    @Test
    void suspendingAndDroppingRolesTakesAwayThoseOfOursThatAreThere() {
        var changes = removal(RemovalPolicy.SUSPEND_AND_DROP_ROLES, ACTIVE, Set.of(4L, 5L))
                .changes();

        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly(ChangeKind.ENROLMENT_SUSPEND, ChangeKind.ROLE_REMOVE);
        assertThat(changes.get(1).value("roles")).isEqualTo("5");
    }

    @Test
    void whoIsKeptOutAlreadyIsNotSuspendedAgain() {
        assertThat(removal(RemovalPolicy.SUSPEND, SUSPENDED, Set.of(5L)).changes())
                .isEmpty();
        assertThat(removal(RemovalPolicy.SUSPEND_AND_DROP_ROLES, SUSPENDED, Set.of(5L))
                        .changes())
                .extracting(Change::kind)
                .containsExactly(ChangeKind.ROLE_REMOVE);
    }

    @Test
    void whereNoRoleOfOursIsThereNoneIsDropped() {
        assertThat(removal(RemovalPolicy.SUSPEND_AND_DROP_ROLES, SUSPENDED, Set.of(4L))
                        .changes())
                .isEmpty();
    }

    @Test
    void unenrollingHoldsForTheSuspendedAsWell() {
        for (var written : List.of(ACTIVE, SUSPENDED)) {
            assertThat(removal(RemovalPolicy.UNENROL, written, Set.of(5L)).changes())
                    .extracting(Change::kind)
                    .containsExactly(ChangeKind.ENROLMENT_REMOVE);
        }
    }

    @Property
    void everyChangeCarriesWhyAndWhatTheRecordsAnswered(@ForAll RemovalPolicy policy) {
        assertThat(removal(policy, ACTIVE, Set.of(3L, 5L)).changes()).allSatisfy(change -> {
            assertThat(change.subject()).isEqualTo("course-date:1001/contact:anna");
            assertThat(change.value("cause")).isEqualTo("booking-cancelled");
            assertThat(change.because()).containsExactly("1", "2");
            assertThat(change.expects())
                    .containsEntry(Expected.ENROLLED, Expected.YES)
                    .containsEntry(Expected.WRITTEN, ACTIVE.text())
                    .containsEntry(Expected.EVIDENCE, "what the records answered");
        });
    }

    @Test
    void aHostThatTakesSomebodyOutSuspendsOrUnenrolsAsThePolicySays() {
        var suspends = leaving(RemovalPolicy.SUSPEND, ACTIVE).orElseThrow();

        assertThat(suspends.kind()).isEqualTo(ChangeKind.ENROLMENT_SUSPEND);
        assertThat(suspends.subject()).isEqualTo("course-date:1001/contact:anna");
        assertThat(suspends.expects()).isEqualTo(Expected.written(ACTIVE));
        assertThat(suspends.values()).isEmpty();
        assertThat(leaving(RemovalPolicy.UNENROL, ACTIVE)).map(Change::kind).contains(ChangeKind.ENROLMENT_REMOVE);
    }

    @Test
    void aHostThatKeepsTakesNobodyOut() {
        assertThat(leaving(RemovalPolicy.KEEP, ACTIVE)).isEmpty();
    }

    @Property
    void whoeverIsNotInTheCourseNeedNotLeaveIt(@ForAll RemovalPolicy policy) {
        var gone = new Actual(Optional.of(link(ACTIVE)), Optional.empty());

        assertThat(EnrolmentDiff.leaving(COURSE, ANNA, policy, gone)).isEmpty();
    }

    @Test
    void whoeverIsSuspendedIsOnlyUnenrolled() {
        assertThat(leaving(RemovalPolicy.SUSPEND, SUSPENDED)).isEmpty();
        assertThat(leaving(RemovalPolicy.SUSPEND_AND_DROP_ROLES, SUSPENDED)).isEmpty();
        assertThat(leaving(RemovalPolicy.UNENROL, SUSPENDED)).isPresent();
    }

    @Test
    void takingOnAnEnrolmentClaimsOnlyTheRolesThatAreCalledForAndThere() {
        var folded = new Fold.Folded(ANNA, DesiredEnrolment.of(ACTIVE.values()), List.of(new RegistrationId("77")));
        var change = EnrolmentDiff.adopt(COURSE, folded, Set.of(4L, 5L));

        assertThat(change.kind()).isEqualTo(ChangeKind.ENROLMENT_LINK);
        assertThat(change.subject()).isEqualTo("course-date:1001/contact:anna");
        assertThat(change.expects()).containsOnlyKeys(Expected.ENROLLED).containsValue(Expected.YES);
        assertThat(change.value("roles")).isEqualTo("5");
        assertThat(change.values()).containsKeys("timestart", "timeend");
        assertThat(change.because()).containsExactly("77");
    }

    @Test
    void anEnrolmentMovesToTheContactThatHasItsUserNow() {
        var anne = new ContactId("anne");
        var folded = new Fold.Folded(anne, DesiredEnrolment.of(ACTIVE.values()), List.of(new RegistrationId("77")));
        var change = EnrolmentDiff.rekey(COURSE, folded, link(ACTIVE));

        assertThat(change.kind()).isEqualTo(ChangeKind.ENROLMENT_LINK);
        assertThat(change.subject()).isEqualTo("course-date:1001/contact:anne");
        assertThat(change.expects())
                .containsEntry(Expected.WRITTEN, ACTIVE.text())
                .containsEntry(Expected.CONTACT, "anna");
        assertThat(change.values()).isEmpty();
        assertThat(change.because()).containsExactly("77");
    }

    @Test
    void aForeignEnrolmentIsReportedUnderItsOwnSubject() {
        var folded = new Fold.Folded(ANNA, DesiredEnrolment.of(ACTIVE.values()), List.of());
        var foreign = new Actual(Optional.empty(), Optional.of(Set.of(5L)));

        assertThat(EnrolmentDiff.of(COURSE, folded, foreign).finding())
                .map(Finding::subject)
                .contains("course-date:1001/contact:anna");
    }

    private static Difference removal(RemovalPolicy policy, WrittenEnrolment written, Set<Long> there) {
        var asked = List.of(new RegistrationId("2"), new RegistrationId("1"));
        var actual = new Actual(Optional.of(link(written)), Optional.of(there));
        return EnrolmentDiff.removal(COURSE, ANNA, PROVEN, policy, asked, actual);
    }

    private static Optional<Change> leaving(RemovalPolicy policy, WrittenEnrolment written) {
        var actual = new Actual(Optional.of(link(written)), Optional.of(Set.of(3L, 5L)));
        return EnrolmentDiff.leaving(COURSE, ANNA, policy, actual);
    }

    private static WrittenEnrolment written(Standing standing, Long... roles) {
        return new WrittenEnrolment(new TreeSet<>(List.of(roles)), Optional.empty(), Optional.empty(), standing);
    }

    private static Link link(WrittenEnrolment written) {
        return Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent("7")
                .recordsId("anna")
                .lmsId(12)
                .naturalKey("anna@example.com")
                .provenance(Provenance.CREATED)
                .fingerprint(written.text())
                .build();
    }
}
