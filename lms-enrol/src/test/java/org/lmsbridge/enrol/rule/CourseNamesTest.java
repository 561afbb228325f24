package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CourseNamesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void aNameThatJustFitsIsNotCut() {
        assertThat(fullname("n".repeat(254))).hasSize(254);
        assertThat(fullname("n".repeat(255))).hasSize(254);
        assertThat(fullname("n".repeat(253))).hasSize(253);
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutInTwo() {
        var smile = "\uD83D\uDE00";

        assertThat(fullname("n".repeat(253) + smile)).isEqualTo("n".repeat(253));
        assertThat(fullname("n".repeat(252) + smile)).isEqualTo("n".repeat(252) + smile);
        assertThat(fullname("n".repeat(252) + smile + "n")).isEqualTo("n".repeat(252) + smile);
    }

    @Test
    void spacesAroundANameDoNotCount() {
        assertThat(fullname("  First aid  ")).isEqualTo("First aid");
    }

    @Test
    void whatLooksLikeATagIsNotAcceptedButForThoseOfLanguages() {
        assertThat(CourseNames.accepted("Mass <b>and</b> weight")).isFalse();
        assertThat(CourseNames.accepted("a < b")).isTrue();
        assertThat(CourseNames.accepted("<span lang=\"en\" class=\"multilang\">Aid</span>"))
                .isTrue();
    }

    @Test
    void bothNamesMustBeAccepted() {
        assertThat(new CourseNames("a<b", "short").accepted()).isFalse();
        assertThat(new CourseNames("full", "a<b").accepted()).isFalse();
        assertThat(new CourseNames("full", "short").accepted()).isTrue();
    }

    private static String fullname(String name) {
        return CourseNames.of(CourseNames.Standard.CATEGORY, name, "1001", DAY).fullname();
    }
}
