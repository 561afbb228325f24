package org.lmsbridge.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.records.ProfileField;

class ProfileValuesTest {
    @Test
    void valuesStandUnderMoodlesNames() {
        var contact = Records.contact("1")
                .putProfile(ProfileField.CITY, " Perth ")
                .putProfile(ProfileField.COUNTRY, "au")
                .putProfile(ProfileField.LANGUAGE, "en_us")
                .putProfile(ProfileField.PHONE_2, "0400 000 000")
                .putProfile(ProfileField.DESCRIPTION, "<p>Likes tags</p>")
                .putCustomFields("shirtsize", "XL")
                .build();

        assertThat(ProfileValues.of(contact).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "city", "Perth",
                        "country", "AU",
                        "lang", "en_us",
                        "phone2", "0400 000 000",
                        "description", "<p>Likes tags</p>",
                        "profile_field_shirtsize", "XL"));
    }

    @Test
    void theIdNumberAndTheWebPageAreNotPartOfIt() {
        var contact = Records.contact("1")
                .putProfile(ProfileField.ID_NUMBER, "S-1")
                .putProfile(ProfileField.WEB_PAGE, "https://example.org")
                .build();

        assertThat(ProfileValues.of(contact).values()).isEmpty();
        assertThat(ProfileValues.of(contact).leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTRY,Australia",
        "COUNTRY,A1",
        "PHONE_1,000000000000000000000",
        "CITY,<b>Perth</b>",
        "LANGUAGE,en us",
        "MIDDLE_NAME,<3"
    })
    void whatMoodleWouldRefuseIsLeftOutAndNamed(ProfileField field, String value) {
        var contact = Records.contact("1").putProfile(field, value).build();

        var profile = ProfileValues.of(contact);

        assertThat(profile.values()).isEmpty();
        assertThat(profile.leftOut()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("profile-value-left-out");
            assertThat(finding.message()).doesNotContain(value);
        });
    }

    @Test
    void anAmpersandOrALoneBracketIsNoTag() {
        var contact = Records.contact("1")
                .putProfile(ProfileField.INSTITUTION, "Fish & Chips < Co")
                .build();

        assertThat(ProfileValues.of(contact).values()).containsEntry("institution", "Fish & Chips < Co");
    }
}
