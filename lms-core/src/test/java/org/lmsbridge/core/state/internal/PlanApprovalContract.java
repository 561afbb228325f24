package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.state.internal.Samples.courses;
import static org.lmsbridge.core.state.internal.Samples.enrol;
import static org.lmsbridge.core.state.internal.Samples.enrolmentsOf;
import static org.lmsbridge.core.state.internal.Samples.remove;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.guard.Measure;
import org.lmsbridge.core.guard.Threshold;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.CourseTally;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanEntry;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.state.Plans;
import org.lmsbridge.core.state.StateException;

abstract class PlanApprovalContract {
    private static final List<Tripped> REASONS =
            List.of(new Tripped(Measure.REMOVALS, "course-date:1", 3, 4, new Threshold(25, 2)));

    private static final Set<ChangeKind> REMOVALS = EnumSet.of(ChangeKind.ENROLMENT_REMOVE);
    private static final Instant LONG_AGO = StateStoreContract.CLOCK.instant().minus(Duration.ofDays(3));

    abstract StateStoreContract store();

    private Plans plans() {
        return store().site("college").plans();
    }

    private ChangePlan planOf(Segment... segments) {
        try (var writer = plans().create()) {
            List.of(segments).forEach(writer::add);
            return writer.finish();
        }
    }

    private ChangePlan removing(int... contacts) {
        return planOf(enrolmentsOf(
                "Baking", IntStream.of(contacts).mapToObj(Samples::remove).toArray(Change[]::new)));
    }

    private String stopped(ChangePlan plan) {
        var id = plan.header().id();
        plans().stop(entry(id), REASONS);
        return id;
    }

    private PlanEntry entry(String id) {
        return plans().entry(id).orElseThrow();
    }

    private Optional<String> approvalFor(ChangePlan plan) {
        return plans().approvalFor(plan, REMOVALS, LONG_AGO);
    }

    @Test
    void aStoppedPlanKeepsItsReasonsAndCannotBeTaken() {
        var id = stopped(removing(1, 2, 3));
        store().reopen();
        assertThat(plans().stopped(10)).singleElement().satisfies(entry -> {
            assertThat(entry.header().id()).isEqualTo(id);
            assertThat(entry.status()).isEqualTo(PlanStatus.STOPPED);
            assertThat(entry.reasons()).isEqualTo(REASONS);
            assertThat(entry.decision()).isEmpty();
        });
        assertThat(plans().take(id, "run-1")).isFalse();
    }

    @Test
    void anApprovedPlanCanBeTakenAndSaysWhoApproved() {
        var id = stopped(removing(1, 2, 3));
        plans().approve(id, "Maja");
        store().reopen();
        assertThat(entry(id).status()).isEqualTo(PlanStatus.APPROVED);
        assertThat(entry(id).decision()).contains(new PlanEntry.Decision("Maja", StateStoreContract.CLOCK.instant()));
        assertThat(plans().stopped(10)).isEmpty();
        assertThat(plans().take(id, "run-1")).isTrue();
    }

    @Test
    void anApprovalCoversPlansThatTakeNothingElseAway() {
        var id = stopped(removing(1, 2, 3));
        plans().approve(id, "Maja");
        store().reopen();
        assertThat(approvalFor(removing(3, 1))).contains(id);
        assertThat(approvalFor(planOf(enrolmentsOf("Baking", remove(2), enrol(9)), courses(4))))
                .contains(id);
        assertThat(approvalFor(removing(1, 2, 3, 4))).isEmpty();
        assertThat(approvalFor(removing(4))).isEmpty();
    }

    @Test
    void anApprovalOfOneKindIsNoneOfAnother() {
        plans().approve(stopped(removing(1)), "Maja");
        var suspension = new Change(
                ChangeKind.ENROLMENT_SUSPEND,
                remove(1).subject(),
                remove(1).expects(),
                remove(1).values(),
                List.of());
        var plan = planOf(enrolmentsOf("Baking", suspension));
        assertThat(plans().approvalFor(plan, EnumSet.of(ChangeKind.ENROLMENT_SUSPEND), LONG_AGO))
                .isEmpty();
    }

