package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.state.HandsOff;
import org.lmsbridge.core.state.HandsOff.Mark;
import org.lmsbridge.core.state.StopSwitch;

/** What people set so that nothing is written: the stop switch and hands-off marks. */
abstract class HoldsContract {
    abstract StateStoreContract store();

    private StopSwitch stopSwitch() {
        return store().site("college").stopSwitch();
    }

    private HandsOff handsOff() {
        return store().site("college").handsOff();
    }

    @Test
    void theStopSwitchStaysOnUntilItIsReleased() {
        assertThat(stopSwitch().find()).isEmpty();
        stopSwitch().stop("Maja", "Exams are on.");
        store().reopen();
        assertThat(stopSwitch().find())
                .contains(new StopSwitch.Stop("Maja", "Exams are on.", StateStoreContract.CLOCK.instant()));
        stopSwitch().release();
        stopSwitch().release();
        store().reopen();
        assertThat(stopSwitch().find()).isEmpty();
    }

    @Test
    void theStopSwitchIsForOneSiteAndItsLastReasonCounts() {
        stopSwitch().stop("Maja", "Exams are on.");
        stopSwitch().stop("Ben", "Moodle is being moved.");
        assertThat(stopSwitch().find().orElseThrow().who()).isEqualTo("Ben");
        assertThat(store().site("other").stopSwitch().find()).isEmpty();
    }

    @Test
    void nobodyStopsASiteWithoutNameAndReason() {
        assertThatThrownBy(() -> stopSwitch().stop(" ", "Exams")).hasMessageContaining("who must not be blank");
        assertThatThrownBy(() -> stopSwitch().stop("Maja", "x".repeat(1_001)))
                .hasMessageContaining("why must not be blank and have at most 1000 characters");
        assertThat(stopSwitch().find()).isEmpty();
    }

    @Test
    void aMarkStaysUntilItIsTakenAway() {
        handsOff().mark("contact:4711", "Maja", "Appeal pending.");
        store().reopen();
        var mark = new Mark("contact:4711", "Maja", "Appeal pending.", StateStoreContract.CLOCK.instant());
        assertThat(handsOff().find(List.of("contact:4711", "contact:1")))
                .containsOnlyKeys("contact:4711")
                .containsValue(mark);
        assertThat(store().site("other").handsOff().find(List.of("contact:4711")))
                .isEmpty();
        handsOff().unmark("contact:4711");
        handsOff().unmark("contact:4711");
        assertThat(handsOff().find(List.of("contact:4711"))).isEmpty();
    }

    @Test
    void marksAreListedInOrderPageByPage() {
        List.of("contact:2", "course-date:1", "contact:1")
                .forEach(subject -> handsOff().mark(subject, "Maja", "why"));
        handsOff().mark("contact:1", "Ben", "another reason");
        assertThat(handsOff().list(Optional.empty(), 2))
                .extracting(Mark::subject)
                .containsExactly("contact:1", "contact:2");
        assertThat(handsOff().list(Optional.of("contact:2"), 2))
                .extracting(Mark::subject)
                .containsExactly("course-date:1");
        assertThat(handsOff().list(Optional.empty(), 1)).extracting(Mark::who).containsExactly("Ben");
    }

    @Test
    void thousandsAreLookedUpAtOnce() {
        handsOff().mark("contact:2999", "Maja", "why");
        var subjects = IntStream.range(0, 3_000).mapToObj(i -> "contact:" + i).toList();
        assertThat(handsOff().find(subjects)).containsOnlyKeys("contact:2999");
        assertThat(handsOff().find(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "course-date:1/contact:2", "contact:", ":1"})
    void whatIsNoSingleSubjectIsRefused(String subject) {
        assertThatThrownBy(() -> handsOff().mark(subject, "Maja", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as contact:4711");
    }
}
