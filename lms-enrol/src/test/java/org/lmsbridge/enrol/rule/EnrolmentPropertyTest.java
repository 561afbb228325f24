package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.EnrolmentDiff.Actual;

/** Carries changes out on a model of one enrolment, as Moodle and the writer do together. */
class EnrolmentPropertyTest {
    private static final String COURSE = "course-date:1001";
    private static final ContactId ANNA = new ContactId("anna");

    /** One person in one course: what Moodle has, and what we remember to have written. */
    private record Site(
            Optional<Set<Long>> roles,
            boolean suspended,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<WrittenEnrolment> written) {
        static Site empty() {
            return new Site(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Actual actual() {
            return new Actual(
                    written.map(text -> Link.builder()
                            .kind(LinkKind.ENROLMENT)
                            .parent("7")
                            .recordsId("anna")
                            .lmsId(12)
                            .naturalKey("anna")
                            .provenance(Provenance.CREATED)
                            .fingerprint(text.text())
                            .build()),
                    roles);
        }

        Site after(Change change) {
            var there = roles.orElse(Set.of());
            var known = written.orElseGet(() -> WrittenEnrolment.of(DesiredEnrolment.of(change.values())))
                    .after(change, there);
            var named = DesiredEnrolment.roles(change.values());
            var now = new HashSet<>(there);
            if (change.kind() == ChangeKind.ROLE_REMOVE) {
                now.removeAll(named);
            } else {
                now.addAll(named);
            }
            return switch (change.kind()) {
                case ENROLMENT_REMOVE -> empty();
                case ENROLMENT_SUSPEND -> new Site(Optional.of(now), true, from, until, Optional.of(known));
                case ROLE_ASSIGN, ROLE_REMOVE -> new Site(Optional.of(now), suspended, from, until, Optional.of(known));
                default -> new Site(Optional.of(now), false, known.from(), known.until(), Optional.of(known));
            };
        }

        Site afterAll(List<Change> changes) {
            var site = this;
            for (var change : changes) {
                site = site.after(change);
            }
            return site;
        }

        Site withRoleByHand(long role) {
            var now = new HashSet<>(roles.orElse(Set.of()));
            now.add(role);
            return new Site(Optional.of(now), suspended, from, until, written);
        }
    }

    @Property
    void applyingThePlanMakesWhatIsCalledForAndLeavesNothingToPlan(
            @ForAll("histories") Site before, @ForAll("enrolments") DesiredEnrolment wanted) {
        var after = before.afterAll(
                EnrolmentDiff.of(COURSE, folded(wanted), before.actual()).changes());

        assertThat(after.roles()).hasValueSatisfying(roles -> assertThat(roles).containsAll(wanted.roles()));
        assertThat(after.suspended()).isFalse();
        assertThat(after.from()).isEqualTo(wanted.from());
        assertThat(after.until()).isEqualTo(wanted.until());
        assertThat(EnrolmentDiff.of(COURSE, folded(wanted), after.actual()).changes())
                .isEmpty();
    }

    @Property
    void aRoleThatSomebodyElseAssignedIsNeverTakenAway(
            @ForAll("histories") Site before,
            @ForAll("enrolments") DesiredEnrolment first,
            @ForAll("enrolments") DesiredEnrolment second) {
        var site = before.afterAll(
                EnrolmentDiff.of(COURSE, folded(first), before.actual()).changes());
        long byHand = 9;
        site = site.withRoleByHand(byHand);
        site = site.afterAll(
                EnrolmentDiff.of(COURSE, folded(second), site.actual()).changes());

        assertThat(site.roles().orElseThrow()).contains(byHand);
        assertThat(site.written().orElseThrow().roles()).doesNotContain(byHand);
    }

    @Property
    void whatWeDidNotEnrolIsNotTouched(
            @ForAll("enrolments") DesiredEnrolment wanted, @ForAll("roleSets") TreeSet<Long> there) {
        var foreign = new Site(Optional.of(there), false, Optional.empty(), Optional.empty(), Optional.empty());

        var difference = EnrolmentDiff.of(COURSE, folded(wanted), foreign.actual());

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.finding()).isPresent();
    }

    @Property
    void whoIsTakenOutAndComesBackHasWhatIsCalledFor(
            @ForAll("enrolments") DesiredEnrolment wanted, @ForAll RemovalPolicy policy) {
        var in = Site.empty()
                .afterAll(
                        EnrolmentDiff.of(COURSE, folded(wanted), Actual.none()).changes());
        var out = in.afterAll(removal(policy, in));
        assertThat(removal(policy, out).stream().filter(change -> change.kind() != ChangeKind.ENROLMENT_REMOVE))
                .isEmpty();
        var back = out.afterAll(
                EnrolmentDiff.of(COURSE, folded(wanted), out.actual()).changes());

        assertThat(out.suspended())
                .isEqualTo(policy == RemovalPolicy.SUSPEND || policy == RemovalPolicy.SUSPEND_AND_DROP_ROLES);
        assertThat(back.roles()).contains(wanted.roles());
        assertThat(back.suspended()).isFalse();
    }

    private static List<Change> removal(RemovalPolicy policy, Site site) {
        var proven = new Evidence.Proven(RemovalCause.BOOKING_CANCELLED, "{}");
        return EnrolmentDiff.removal(COURSE, ANNA, proven, policy, List.of(new RegistrationId("77")), site.actual())
                .changes();
    }

    @Provide
    Arbitrary<Site> histories() {
        return enrolments().list().ofMaxSize(3).map(steps -> {
            var site = Site.empty();
            for (var step : steps) {
                site = site.afterAll(
                        EnrolmentDiff.of(COURSE, folded(step), site.actual()).changes());
            }
            return site;
        });
    }

    @Provide
    Arbitrary<DesiredEnrolment> enrolments() {
        var times = Arbitraries.of("2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z")
                .map(Instant::parse)
                .optional();
        return Combinators.combine(roleSets(), times, times).as(DesiredEnrolment::new);
    }

    @Provide
    Arbitrary<TreeSet<Long>> roleSets() {
        return Arbitraries.of(3L, 4L, 5L).set().ofMinSize(1).ofMaxSize(3).map(TreeSet::new);
    }

    private static Fold.Folded folded(DesiredEnrolment enrolment) {
        return new Fold.Folded(ANNA, enrolment, List.of(new RegistrationId("77")));
    }
}