    @Test
    void whatTrippedIsCoveredEvenWhereNothingIsTakenAway() {
        var plan = planOf(courses(1, 2));
        plans().stop(
                        entry(plan.header().id()),
                        List.of(new Tripped(Measure.NEW_COURSES, "", 2, 0, new Threshold(0, 1))));
        plans().approve(plan.header().id(), "Maja");
        var kinds = EnumSet.of(ChangeKind.COURSE_CREATE);
        assertThat(plans().approvalFor(planOf(courses(2)), kinds, LONG_AGO)).isPresent();
        assertThat(plans().approvalFor(planOf(courses(2, 3)), kinds, LONG_AGO)).isEmpty();
    }

    @Test
    void anApprovalCoversManyThousandChanges() {
        var segments = IntStream.range(0, 10)
                .mapToObj(i -> enrolmentsOf(
                        "Baking",
                        IntStream.range(i * 500, i * 500 + 500)
                                .mapToObj(Samples::remove)
                                .toArray(Change[]::new)))
                .toArray(Segment[]::new);
        var id = stopped(planOf(segments));
        plans().approve(id, "Maja");
        assertThat(store().count("lms_approval_change")).isEqualTo(5_000);
        assertThat(approvalFor(planOf(segments))).contains(id);
    }

    @Test
    void aChangeThatAPlanHasTwiceIsCoveredOnce() {
        var id = stopped(removing(1, 1, 2));
        plans().approve(id, "Maja");
        assertThat(approvalFor(removing(1, 1))).contains(id);
    }

    @Test
    void anOldApprovalCoversNothing() {
        plans().approve(stopped(removing(1)), "Maja");
        assertThat(plans().approvalFor(removing(1), REMOVALS, StateStoreContract.CLOCK.instant()))
                .isEmpty();
    }

    @Test
    void anApprovalIsForOneSite() {
        plans().approve(stopped(removing(1)), "Maja");
        assertThat(store().site("other").plans().approvalFor(removing(1), REMOVALS, LONG_AGO))
                .isEmpty();
    }

    @Test
    void aRejectedPlanIsNeverTakenAndCoversNothing() {
        var id = stopped(removing(1));
        plans().approve(id, "Maja");
        plans().reject(id, "Ben");
        assertThat(entry(id).status()).isEqualTo(PlanStatus.REJECTED);
        assertThat(entry(id).decision().orElseThrow().who()).isEqualTo("Ben");
        assertThat(plans().take(id, "run-1")).isFalse();
        assertThat(approvalFor(removing(1))).isEmpty();
    }

