package org.lmsbridge.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
    private static final PasswordPolicy ANYTHING = new PasswordPolicy(0, 0, 0, 0, 0, 0);

    @Test
    void aPasswordThatHasEverythingBreaksNoRule() {
        assertThat(PasswordPolicy.moodleDefault().broken("Tea4two!")).isEmpty();
        assertThat(PasswordPolicy.moodleDefault().broken("Tea4two!".toCharArray()))
                .isEmpty();
    }

    @Test
    void everyBrokenRuleHasAMessageOfItsOwn() {
        assertThat(PasswordPolicy.moodleDefault().broken(""))
                .extracting(BrokenRule::message)
                .containsExactly(
                        "at least 8 characters",
                        "at least 1 digit",
                        "at least 1 lower-case letter",
                        "at least 1 upper-case letter",
                        "at least 1 character that is neither letter nor digit");
    }

    @Test
    void everyNumberCanBeSet() {
        var policy = new PasswordPolicy(12, 2, 3, 4, 5, 2);

        assertThat(policy.broken("aB1!!!"))
                .containsExactlyInAnyOrder(
                        new BrokenRule(PasswordRule.LENGTH, 12),
                        new BrokenRule(PasswordRule.DIGITS, 2),
                        new BrokenRule(PasswordRule.LOWER, 3),
                        new BrokenRule(PasswordRule.UPPER, 4),
                        new BrokenRule(PasswordRule.NON_ALPHANUMERIC, 5),
                        new BrokenRule(PasswordRule.CONSECUTIVE_IDENTICAL, 2));
    }

    @Test
    void lettersOfOtherAlphabetsCountByTheirCase() {
        assertThat(PasswordPolicy.moodleDefault().broken("Жж٣ ΔΔδδ")).isEmpty();
    }

    @Test
    void whatHasNoCaseCountsAsNonAlphanumeric() {
        var oneOther = new PasswordPolicy(0, 0, 0, 0, 1, 0);

        assertThat(oneOther.broken("密")).isEmpty();
        assertThat(oneOther.broken(" ")).isEmpty();
        // Superscript two is no decimal digit, and the feminine ordinal is no lower-case letter, though Java calls it
        // one.
        assertThat(oneOther.broken("²")).isEmpty();
        assertThat(oneOther.broken("ª")).isEmpty();
        assertThat(oneOther.broken("aB1")).isNotEmpty();
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOne() {
        assertThat(new PasswordPolicy(2, 0, 0, 0, 2, 0).broken("😀")).hasSize(2);
        assertThat(new PasswordPolicy(2, 0, 0, 0, 2, 0).broken("😀😀")).isEmpty();
    }

    @Test
    void lengthIsLimitedInBytesAsMoodleMeasuresIt() {
        assertThat(ANYTHING.broken("a".repeat(128))).isEmpty();
        assertThat(ANYTHING.broken("a".repeat(129))).containsExactly(new BrokenRule(PasswordRule.TOO_LONG, 128));
        assertThat(ANYTHING.broken("é".repeat(64))).isEmpty();
        assertThat(ANYTHING.broken("é".repeat(65))).hasSize(1);
    }

    @Test
    void repeatsAreLimitedOnlyWhereTheNumberIsNotZero() {
        var twice = new PasswordPolicy(0, 0, 0, 0, 0, 2);

        assertThat(ANYTHING.broken("aaaa")).isEmpty();
        assertThat(twice.broken("aabaab")).isEmpty();
        assertThat(twice.broken("baaab"))
                .extracting(BrokenRule::message)
                .containsExactly("no character more than 2 times in a row");
        assertThat(new PasswordPolicy(0, 0, 0, 0, 0, 1).broken("aab"))
                .extracting(BrokenRule::message)
                .containsExactly("no character twice in a row");
    }

    @Test
    void repeatsAreThoseOfBytesAsMoodleCompares() {
        var once = new PasswordPolicy(0, 0, 0, 0, 0, 1);

        // E3 81 81, and F0 9F 98 80 twice.
        assertThat(once.broken("ぁ")).containsExactly(new BrokenRule(PasswordRule.CONSECUTIVE_IDENTICAL, 1));
        assertThat(once.broken("😀😀")).isEmpty();
    }

    @Test
    void aPasswordInAnArrayIsCheckedAlike() {
        assertThat(PasswordPolicy.moodleDefault().broken("tea4two!".toCharArray()))
                .containsExactly(new BrokenRule(PasswordRule.UPPER, 1));
    }

    @Test
    void numbersThatMakeNoSenseAreRefusedByName() {
        assertThatThrownBy(() -> new PasswordPolicy(129, 1, 1, 1, 1, 0)).hasMessageContaining("minLength");
        assertThatThrownBy(() -> new PasswordPolicy(8, -1, 1, 1, 1, 0)).hasMessageContaining("digits");
        assertThatThrownBy(() -> new PasswordPolicy(8, 1, -1, 1, 1, 0)).hasMessageContaining("lower");
        assertThatThrownBy(() -> new PasswordPolicy(8, 1, 1, -1, 1, 0)).hasMessageContaining("upper");
        assertThatThrownBy(() -> new PasswordPolicy(8, 1, 1, 1, -1, 0)).hasMessageContaining("nonAlphanumeric");
        assertThatThrownBy(() -> new PasswordPolicy(8, 1, 1, 1, 1, -1)).hasMessageContaining("maxConsecutiveIdentical");
        assertThatCode(() -> new PasswordPolicy(128, 128, 128, 128, 128, 128)).doesNotThrowAnyException();
    }

    @Property
    void agreesWithTheRegularExpressionsThatMoodleUses(@ForAll("mixed") String password) {
        var wellFormed = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var policy = new PasswordPolicy(0, 2, 2, 2, 2, 0);

        assertThat(policy.broken(wellFormed).contains(new BrokenRule(PasswordRule.DIGITS, 2)))
                .isEqualTo(count("\\p{Nd}", wellFormed) < 2);
        assertThat(policy.broken(wellFormed).contains(new BrokenRule(PasswordRule.LOWER, 2)))
                .isEqualTo(count("\\p{Ll}", wellFormed) < 2);
        assertThat(policy.broken(wellFormed).contains(new BrokenRule(PasswordRule.UPPER, 2)))
                .isEqualTo(count("\\p{Lu}", wellFormed) < 2);
        assertThat(policy.broken(wellFormed).contains(new BrokenRule(PasswordRule.NON_ALPHANUMERIC, 2)))
                .isEqualTo(count("[^\\p{Nd}\\p{Ll}\\p{Lu}]", wellFormed) < 2);
    }

    @Property
    void measuresTheBytesThatWouldBeSent(@ForAll @StringLength(max = 200) String password) {
        var wellFormed = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(ANYTHING.broken(wellFormed).isEmpty())
                .isEqualTo(wellFormed.getBytes(StandardCharsets.UTF_8).length <= PasswordPolicy.MAX_BYTES);
    }

    /** Characters of every kind close together: random ones of all Unicode are hardly ever letters with a case. */
    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.strings().withChars("aBcD12!-éÉжЖ٣ªǅ²密 ").ofMaxLength(12);
    }

    private static long count(String expression, String text) {
        return Pattern.compile(expression).matcher(text).results().count();
    }
}
