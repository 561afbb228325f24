package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;

class WrittenEnrolmentTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final Instant AFTER = NOW.plusSeconds(1);

    @Property
    void whatIsRememberedComesBackWhole(@ForAll Standing standing, @ForAll Set<Long> roles) {
        var written = new WrittenEnrolment(new TreeSet<>(roles), Optional.of(BEFORE), Optional.of(AFTER), standing);

        assertThat(WrittenEnrolment.parse(written.text())).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "3,5",
                "{roles=3",
                "roles=3}",
                "{roles=three, standing=active}",
                "{roles=3, standing=gone}",
                "{roles=3, timestart=yesterday}"
            })
    void ofWhatNobodyCanReadNothingIsKnownButThatItIsOurs(String fingerprint) {
        var written = WrittenEnrolment.parse(fingerprint);

        assertThat(written.roles()).isEmpty();
        assertThat(written.standing()).isEqualTo(Standing.UPDATING);
    }

    @Test
    void aPartThatIsNoFieldIsPassedOver() {
        assertThat(WrittenEnrolment.parse("{=x, nonsense, roles=3}").roles()).containsExactly(3L);
    }

    @Test
    void somebodyIsInTheCourseFromTheBeginningUntilJustBeforeTheEnd() {
        assertThat(times(Optional.empty(), Optional.empty()).activeAt(NOW)).isTrue();
        assertThat(times(Optional.of(BEFORE), Optional.of(AFTER)).activeAt(NOW)).isTrue();
        assertThat(times(Optional.of(NOW), Optional.empty()).activeAt(NOW)).isTrue();
        assertThat(times(Optional.of(AFTER), Optional.empty()).activeAt(NOW)).isFalse();
        assertThat(times(Optional.empty(), Optional.of(NOW)).activeAt(NOW)).isFalse();
        assertThat(times(Optional.empty(), Optional.of(BEFORE)).activeAt(NOW)).isFalse();
    }

    @Property
    void whoeverIsKeptOutByUsIsNotInTheCourse(@ForAll Standing standing) {
        var written = ours(5L).standing(standing);

        assertThat(written.activeAt(NOW)).isEqualTo(standing != Standing.SUSPENDED && standing != Standing.SUSPENDING);
    }

    @Test
    void whatWasCreatedIsRememberedAsCalledFor() {
        var written = ours().after(change(ChangeKind.ENROLMENT_CREATE, "3,5"), Set.of());

        assertThat(written).isEqualTo(ours(3L, 5L));
    }

    @Property
    void aRoleThatThePersonHadBeforeDoesNotBecomeOursByWritingIt(@ForAll Standing before) {
        var kinds = List.of(ChangeKind.ENROLMENT_UPDATE, ChangeKind.ENROLMENT_RESUME, ChangeKind.ROLE_ASSIGN);
        for (var kind : kinds) {
            var written = ours(5L).standing(before).after(change(kind, "3,4,5"), Set.of(4L, 5L));

            assertThat(written.roles()).containsExactly(3L, 5L);
        }
    }

    @Test
    void aRoleOfOursThatSomebodyTookAwayIsNotOursAnyMore() {
        assertThat(ours(3L, 5L).after(change(ChangeKind.ENROLMENT_SUSPEND, ""), Set.of(5L)))
                .isEqualTo(ours(5L).standing(Standing.SUSPENDED));
    }

    @Test
    void suspendingIsRememberedAndResumingAsWell() {
        var suspended = ours(5L).after(change(ChangeKind.ENROLMENT_SUSPEND, ""), Set.of(5L));

        assertThat(suspended.standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(suspended.after(change(ChangeKind.ENROLMENT_RESUME, "5"), Set.of(5L)))
                .isEqualTo(ours(5L));
    }

    @Test
    void rolesComeAndGoWithoutChangingWhereTheEnrolmentStands() {
        var suspended = ours(3L, 5L).standing(Standing.SUSPENDED);

        assertThat(suspended.after(change(ChangeKind.ROLE_REMOVE, "3"), Set.of(3L, 5L)))
                .isEqualTo(ours(5L).standing(Standing.SUSPENDED));
        assertThat(suspended.after(change(ChangeKind.ROLE_ASSIGN, "4"), Set.of(3L, 5L)))
                .isEqualTo(ours(3L, 4L, 5L).standing(Standing.SUSPENDED));
    }

    @Test
    void anyOtherChangeLeavesItAsItIs() {
        assertThat(ours(5L).after(change(ChangeKind.COURSE_UPDATE, ""), Set.of()))
                .isEqualTo(ours(5L));
    }

    @Test
    void itsValuesLeadBackToIt() {
        var written = times(Optional.of(BEFORE), Optional.of(AFTER));

        assertThat(WrittenEnrolment.of(DesiredEnrolment.of(written.values()))).isEqualTo(written);
    }

    @Test
    void aBeginningOrAnEndThatIsMissingMeansWithoutLimit() {
        var values = ours(5L).values();

        assertThat(values).containsEntry("timestart", "").containsEntry("timeend", "");
    }

    private static WrittenEnrolment times(Optional<Instant> from, Optional<Instant> until) {
        return new WrittenEnrolment(new TreeSet<>(List.of(5L)), from, until, Standing.ACTIVE);
    }

    private static WrittenEnrolment ours(Long... roles) {
        return new WrittenEnrolment(new TreeSet<>(List.of(roles)), Optional.empty(), Optional.empty(), Standing.ACTIVE);
    }

    private static Change change(ChangeKind kind, String roles) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("roles", roles);
        return new Change(kind, "course-date:1001/contact:anna", new TreeMap<>(), values, List.of());
    }
}
