package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.Score;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.ResultSink;
import org.lmsbridge.core.spi.RosterSink;

/** Sinks that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenSinksTest {
    private final Map<Object, Long> numbers = new HashMap<>();
    private final Map<RegistrationId, List<Score>> scores = new HashMap<>();
    private final List<Object> roster = new ArrayList<>();

    private void idsFail(BiConsumer<Object, Long> save, String clause, Consumer<LmsIdSinkContract> test) {
        var contract = new InMemorySinksTest().new Ids() {
            @Override
            protected LmsIdSink sink() {
                return new LmsIdSink() {
                    @Override
                    public void saveUserIds(Map<ContactId, Long> users) {
                        users.forEach(save);
                    }

                    @Override
                    public void saveCourseIds(Map<CourseDateId, Long> courses) {
                        courses.forEach(save);
                    }
                };
            }

            @Override
            protected Optional<Long> userIdOf(ContactId contact) {
                return Optional.ofNullable(numbers.get(contact));
            }

            @Override
            protected Optional<Long> courseIdOf(CourseDateId courseDate) {
                return Optional.ofNullable(numbers.get(courseDate));
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("LmsIdSink.saveUserIds: " + clause);
    }

    private void resultsFail(ResultSink sink, String clause, Consumer<ResultSinkContract> test) {
        var contract = new InMemorySinksTest().new Results() {
            @Override
            protected ResultSink sink() {
                return sink;
            }

            @Override
            protected Object kept(RegistrationId registration) {
                return List.copyOf(scores.getOrDefault(registration, List.of()));
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ResultSink.scores: " + clause);
    }

    private void rosterFails(RosterSink sink, String clause, Consumer<RosterSinkContract> test) {
        var contract = new RosterSinkContract() {
            @Override
            protected RosterSink sink() {
                return sink;
            }

            @Override
            protected Object kept() {
                return List.copyOf(roster);
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("RosterSink.")
                .hasMessageContaining(clause);
    }

    /** Keeps a roster rightly, but for what it is told. */
    private RosterSink roster(Consumer<RosterChange> wrong) {
        return changes -> changes.forEach(wrong);
    }

    private void keep(RosterChange change) {
        drop(change);
        change.item().ifPresent(roster::add);
    }

    private void drop(RosterChange change) {
        roster.removeIf(kept -> kept instanceof RosterItem item
                && item.kind() == change.kind()
                && item.institutionId().equals(change.institutionId()));
    }

    @Test
    void numbersThatAreLostAreFound() {
        idsFail((id, number) -> {}, "keeps the number of each", LmsIdSinkContract::numbersAreKept);
    }

    @Test
    void numbersThatAreCutOffAreFound() {
        idsFail(
                (id, number) -> numbers.put(id, (long) number.intValue()),
                "keeps the number of each, beyond 32 bits too",
                LmsIdSinkContract::numbersAreKept);
    }

    @Test
    void numbersThatAreInsertedTwiceAreFound() {
        idsFail(
                (id, number) -> {
                    if (numbers.put(id, number) != null) {
                        throw new IllegalStateException("duplicate key");
                    }
                },
                "takes what it is given, and does not throw",
                LmsIdSinkContract::aNumberThatComesAgainIsKeptOnce);
    }

    @Test
    void numbersThatAreNeverReplacedAreFound() {
        idsFail(
                numbers::putIfAbsent,
                "a new number replaces the old one",
                LmsIdSinkContract::aNewNumberReplacesTheOldOne);
    }

    @Test
    void numbersThatPushOthersOutAreFound() {
        idsFail(
                (id, number) -> {
                    numbers.clear();
                    numbers.put(id, number);
                },
                "who is not named keeps the number",
                LmsIdSinkContract::whoIsNotNamedKeepsTheNumber);
    }

    @Test
    void scoresThatAreLostAreFound() {
        resultsFail(
                (registration, latest) -> {},
                "scores are kept",
                ResultSinkContract::scoresAreKeptWithTheirRegistration);
    }

    @Test
    void scoresThatAreKeptWithEverybodyAreFound() {
        resultsFail(
                (registration, latest) -> {
                    scores.put(new RegistrationId("R1"), latest);
                    scores.put(new RegistrationId("R2"), latest);
                },
                "scores are kept with their registration and no other",
                ResultSinkContract::scoresAreKeptWithTheirRegistration);
        scores.clear();
        resultsFail(
                (registration, latest) -> {
                    scores.clear();
                    scores.put(registration, latest);
                },
                "scores of one registration change nothing of another's",
                ResultSinkContract::aSecondRegistrationChangesNothingOfTheFirst);
    }

    @Test
    void scoresThatAreAddedAgainAreFound() {
        resultsFail(
                (registration, latest) -> scores.computeIfAbsent(registration, any -> new ArrayList<>())
                        .addAll(latest),
                "taking the same scores twice is the same as taking them once",
                ResultSinkContract::theSameScoresTwiceAreAsOnce);
    }

    @Test
    void firstScoresThatStayForEverAreFound() {
        resultsFail(
                scores::putIfAbsent,
                "a score that is different from before is kept",
                ResultSinkContract::aScoreThatIsDifferentIsKept);
    }

    @Test
    void scoresThatCannotBeTakenAwayAreFound() {
        resultsFail(
                (registration, latest) -> {
                    if (latest.stream().allMatch(score -> score.number().isPresent())) {
                        scores.put(registration, latest);
                    }
                },
                "a grade that was taken away does not stay as it was",
                ResultSinkContract::aGradeThatWasTakenAwayIsKeptAsNone);
    }

    @Test
    void rostersWithoutInstructorsAreFound() {
        rosterFails(
                roster(change -> {
                    if (change.kind() != RosterItem.Kind.INSTRUCTOR) {
                        keep(change);
                    }
                }),
                "keeps an added instructor",
                RosterSinkContract::everyKindOfItemIsKept);
    }

    @Test
    void rostersThatAreAddedToAreFound() {
        rosterFails(
                roster(change -> change.item().ifPresent(roster::add)),
                "taking the same batch twice is the same as taking it once",
                RosterSinkContract::aBatchThatComesAgainChangesNothing);
        roster.clear();
        rosterFails(
                roster(change -> {
                    if (change.type() == RosterChange.Type.CHANGED) {
                        change.item().ifPresent(roster::add);
                    } else {
                        keep(change);
                    }
                }),
                "changes that say what is kept already change nothing",
                RosterSinkContract::aBatchIsTakenAsItsChangesOneByOne);
    }

    @Test
    void rostersThatNeverChangeAreFound() {
        rosterFails(
                roster(change -> {
                    if (change.type() != RosterChange.Type.CHANGED) {
                        keep(change);
                    }
                }),
                "keeps what changed",
                RosterSinkContract::whatChangedIsKept);
    }

    @Test
    void rostersThatRefuseWhatTheyHaveAreFound() {
        rosterFails(
                roster(change -> {
                    if (change.type() != RosterChange.Type.ADDED || roster.isEmpty()) {
                        keep(change);
                    }
                }),
                "an added item that is there already replaces it, as after a crash",
                RosterSinkContract::whatIsAddedAlthoughItIsThereReplacesIt);
    }

    @Test
    void rostersThatKeepWhatIsGoneAreFound() {
        rosterFails(
                roster(change -> {
                    if (change.type() != RosterChange.Type.GONE) {
                        keep(change);
                    }
                }),
                "what is gone (enrolment) is not kept as before",
                RosterSinkContract::whatIsGoneIsNotKeptAsBefore);
    }

    @Test
    void rostersThatThrowForWhatIsGoneAlreadyAreFound() {
        rosterFails(
                roster(change -> {
                    int before = roster.size();
                    keep(change);
                    if (change.type() == RosterChange.Type.GONE && roster.size() == before) {
                        throw new IllegalStateException("no such row");
                    }
                }),
                "takes what it is given, and does not throw",
                RosterSinkContract::whatIsGoneMayBeSaidToBeGoneAgain);
    }

    @Test
    void rostersThatEmptyACourseWithOneStudentAreFound() {
        rosterFails(
                roster(change -> {
                    if (change.type() == RosterChange.Type.GONE) {
                        roster.removeIf(kept -> kept instanceof RosterItem item && item.kind() == change.kind());
                    } else {
                        keep(change);
                    }
                }),
                "an enrolment that is gone takes nobody else away",
                RosterSinkContract::oneStudentWhoIsGoneTakesNobodyElseAway);
    }

    @Test
    void rostersForSmallBatchesOnlyAreFound() {
        rosterFails(
                changes -> {
                    if (changes.size() > 500) {
                        throw new IllegalStateException("too many parameters");
                    }
                    changes.forEach(this::keep);
                },
                "takes what it is given, and does not throw",
                RosterSinkContract::theLargestBatchIsTaken);
    }

    @Test
    void termsThatCannotBeToldApartAreFound() {
        termsFail(List.of(term("1", "2027S1"), term("1", "2027S2")), "no id twice");
        termsFail(List.of(term("1", "2027S1"), term("2", "2027s1")), "no code twice");
        termsFail(null, "never returns null");
    }

    private void termsFail(List<Term> terms, String clause) {
        rosterFails(
                new RosterSink() {
                    @Override
                    public void accept(List<RosterChange> changes) {
                        changes.forEach(BrokenSinksTest.this::keep);
                    }

                    @Override
                    public List<Term> terms() {
                        return terms;
                    }
                },
                clause,
                RosterSinkContract::termsCanBeToldApart);
    }

    private static Term term(String id, String code) {
        return new Term(id, code, code, Optional.empty(), Optional.empty());
    }
}
