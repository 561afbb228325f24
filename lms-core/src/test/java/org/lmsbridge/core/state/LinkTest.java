package org.lmsbridge.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkTest {
    private static Link.Builder course() {
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId("course-date:1001")
                .naturalKey("1001")
                .provenance(Provenance.CREATED);
    }

    @Test
    void aLinkIsCertainAndUnwrittenUnlessItSaysOtherwise() {
        var link = course().build();
        assertThat(link.inDoubt()).isFalse();
        assertThat(link.lmsId()).isEmpty();
        assertThat(link.parent()).isEmpty();
        assertThat(link.fingerprint()).isEmpty();
    }

    @Test
    void anIdInTheRecordsIsNeeded() {
        assertThatThrownBy(() -> course().recordsId(" ").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("recordsId must not be blank");
    }

    @Test
    void anEnrolmentHasACourseAndNothingElseHas() {
        assertThatThrownBy(() -> course().parent("12").build())
                .hasMessageContaining("COURSE course-date:1001: parent must be");
        assertThatThrownBy(() -> course().kind(LinkKind.ENROLMENT).build())
                .hasMessageContaining("ENROLMENT course-date:1001: parent must be");
        assertThat(course().kind(LinkKind.ENROLMENT).parent("12").build().parent())
                .isEqualTo("12");
    }

    @Test
    void aTextThatDoesNotFitIsNamed() {
        assertThat(course().naturalKey("x".repeat(255)).build().naturalKey()).hasSize(255);
        assertThatThrownBy(() -> course().naturalKey("x".repeat(256)).build())
                .hasMessageContaining("naturalKey must have at most 255 characters");
        assertThatThrownBy(() -> course().fingerprint("x".repeat(256)).build())
                .hasMessageContaining("fingerprint must have at most");
    }
}
