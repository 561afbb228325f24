package org.lmsbridge.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Trace TRACE = Trace.of("4711", "anna", "S-1", "Anna@example.org");

    @Test
    void theUserWhoWasSentIsKnownAgainByIdNumberOrAddress() {
        assertThat(TRACE.isLeftBy(user("anna", "anna@EXAMPLE.org", "S-1"))).isTrue();
        assertThat(TRACE.isLeftBy(user("anna", "changed@example.org", "S-1"))).isTrue();
        assertThat(TRACE.isLeftBy(user("anna", "anna@example.org", "changed"))).isTrue();
    }

    @Test
    void aStrangerWithTheSameUsernameIsNot() {
        assertThat(TRACE.isLeftBy(user("anna", "other@example.org", "S-2"))).isFalse();
        assertThat(TRACE.isLeftBy(new SiteUser(1, "anna", Optional.empty(), Optional.empty(), false)))
                .isFalse();
    }

    @Test
    void anotherUsernameIsNeverOurs() {
        assertThat(TRACE.isLeftBy(user("anna2", "anna@example.org", "S-1"))).isFalse();
    }

    @Test
    void aLinkOfAnotherVersionProvesNothing() {
        var user = user("anna", "anna@example.org", "S-1");

        assertThat(new Trace("4711", "anna", "").isLeftBy(user)).isFalse();
        assertThat(new Trace("4711", "anna", "2:" + TRACE.fingerprint().substring(2)).isLeftBy(user))
                .isFalse();
    }

    @Property
    void equalValuesOfTwoPeopleDoNotShowAsEqual(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String one,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String other) {
        var first = Trace.of(one, "name", "number", "a@example.org").fingerprint();
        var second = Trace.of(other, "name", "number", "a@example.org").fingerprint();

        assertThat(first.equals(second)).isEqualTo(one.equals(other));
        assertThat(first).doesNotContain("number").doesNotContain("example").hasSizeLessThan(255);
    }

    private static SiteUser user(String username, String email, String idnumber) {
        return new SiteUser(7, username, Optional.of(email), Optional.of(idnumber), false);
    }
}
