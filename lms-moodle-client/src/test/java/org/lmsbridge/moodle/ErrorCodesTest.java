package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.PasswordPolicyException;

class ErrorCodesTest {
    static Set<String> codes() {
        return ErrorCodes.known();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAKindAndARemedyInOneLine(String code) {
        MoodleException exception = ErrorCodes.exception("some_function", code, "Said\nthe site");

        assertThat(exception.getClass()).isNotEqualTo(MoodleException.class);
        assertThat(exception.getMessage())
                .startsWith("some_function: " + code + ": Said the site. ")
                .endsWith(exception.remedy())
                .doesNotContain("\n");
        assertThat(exception.remedy()).endsWith(".").hasSizeGreaterThan(15);
    }

    @Test
    void aListOfBrokenRulesInPlaceOfACodeIsAPasswordPolicy() {
        MoodleException exception =
                ErrorCodes.exception("f", "<div>At least 8 characters.</div><div>A digit.</div>", "error/<div>");

        assertThat(exception)
                .isInstanceOf(PasswordPolicyException.class)
                .hasMessageContaining("At least 8 characters. A digit.");
        assertThat(exception.errorCode()).contains("password");
    }

    @Test
    void aBadTokenHitsEverythingAndABadRecordDoesNot() {
        assertThat(ErrorCodes.hitsEverything(ErrorCodes.exception("f", "invalidtoken", "")))
                .isTrue();
        assertThat(ErrorCodes.hitsEverything(ErrorCodes.exception("f", "nopermissions", "")))
                .isFalse();
        assertThat(ErrorCodes.hitsEverything(ErrorCodes.exception("f", "brandnew", "")))
                .isFalse();
    }
}
