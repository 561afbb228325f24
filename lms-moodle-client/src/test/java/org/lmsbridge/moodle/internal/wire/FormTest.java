package org.lmsbridge.moodle.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;

class FormTest {
    private final Form form = new Form(WireMapper.create());

    private String body(Map<String, ?> parameters) {
        return new String(form.body("f", parameters, Secret.of("T")), StandardCharsets.US_ASCII);
    }

    @Test
    void listsAndObjectsAreWrittenInBrackets() {
        assertThat(body(Map.of("users", List.of(Map.of("a", List.of(1, 2)), Map.of("b", "x")))))
                .isEqualTo("users[0][a][0]=1&users[0][a][1]=2&users[1][b]=x&wstoken=T");
    }

    @Test
    void theEleventhElementHasTwoDigits() {
        assertThat(body(Map.of("l", Collections.nCopies(12, "x")))).endsWith("&l[9]=x&l[10]=x&l[11]=x&wstoken=T");
    }

    @Test
    void whatIsAbsentInAListKeepsItsPlace() {
        assertThat(body(Map.of("l", Arrays.asList(1, null, 3)))).isEqualTo("l[0]=1&l[2]=3&wstoken=T");
    }

    @Test
    void namesAreEncodedToo() {
        assertThat(body(Map.of("ä b", "x"))).isEqualTo("%C3%A4%20b=x&wstoken=T");
    }

    @Test
    void truthIsOneAndZero() {
        assertThat(body(Map.of("l", List.of(true, false)))).isEqualTo("l[0]=1&l[1]=0&wstoken=T");
    }

    @Test
    void timesAreSecondsSinceTheEpoch() {
        assertThat(body(Map.of("t", Instant.ofEpochMilli(1_796_000_000_999L)))).isEqualTo("t=1796000000&wstoken=T");
    }

    @Test
    void wholeNumbersHaveNoFractionAndNoExponent() {
        assertThat(body(Map.of("n", List.of(10.0, 1e7, 0.5, 12_000_000_000L))))
                .isEqualTo("n[0]=10&n[1]=10000000&n[2]=0.5&n[3]=12000000000&wstoken=T");
    }

    @Test
    void absentValuesAreLeftOut() {
        assertThat(body(Map.of("m", Map.of("x", Optional.empty(), "y", Optional.of("z")))))
                .isEqualTo("m[y]=z&wstoken=T");
    }

    @Test
    void anEmptyTextIsAValue() {
        assertThat(body(Map.of("city", ""))).isEqualTo("city=&wstoken=T");
    }

    @Test
    void aCallWithoutParametersHasTheTokenOnly() {
        assertThat(body(Map.of())).isEqualTo("wstoken=T");
    }

    @Test
    void anEmptyListIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> body(Map.of("users", List.of())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("users");
    }

    @Test
    void anEnrolmentAlwaysSaysRoleTimesAndSuspension() {
        Enrolment enrolment =
                Enrolment.builder().courseid(2).userid(3).roleid(5).build();

        assertThat(body(Map.of("enrolments", List.of(enrolment))))
                .contains("[roleid]=5", "[timestart]=0", "[timeend]=0", "[suspend]=0")
                .doesNotContain("suspended");
    }

    @Test
    void customProfileFieldsAreListsOfTypeAndValue() {
        NewUser user = NewUser.builder()
                .username("anne")
                .firstname("A")
                .lastname("B")
                .email("a@example.org")
                .putCustomfields("shoe", "42")
                .build();

        assertThat(body(Map.of("users", List.of(user))))
                .contains("users[0][customfields][0][type]=shoe&users[0][customfields][0][value]=42")
                .doesNotContain("createpassword");
    }

    @Test
    void theMeasureOfARecordCountsItsVariables() {
        Enrolment enrolment =
                Enrolment.builder().courseid(2).userid(3).roleid(5).build();

        assertThat(form.measure("enrolments", enrolment).variables()).isEqualTo(6);
    }

    @Property(tries = 300)
    void anyTextArrivesAsItWas(@ForAll @Size(max = 5) List<String> texts, @ForAll String key) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("l", texts.isEmpty() ? "" : texts);
        parameters.put("m", Map.of("k" + key, "v"));

        Map<String, String> arrived = new LinkedHashMap<>();
        for (String pair : body(parameters).split("&")) {
            String[] halves = pair.split("=", 2);
            arrived.put(decode(halves[0]), decode(halves[1]));
        }

        for (int i = 0; i < texts.size(); i++) {
            assertThat(arrived).containsEntry("l[" + i + "]", wellFormed(texts.get(i)));
        }
        assertThat(arrived).containsKey("wstoken");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Half a surrogate pair cannot travel; Java's own encoder writes a question mark too. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
