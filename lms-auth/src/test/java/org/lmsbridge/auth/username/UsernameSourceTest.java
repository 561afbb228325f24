package org.lmsbridge.auth.username;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.spi.ContactKey;

class UsernameSourceTest {
    @Test
    void emailBecomesTheUsernameInLowerCase() {
        var contact = contact().email("  Anna.Lee_1@Example.ORG ").build();

        assertThat(UsernameSource.CUSTOMER_EMAIL.usernameOf(contact).username()).contains("anna.lee_1@example.org");
    }

    @Test
    void lowerCaseDoesNotDependOnTheMachine() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            var contact = contact().email("IRIS@EXAMPLE.ORG").build();
            assertThat(UsernameSource.CUSTOMER_EMAIL.usernameOf(contact).username())
                    .contains("iris@example.org");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aContactWithoutTheValueIsReported() {
        var bare = contact().build();
        var blank = contact().email("  ").clientId("").build();

        assertThat(finding(UsernameSource.CUSTOMER_EMAIL, bare).code()).isEqualTo("username-missing");
        assertThat(finding(UsernameSource.CUSTOMER_EMAIL, blank).message()).contains("no email address");
        assertThat(finding(UsernameSource.AVETMISS_CLIENT_ID, blank).message()).contains("no AVETMISS client id");
        assertThat(finding(UsernameSource.AVETMISS_USI, bare).subject()).isEqualTo("contact:4711");
    }

    @Test
    void anIllegalCharacterIsNamedByItsPositionOnly() {
        var contact = contact().email("pat.o'brien@example.org").build();

        var finding = finding(UsernameSource.CUSTOMER_EMAIL, contact);

        assertThat(finding.code()).isEqualTo("username-invalid");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("character 6 ").doesNotContain("brien");
    }

    @Test
    void positionsCountCharactersNotHalvesOfThem() {
        var contact = contact().email("😀😀@example.org").build();
        var later = contact().email("ab😀@example.org").build();

        assertThat(finding(UsernameSource.CUSTOMER_EMAIL, contact).message()).contains("character 1 ");
        assertThat(finding(UsernameSource.CUSTOMER_EMAIL, later).message()).contains("character 3 ");
    }

    @Test
    void aHundredCharactersAreTheMost() {
        var longest = contact().clientId("a".repeat(100)).build();
        var tooLong = contact().clientId("a".repeat(101)).build();

        assertThat(UsernameSource.AVETMISS_CLIENT_ID.usernameOf(longest).username())
                .isPresent();
        assertThat(finding(UsernameSource.AVETMISS_CLIENT_ID, tooLong).message())
                .contains("101", "100");
    }

    @Test
    void aUniqueStudentIdentifierIsCheckedBeforeItServes() {
        var good = contact().uniqueStudentIdentifier("BNGH7C75FN").build();
        var bad = contact().uniqueStudentIdentifier("BNGH7C75FM").build();

        assertThat(UsernameSource.AVETMISS_USI.usernameOf(good).username()).contains("bngh7c75fn");
        assertThat(finding(UsernameSource.AVETMISS_USI, bad).message())
                .contains("check character")
                .doesNotContainIgnoringCase("bngh");
    }

    @Test
    void aBlankUniqueStudentIdentifierIsNone() {
        assertThat(finding(
                                UsernameSource.AVETMISS_USI,
                                contact().uniqueStudentIdentifier(" ").build())
                        .code())
                .isEqualTo("username-missing");
    }

    @Test
    void eachSourceNamesTheValueByWhichTheRecordsFind() {
        assertThat(UsernameSource.NONE.key()).isEmpty();
        assertThat(UsernameSource.SEQUENTIAL_NUMBER.key()).isEmpty();
        assertThat(UsernameSource.CUSTOMER_EMAIL.key()).contains(ContactKey.EMAIL);
        assertThat(UsernameSource.AVETMISS_CLIENT_ID.key()).contains(ContactKey.CLIENT_ID);
        assertThat(UsernameSource.AVETMISS_USI.key()).contains(ContactKey.UNIQUE_STUDENT_IDENTIFIER);
    }

    @Test
    void aNumberThatWasGivenOutIsKept() {
        assertThat(UsernameSource.SEQUENTIAL_NUMBER.keeps("1907")).isTrue();
        assertThat(UsernameSource.SEQUENTIAL_NUMBER.keeps("190/")).isFalse();
        assertThat(UsernameSource.SEQUENTIAL_NUMBER.keeps("190:")).isFalse();
        assertThat(UsernameSource.CUSTOMER_EMAIL.keeps("1907")).isFalse();
        assertThat(UsernameSource.NONE.keeps("anna")).isTrue();
    }

    @Test
    void theFirstAndTheLastLetterAndDigitAreAllowedAndTheirNeighboursAreNot() {
        assertThat(UsernameRule.fault("az09.-_@")).isEmpty();
        for (var neighbour : List.of("`", "{", "/", ":")) {
            assertThat(UsernameRule.fault("a" + neighbour))
                    .hasValueSatisfying(fault -> assertThat(fault).startsWith("character 2 "));
        }
        assertThat(UsernameRule.fault("")).contains("it is empty");
    }

    @Test
    void sourcesThatGiveNothingSaySo() {
        var contact = contact().email("a@example.org").build();

        assertThat(finding(UsernameSource.NONE, contact).code()).isEqualTo("username-source-none");
        assertThat(finding(UsernameSource.SEQUENTIAL_NUMBER, contact).code()).isEqualTo("username-number-missing");
    }

    @Property
    void whateverComesOutMoodleTakes(@ForAll @NotBlank String value) {
        var contact = contact().email(value).build();

        var username = UsernameSource.CUSTOMER_EMAIL.usernameOf(contact).username();

        username.ifPresent(given -> assertThat(given).matches("[a-z0-9._@-]{1,100}"));
        assertThat(username.isPresent())
                .isEqualTo(value.strip().toLowerCase(Locale.ROOT).matches("[a-z0-9._@-]{1,100}"));
    }

    private static Finding finding(UsernameSource source, Contact contact) {
        var result = source.usernameOf(contact);
        assertThat(result).isInstanceOf(UsernameResult.Absent.class);
        return ((UsernameResult.Absent) result).finding();
    }

    private static Contact.Builder contact() {
        var builder = Contact.builder();
        builder.id(new ContactId("4711")).firstName("Anna").lastName("Lee");
        return builder;
    }
}
