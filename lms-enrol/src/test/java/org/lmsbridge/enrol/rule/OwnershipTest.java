package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.Provenance;

class OwnershipTest {
    @Test
    void whatIsNotOursDoesNotFollowTheRecords() {
        assertThat(Ownership.follows(Provenance.FOREIGN)).isFalse();
        assertThat(Ownership.follows(Provenance.CREATED)).isTrue();
        assertThat(Ownership.follows(Provenance.ADOPTED)).isTrue();
    }

    @Property
    void nothingIsEverTakenFromSomebodyWhomWeDidNotEnrol(@ForAll RemovalPolicy policy) {
        assertThat(Ownership.allowed(policy, Provenance.FOREIGN)).isEqualTo(RemovalPolicy.KEEP);
    }

    @Property
    void anEnrolmentThatWeMadeGoesAsTheSettingSays(@ForAll RemovalPolicy policy) {
        assertThat(Ownership.allowed(policy, Provenance.CREATED)).isEqualTo(policy);
    }

    @Test
    void anEnrolmentThatWasThereBeforeUsIsSuspendedAtMost() {
        assertThat(Ownership.allowed(RemovalPolicy.UNENROL, Provenance.ADOPTED)).isEqualTo(RemovalPolicy.SUSPEND);
        assertThat(Ownership.allowed(RemovalPolicy.SUSPEND_AND_DROP_ROLES, Provenance.ADOPTED))
                .isEqualTo(RemovalPolicy.SUSPEND_AND_DROP_ROLES);
        assertThat(Ownership.allowed(RemovalPolicy.KEEP, Provenance.ADOPTED)).isEqualTo(RemovalPolicy.KEEP);
    }
}