    @Test
    void onlyAPlanThatWaitsCanBeApproved() {
        var id = removing(1).header().id();
        assertThatThrownBy(() -> plans().approve(id, "Maja"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("does not wait for approval: it is READY");
        assertThatThrownBy(() -> plans().approve("none", "Maja"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is not kept");
    }

    @Test
    void aPlanThatARunHasCannotBeRejected() {
        var id = removing(1).header().id();
        plans().take(id, "run-1");
        assertThatThrownBy(() -> plans().reject(id, "Maja"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("it is APPLYING");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ""})
    void nobodyApprovesWithoutAName(String who) {
        var id = stopped(removing(1));
        assertThatThrownBy(() -> plans().approve(id, who)).hasMessageContaining("who must not be blank");
        assertThatThrownBy(() -> plans().reject(id, "x".repeat(201))).hasMessageContaining("at most 200");
    }

    @Test
    void stoppingDoesNotUndoADecisionThatCameInBetween() {
        var id = stopped(removing(1));
        var seen = entry(id);
        plans().approve(id, "Maja");
        plans().stop(seen, REASONS);
        assertThat(entry(id).status()).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    void anApprovalThatRanOutCanBeGivenAgain() {
        var id = stopped(removing(1));
        plans().approve(id, "Maja");
        stopped(removing(1));
        plans().stop(entry(id), REASONS);
        assertThat(approvalFor(removing(1))).isEmpty();
        plans().approve(id, "Ben");
        assertThat(approvalFor(removing(1))).contains(id);
    }

    @Test
    void aPlanThatPassesAfterAllWaitsNoMore() {
        var id = stopped(removing(1));
        plans().pass(id);
        assertThat(entry(id).status()).isEqualTo(PlanStatus.READY);
        assertThat(entry(id).reasons()).isEmpty();
        assertThat(plans().take(id, "run-1")).isTrue();
    }

    @Test
    void aPlanThatIsGivenBackIsWhatItWas() {
        var ready = removing(1).header().id();
        var approved = stopped(removing(2));
        plans().approve(approved, "Maja");
        for (var id : List.of(ready, approved)) {
            plans().take(id, "run-1");
            plans().giveBack(id, "run-2");
            assertThat(entry(id).status()).isEqualTo(PlanStatus.APPLYING);
            assertThat(entry(id).runId()).contains("run-1");
            plans().giveBack(id, "run-1");
        }
        assertThat(entry(ready).status()).isEqualTo(PlanStatus.READY);
        assertThat(entry(approved).status()).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    void aPlanThatEndedIsNotGivenBack() {
        var id = removing(1).header().id();
        plans().take(id, "run-1");
        plans().end(id, "run-1", PlanStatus.BROKEN_OFF);
        plans().giveBack(id, "run-1");
        assertThat(entry(id).status()).isEqualTo(PlanStatus.BROKEN_OFF);
        assertThatThrownBy(() -> plans().end(id, "run-1", PlanStatus.READY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plansAreListedNewestFirstPageByPage() {
        var ids = IntStream.range(0, 5).mapToObj(i -> removing(i).header().id()).toList();
        assertThat(ids(plans().list(Optional.empty(), 2))).containsExactly(ids.get(4), ids.get(3));
        assertThat(ids(plans().list(Optional.of(ids.get(3)), 10))).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(store().site("other").plans().list(Optional.empty(), 10)).isEmpty();
        assertThatThrownBy(() -> plans().list(Optional.of("none"), 10)).isInstanceOf(StateException.class);
    }

    @Test
    void oldPlansAreDeletedWithTheirApprovalsButNotOneThatARunHas() {
        var taken = removing(9).header().id();
        plans().take(taken, "run-1");
        plans().approve(stopped(removing(1)), "Maja");
        plans().create().add(courses(1));
        assertThat(plans().deleteOlderThan(Duration.ofDays(1))).isZero();
        assertThat(plans().deleteOlderThan(Duration.ofDays(-1))).isEqualTo(1);
        assertThat(ids(plans().list(Optional.empty(), 10))).containsExactly(taken);
        store().clock.advance(Duration.ofDays(9));
        assertThat(plans().deleteOlderThan(Duration.ofDays(1)))
                .as("no run lasts a week: it was killed, and so was whoever wrote a plan")
                .isEqualTo(2);
        assertThat(Stream.of("lms_approval_change").map(store()::count)).containsOnly(0);
    }

    @Test
    void whatIsTakenAwayIsCountedCourseByCourse() {
        try (var writer = plans().create()) {
            writer.base(new PlanBase(100, 50, 10));
            writer.base("course-date:1", 40);
            writer.base("course-date:2", 30);
            writer.add(enrolmentsOf("Baking", remove(1), remove(2), enrol(3)));
            var plan = writer.finish();
            store().reopen();
            var found = plans().find(plan.header().id()).orElseThrow();
            assertThat(found.header()).isEqualTo(plan.header());
            assertThat(found.header().base()).isEqualTo(new PlanBase(100, 50, 10));
            assertThat(found.courses())
                    .containsExactly(new CourseTally("course-date:1", 40, Map.of(ChangeKind.ENROLMENT_REMOVE, 2L)));
        }
    }

    @Test
    void aBaseBelowNothingIsRefused() {
        try (var writer = plans().create()) {
            assertThatThrownBy(() -> writer.base("course-date:1", -1))
                    .hasMessage("enrolments of course-date:1 must be at least 0, not -1");
            assertThatThrownBy(() -> new PlanBase(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<String> ids(List<PlanEntry> entries) {
        return entries.stream().map(entry -> entry.header().id()).toList();
    }
}
