package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.SavedSetting;
import org.lmsbridge.core.state.SavedSettings.Value;
import org.lmsbridge.core.state.SiteState;

/** What is remembered by name: cursors, counters, settings that people saved. */
abstract class MemoryContract {
    abstract StateStoreContract store();

    private SiteState site() {
        return store().site("college");
    }

    @Test
    void aCursorStandsWhereItWasPutLast() {
        assertThat(site().cursors().get("enrol_records.courseDates")).isEmpty();
        site().cursors().put("enrol_records.courseDates", "1001");
        site().cursors().put("enrol_records.courseDates", "1002 Ä");
        site().cursors().put("enrol_records.changes", "");
        store().reopen();
        assertThat(site().cursors().get("enrol_records.courseDates")).contains("1002 Ä");
        assertThat(site().cursors().get("enrol_records.changes")).contains("");
        assertThat(store().site("other").cursors().get("enrol_records.courseDates"))
                .isEmpty();
    }

    @Test
    void aRemovedCursorIsGone() {
        site().cursors().put("cursor", "1");
        site().cursors().remove("cursor");
        site().cursors().remove("cursor");
        assertThat(site().cursors().get("cursor")).isEmpty();
    }

    @Test
    void aCursorWithoutANameIsRefused() {
        assertThatThrownBy(() -> site().cursors().put(" ", "1")).hasMessageContaining("cursor must not be blank");
    }

    @Test
    void aCounterBeginsWhereItIsToldAndGoesOnAfterReopening() {
        assertThat(site().counters().next("usernames", 1_000)).isEqualTo(1_000);
        assertThat(site().counters().next("usernames", 1)).isEqualTo(1_001);
        store().reopen();
        assertThat(site().counters().next("usernames", 1, 10)).isEqualTo(1_002);
        assertThat(site().counters().next("usernames", 1)).isEqualTo(1_012);
        assertThat(site().counters().next("others", 7)).isEqualTo(7);
        assertThat(store().site("other").counters().next("usernames", 1)).isEqualTo(1);
        assertThatThrownBy(() -> site().counters().next("usernames", 1, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void ofThoseWhoCountAtOnceNobodyGetsANumberTwice() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Long>> twentyFive = () -> IntStream.range(0, 25)
                    .mapToObj(i -> site().counters().next("usernames", 1))
                    .toList();
            var numbers = new ArrayList<Long>();
            for (var result : threads.invokeAll(List.of(twentyFive, twentyFive, twentyFive, twentyFive))) {
                numbers.addAll(result.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 100).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSavedSettingTellsWhoSavedItAndWhen() {
        site().settings().save(List.of(new Value("enrol_records", "enabled", "no", false)), "Ben");
        site().settings().save(List.of(new Value("enrol_records", "enabled", "yes", false)), "Maja");
        store().reopen();
        var saved =
                new SavedSetting("enrol_records", "enabled", "yes", false, "Maja", StateStoreContract.CLOCK.instant());
        assertThat(site().settings().find("enrol_records", "enabled")).contains(saved);
        assertThat(site().settings().find("enrol_records", "other")).isEmpty();
        assertThat(store().site("other").settings().list()).isEmpty();
        assertThat(saved)
                .hasToString("SavedSetting[enrol_records.enabled=yes, saved by Maja at "
                        + StateStoreContract.CLOCK.instant() + "]");
    }

    @Test
    void settingsAreListedInOrderAndRemovedOneByOne() {
        site().settings().save(List.of(new Value("b", "x", "1", false), new Value("a", "y", "2", false)), "Maja");
        site().settings().save(List.of(new Value("a", "x", "3", false)), "Maja");
        assertThat(site().settings().list()).extracting(SavedSetting::value).containsExactly("3", "2", "1");
        site().settings().remove("a", "y");
        site().settings().remove("a", "y");
        assertThat(site().settings().list()).extracting(SavedSetting::value).containsExactly("3", "1");
    }

    @Test
    void aSecretIsKeptAndNeverShown() {
        var value = new Value("auth_records", "bindPassword", "hunter2", true);
        site().settings().save(List.of(value), "Maja");
        var saved = site().settings().find("auth_records", "bindPassword").orElseThrow();
        assertThat(saved.value()).isEqualTo("hunter2");
        assertThat(List.of(value.toString(), saved.toString()))
                .allMatch(text -> text.contains("bindPassword=(secret)") && !text.contains("hunter2"));
    }

    @Test
    void settingsAreSavedAllOrNone() {
        var values = List.of(new Value("a", "x", "1", false), new Value("b", " ", "2", false));
        assertThatThrownBy(() -> site().settings().save(values, "Maja"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting must not be blank");
        assertThat(site().settings().list()).isEmpty();
        assertThatThrownBy(() -> site().settings().save(List.of(), " ")).hasMessageContaining("who must not be blank");
    }
}
