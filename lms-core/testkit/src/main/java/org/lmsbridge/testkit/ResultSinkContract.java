package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.Score;
import org.lmsbridge.core.spi.ResultSink;

/** What every {@link ResultSink} has to satisfy: extend it, give yours, and run it. */
public abstract class ResultSinkContract {
    private static final String SOURCE = "ResultSink.scores";

    private static final Score TOTAL = Score.builder()
            .itemId(1)
            .courseTotal(true)
            .number(55.5)
            .percentage(55.5)
            .build();

    private static final Score ESSAY = Score.builder()
            .itemId(2)
            .name("Essay, Übung \"1\"")
            .courseTotal(false)
            .number(7)
            .text("B+")
            .percentage(70)
            .feedback("<p>Good,\nJoão</p>")
            .build();

    /** For subclasses. */
    protected ResultSinkContract() {}

    /** {@return the implementation, over registrations without scores} */
    protected abstract ResultSink sink();

    /** {@return two registrations that exist} */
    protected abstract List<RegistrationId> registrations();

    /**
     * Looks into the records.
     *
     * @param registration whose
     * @return all that the records keep of its scores, in a form that can be compared with {@code equals}
     */
    protected abstract Object kept(RegistrationId registration);

    @Test
    void scoresAreKeptWithTheirRegistration() {
        var before = kept(first());
        var other = kept(second());
        take(first(), TOTAL, ESSAY);
        assertThat(kept(first())).as(SOURCE + ": scores are kept").isNotEqualTo(before);
        assertThat(kept(second()))
                .as(SOURCE + ": scores are kept with their registration and no other")
                .isEqualTo(other);
    }

    @Test
    void theSameScoresTwiceAreAsOnce() {
        take(first(), TOTAL, ESSAY);
        var once = kept(first());
        take(first(), TOTAL, ESSAY);
        assertThat(kept(first()))
                .as(SOURCE + ": taking the same scores twice is the same as taking them once")
                .isEqualTo(once);
    }

    @Test
    void aScoreThatIsDifferentIsKept() {
        take(first(), TOTAL, ESSAY);
        var before = kept(first());
        take(first(), better(), ESSAY);
        assertThat(kept(first()))
                .as(SOURCE + ": a score that is different from before is kept")
                .isNotEqualTo(before);
    }

    @Test
    void aGradeThatWasTakenAwayIsKeptAsNone() {
        take(first(), TOTAL, ESSAY);
        var before = kept(first());
        take(first(), Score.builder().itemId(1).courseTotal(true).build(), ESSAY);
        assertThat(kept(first()))
                .as(SOURCE + ": a grade that was taken away does not stay as it was")
                .isNotEqualTo(before);
    }

    @Test
    void aSecondRegistrationChangesNothingOfTheFirst() {
        take(first(), TOTAL, ESSAY);
        var once = kept(first());
        take(second(), better());
        assertThat(kept(first()))
                .as(SOURCE + ": scores of one registration change nothing of another's, with the same items")
                .isEqualTo(once);
    }

    private void take(RegistrationId registration, Score... scores) {
        var sink = sink();
        Clause.run(SOURCE, () -> sink.scores(registration, List.of(scores)));
    }

    private static Score better() {
        return Score.builder()
                .itemId(1)
                .courseTotal(true)
                .number(91)
                .percentage(91)
                .build();
    }

    private RegistrationId first() {
        return registrations().get(0);
    }

    private RegistrationId second() {
        return registrations().get(1);
    }
}
