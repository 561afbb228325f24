package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RemovalPoliciesTest {
    @Test
    void everyCauseNeedsAPolicy() {
        var incomplete = new EnumMap<>(RemovalPolicies.all(RemovalPolicy.KEEP).byCause());
        incomplete.remove(RemovalCause.CONTACT_MERGED);

        assertThatThrownBy(() -> new RemovalPolicies(incomplete))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONTACT_MERGED");
    }

    @Test
    void onePolicyCanServeForAllCauses() {
        var policies = RemovalPolicies.all(RemovalPolicy.SUSPEND);

        assertThat(RemovalCause.values())
                .allSatisfy(cause -> assertThat(policies.of(cause)).isEqualTo(RemovalPolicy.SUSPEND));
    }

    @Test
    void whatIsKeptTakesNothingAway() {
        var policies = policies(Map.of(RemovalCause.CONTACT_MERGED, RemovalPolicy.KEEP));

        assertThat(policies.takesAway(RemovalCause.CONTACT_MERGED)).isFalse();
        assertThat(policies.takesAway(RemovalCause.BOOKING_CANCELLED)).isTrue();
    }

    @Test
    void aPolicyIsUsedIfAnyCauseHasIt() {
        var policies = policies(Map.of(RemovalCause.CONTACT_MERGED, RemovalPolicy.KEEP));

        assertThat(policies.uses(RemovalPolicy.KEEP)).isTrue();
        assertThat(policies.uses(RemovalPolicy.SUSPEND)).isFalse();
    }

    @Test
    void withoutACauseNothingDecides() {
        assertThat(RemovalPolicies.all(RemovalPolicy.UNENROL).mildest(Set.of())).isEmpty();
    }

    @Test
    void amongEquallyMildPoliciesTheFirstCauseOfTheListDecidesHoweverTheyCome() {
        var policies = RemovalPolicies.all(RemovalPolicy.SUSPEND);
        var first = RemovalCause.BOOKING_CANCELLED;
        var later = RemovalCause.COURSE_DATE_COMPLETED;

        assertThat(policies.mildest(List.of(first, later))).contains(first);
        assertThat(policies.mildest(List.of(later, first))).contains(first);
    }

    @Property
    void thePolicyThatDecidesIsAsMildAsThatOfAnyCause(
            @ForAll Set<RemovalCause> causes, @ForAll Map<RemovalCause, RemovalPolicy> some) {
        var policies = policies(some);

        policies.mildest(causes)
                .ifPresent(decides -> assertThat(causes)
                        .contains(decides)
                        .allSatisfy(cause -> assertThat(policies.of(decides)).isLessThanOrEqualTo(policies.of(cause))));
    }

    @Test
    void theMildestPolicyKeepsAndTheHarshestUnenrols() {
        assertThat(RemovalPolicy.values())
                .containsExactly(
                        RemovalPolicy.KEEP,
                        RemovalPolicy.SUSPEND,
                        RemovalPolicy.SUSPEND_AND_DROP_ROLES,
                        RemovalPolicy.UNENROL);
    }

    private static RemovalPolicies policies(Map<RemovalCause, RemovalPolicy> some) {
        var all = new EnumMap<>(RemovalPolicies.all(RemovalPolicy.UNENROL).byCause());
        all.putAll(some);
        return new RemovalPolicies(all);
    }
}
