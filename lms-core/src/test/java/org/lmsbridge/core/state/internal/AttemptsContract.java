package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.Attempts;

/** Attempts are counted over all who share the state. */
abstract class AttemptsContract {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    abstract StateStoreContract store();

    private Attempts attempts() {
        return store().site("college").attempts();
    }

    @Test
    void attemptsAreCountedUntilTheWindowOfTheFirstEnds() {
        assertThat(attempts().count("a", WINDOW)).isEqualTo(1);
        store().clock.advance(Duration.ofSeconds(899));
        assertThat(attempts().count("a", WINDOW)).isEqualTo(2);
        assertThat(attempts().count("b", WINDOW)).isEqualTo(1);
        store().clock.advance(Duration.ofSeconds(1));
        assertThat(attempts().count("a", WINDOW)).isEqualTo(1);
        assertThat(attempts().count("a", WINDOW)).isEqualTo(2);
        assertThat(attempts().count("b", WINDOW)).isEqualTo(2);
    }

    @Test
    void lookingCountsNothing() {
        assertThat(attempts().counted("a")).isZero();
        assertThat(store().count("lms_attempt")).isZero();
        attempts().count("a", WINDOW);
        attempts().count("a", WINDOW);
        assertThat(attempts().counted("a")).isEqualTo(2);
        assertThat(store().site("other").attempts().counted("a")).isZero();
        attempts().takeBack("a");
        assertThat(attempts().counted("a")).isEqualTo(1);
        store().clock.advance(WINDOW);
        assertThat(attempts().counted("a")).isZero();
    }

    @Test
    void whatWasCountedOutlivesTheProcessAndIsOfOneSite() {
        attempts().count("a", WINDOW);
        store().reopen();
        assertThat(attempts().count("a", WINDOW)).isEqualTo(2);
        assertThat(store().site("other").attempts().count("a", WINDOW)).isEqualTo(1);
    }

    @Test
    void attemptsAreTakenBackAndForgotten() {
        attempts().count("a", WINDOW);
        attempts().takeBack("a");
        attempts().takeBack("a");
        assertThat(attempts().count("a", WINDOW)).isEqualTo(1);
        attempts().count("a", WINDOW);
        attempts().forget("a");
        attempts().takeBack("unknown");
        attempts().forget("unknown");
        assertThat(attempts().count("a", WINDOW)).isEqualTo(1);
        assertThat(store().count("lms_attempt")).isEqualTo(1);
    }

    @Test
    void noAttemptIsLostWhereManyAreMadeAtOnce() throws Exception {
        var attempts = attempts();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            IntStream.range(0, 100).forEach(i -> tasks.add(() -> attempts.count("a", WINDOW)));
            var counted = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(tasks)) {
                counted.add(answer.get());
            }
            assertThat(counted)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 100).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatHasEndedIsClearedAwayInPassing() {
        var attempts = attempts();
        IntStream.range(0, 20).forEach(i -> attempts.count("old" + i, WINDOW));
        store().clock.advance(WINDOW);
        IntStream.range(0, 1_000).forEach(i -> attempts.count("a", WINDOW));
        assertThat(store().count("lms_attempt")).isEqualTo(1);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> attempts().count("x".repeat(65), WINDOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attempts().count(" ", WINDOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
