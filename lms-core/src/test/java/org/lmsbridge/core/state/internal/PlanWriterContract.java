package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.state.internal.Samples.courses;
import static org.lmsbridge.core.state.internal.Samples.enrol;
import static org.lmsbridge.core.state.internal.Samples.enrolmentsOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.state.Plans;

abstract class PlanWriterContract {
    abstract StateStoreContract store();

    private Plans plans() {
        return store().site("college").plans();
    }

    private PlanHeader headerOf(Segment... segments) {
        try (var writer = plans().create()) {
            List.of(segments).forEach(writer::add);
            return writer.finish().header();
        }
    }

    @Test
    void theHeaderCountsChangesByKind() {
        var header = headerOf(courses(1, 2), enrolmentsOf("Baking", enrol(1)), enrolmentsOf("Cooking", enrol(2)));
        assertThat(header.site()).isEqualTo("college");
        assertThat(header.createdAt()).isEqualTo(StateStoreContract.CLOCK.instant());
        assertThat(header.counts()).isEqualTo(Map.of(ChangeKind.COURSE_CREATE, 2L, ChangeKind.ENROLMENT_CREATE, 2L));
        assertThat(header.total()).isEqualTo(4);
        assertThat(header.mails()).isEqualTo(2);
    }

    @Test
    void aSegmentWithoutChangesIsLeftOut() {
        try (var writer = plans().create()) {
            writer.add(enrolmentsOf("Nothing"));
            assertThat(writer.finish().segments().toList()).isEmpty();
        }
    }

    @Test
    void theDigestDependsOnTheOrderOfApplicationOnly() {
        var digest = headerOf(courses(1, 2), enrolmentsOf("Baking", enrol(1), enrol(2)))
                .digest();
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(headerOf(
                                enrolmentsOf("Baking", enrol(1)),
                                courses(1),
                                courses(2),
                                enrolmentsOf("Baking, again", enrol(2)))
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void theDigestDiffersWhereAChangeDiffers() {
        var change = enrol(1);
        var later = new Change(
                change.kind(),
                change.subject(),
                change.expects(),
                new TreeMap<>(Map.of("role", "3")),
                change.because());
        var digests = IntStream.range(0, 4)
                .mapToObj(i -> headerOf(
                        switch (i) {
                            case 0 -> enrolmentsOf("Baking", enrol(1), enrol(2));
                            case 1 -> enrolmentsOf("Baking", enrol(2), enrol(1));
                            case 2 -> enrolmentsOf("Baking", later, enrol(2));
                            default -> enrolmentsOf("Baking", enrol(1));
                        }))
                .map(PlanHeader::digest)
                .collect(Collectors.toSet());
        assertThat(digests).hasSize(4);
    }

    @Test
    void whoeverClaimsFirstHasTheKey() {
        try (var writer = plans().create()) {
            assertThat(writer.claim("username", Map.of("anna", "contact:1", "bob", "contact:2")))
                    .isEqualTo(Map.of("anna", "contact:1", "bob", "contact:2"));
            assertThat(writer.claim("username", Map.of("anna", "contact:3", "carla", "contact:3")))
                    .isEqualTo(Map.of("anna", "contact:1", "carla", "contact:3"));
        }
    }

    @Test
    void claimsAreForOneScopeOfOnePlan() {
        try (var writer = plans().create();
                var other = plans().create()) {
            writer.claim("username", Map.of("anna", "contact:1"));
            assertThat(writer.claim("short name", Map.of("anna", "course-date:1")))
                    .containsEntry("anna", "course-date:1");
            assertThat(other.claim("username", Map.of("anna", "contact:2"))).containsEntry("anna", "contact:2");
        }
    }

    @Test
    void thousandsAreClaimedAtOnce() {
        var wanted = IntStream.range(0, 3_500).boxed().collect(Collectors.toMap(i -> "user" + i, i -> "contact:" + i));
        try (var writer = plans().create()) {
            assertThat(writer.claim("username", wanted)).isEqualTo(wanted);
            assertThat(writer.claim("username", Map.of())).isEmpty();
        }
    }

    @Test
    void aPlanThatIsNotFinishedCannotBeFound() {
        var writer = plans().create();
        writer.add(courses(1));
        assertThat(store().count("lms_plan")).isEqualTo(1);
        writer.close();
        assertThat(store().count("lms_plan")).isZero();
    }

    @Test
    void aPlanThatAKilledProcessLeftUnfinishedIsDeletedADayLater() {
        plans().create().add(courses(1));
        store().clock.advance(Duration.ofHours(23));
        assertThat(plans().deleteOlderThan(Duration.ZERO)).isZero();
        store().clock.advance(Duration.ofHours(2));
        plans().create().add(courses(1));
        assertThat(plans().deleteOlderThan(Duration.ofDays(90))).isEqualTo(1);
        assertThat(store().count("lms_plan")).isEqualTo(1);
    }

    @Test
    void closingAFinishedPlanKeepsIt() {
        var id = headerOf(courses(1)).id();
        store().reopen();
        assertThat(plans().find(id)).isPresent();
    }

    @Test
    void aFinishedPlanTakesNothingMore() {
        try (var writer = plans().create()) {
            writer.finish();
            assertThatThrownBy(() -> writer.add(courses(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("begin a new one");
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void usernamesThatWereClaimedAreNotKept() {
        try (var writer = plans().create()) {
            writer.claim("username", Map.of("anna", "contact:1"));
            writer.finish();
        }
        assertThat(store().count("lms_plan_claim")).isZero();
    }
}
