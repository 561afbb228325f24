package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanValuesTest {
    @Test
    void aChangeKeepsWhatItWasMadeOf() {
        var values = new TreeMap<>(Map.of("role", "5"));
        var because = new ArrayList<>(List.of("registration:1"));
        var change =
                new Change(ChangeKind.ENROLMENT_CREATE, "course-date:1/contact:2", new TreeMap<>(), values, because);
        values.put("role", "3");
        because.clear();
        assertThat(change.value("role")).isEqualTo("5");
        assertThat(change.because()).containsExactly("registration:1");
        assertThatThrownBy(() -> change.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aValueThatAChangeDoesNotHaveIsNamed() {
        var change = new Change(ChangeKind.ENROLMENT_CREATE, "contact:2", new TreeMap<>(), new TreeMap<>(), List.of());
        assertThatThrownBy(() -> change.value("role"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ENROLMENT_CREATE of contact:2 has no value for role");
    }

    @Test
    void aSegmentThatIsTooLargeToHoldIsRefused() {
        var change = new Change(ChangeKind.COURSE_CREATE, "course-date:1", new TreeMap<>(), new TreeMap<>(), List.of());
        var tooMany = Collections.nCopies(Segment.MAX_CHANGES + 1, change);
        assertThatThrownBy(() -> new Segment(Segment.Phase.COURSES, "Courses", tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment Courses has 501 changes; at most 500");
    }

    @Test
    void linksAreNoWritesAndOnlyEnrolmentsMailPeople() {
        var header = new PlanHeader(
                "id",
                "college",
                Instant.EPOCH,
                Map.of(ChangeKind.ACCOUNT_LINK, 5L, ChangeKind.ACCOUNT_CREATE, 3L, ChangeKind.ENROLMENT_UPDATE, 2L),
                0,
                "digest",
                PlanBase.NONE);
        assertThat(header.total()).isEqualTo(10);
        assertThat(header.writes()).isEqualTo(5);
        assertThat(header.mails()).isEqualTo(2);
    }
}
