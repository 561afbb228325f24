package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;

class InMemoryChangesTest {
    /** Changes that pass, seen through what may break them. */
    private static class Sample extends ChangesContract {
        private final InMemoryChanges right = new InMemoryChanges();
        private final Changes seen;
        private int number;

        Sample(UnaryOperator<Changes> broken) {
            seen = broken.apply(right);
        }

        @Override
        protected Changes changes() {
            return seen;
        }

        @Override
        protected ContactId changeContact() {
            var contact = new ContactId("C" + ++number);
            right.changed(contact);
            return contact;
        }

        @Override
        protected Optional<BookingTarget> changeCourseDate() {
            var target = new CourseDateId("D" + ++number);
            right.changed(target);
            return Optional.of(target);
        }

        @Override
        protected Optional<Registration> changeRegistration() {
            var registration = Registration.builder()
                    .id(new RegistrationId("R1"))
                    .contact(new ContactId("C" + ++number))
                    .target(new CourseDateId("D" + number))
                    .build();
            right.changed(registration.target());
            return Optional.of(registration);
        }
    }

    @Nested
    class Contract extends Sample {
        Contract() {
            super(UnaryOperator.identity());
        }
    }

    private static void fails(UnaryOperator<Changes> broken, String clause, Consumer<ChangesContract> test) {
        assertThatThrownBy(() -> test.accept(new Sample(broken)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Changes.since: ")
                .hasMessageContaining(clause);
    }

    private static Changed without(Changed page, boolean contacts, boolean targets) {
        return new Changed(
                contacts ? Set.of() : page.contacts(),
                targets ? Set.of() : page.targets(),
                page.cursor(),
                page.last(),
                page.everything());
    }

    @Test
    void aFirstAnswerThatIsNotEverythingIsFound() {
        fails(
                right -> (cursor, limit) -> Changed.of(Set.of(), Set.of(), "1", true),
                "without a cursor, everything may have changed",
                ChangesContract::theFirstQuestionIsAnsweredWithEverything);
    }

    @Test
    void aCursorThatIsNotKnownAndAnsweredAsIfNothingHadChangedIsFound() {
        fails(
                right -> (cursor, limit) -> Changed.of(Set.of(), Set.of(), "1", true),
                "after a cursor that is not known",
                ChangesContract::aCursorThatIsNotKnownIsAnsweredWithEverything);
    }

    @Test
    void contactsThatAreForgottenAreFound() {
        fails(
                right -> (cursor, limit) -> without(right.since(cursor, limit), true, false),
                "names a contact that changed",
                ChangesContract::aContactThatChangedIsNamed);
    }

    @Test
    void courseDatesThatAreForgottenAreFound() {
        fails(
                right -> (cursor, limit) -> without(right.since(cursor, limit), false, true),
                "names a course date that changed",
                ChangesContract::aCourseDateThatChangedIsNamed);
    }

    @Test
    void registrationsThatAreForgottenAreFound() {
        fails(
                right -> (cursor, limit) -> without(right.since(cursor, limit), true, true),
                "names contact or target of a registration",
                ChangesContract::aRegistrationThatChangedIsNamedByItsContactOrItsTarget);
    }

    @Test
    void changesThatAreToldOnceOnlyAreFound() {
        fails(
                right -> {
                    var times = new AtomicInteger();
                    return (cursor, limit) -> {
                        var page = right.since(cursor, limit);
                        return cursor.isPresent() && times.incrementAndGet() > 1 ? without(page, true, true) : page;
                    };
                },
                "names the same again, as after a crash",
                ChangesContract::theSameCursorIsAnsweredAgain);
    }

    @Test
    void aLastCursorThatLiesTooFarAheadIsFound() {
        fails(
                right -> {
                    var times = new AtomicInteger();
                    return (cursor, limit) -> {
                        var page = right.since(cursor, limit);
                        return times.incrementAndGet() > 2 ? without(page, true, true) : page;
                    };
                },
                "what changes after the last page is named after that page's cursor",
                ChangesContract::whatChangesAfterTheLastPageIsNamedAfterItsCursor);
    }

    @Test
    void aLimitThatIsNotHeldToIsFound() {
        fails(
                right -> (cursor, limit) -> right.since(cursor, 1_000),
                "at most as many ids as are asked for",
                ChangesContract::pagesOfAnySizeNameTheSame);
    }

    @Test
    void anEarlyEndIsFound() {
        fails(
                right -> (cursor, limit) -> {
                    var page = right.since(cursor, limit);
                    return page.everything() ? page : Changed.of(page.contacts(), page.targets(), page.cursor(), true);
                },
                "pages of 1 name all that changed",
                ChangesContract::pagesOfAnySizeNameTheSame);
    }

    @Test
    void aCursorThatDoesNotMoveIsFound() {
        fails(
                right -> (cursor, limit) -> {
                    var page = right.since(cursor, limit);
                    return page.everything()
                            ? page
                            : Changed.of(page.contacts(), page.targets(), cursor.orElseThrow(), false);
                },
                "has a new cursor",
                ChangesContract::aContactThatChangedIsNamed);
    }

    @Test
    @SuppressWarnings("NullAway") // what an integrator's compiler lets pass
    void nullIsFound() {
        fails(
                right -> (cursor, limit) -> null,
                "never returns null",
                ChangesContract::theFirstQuestionIsAnsweredWithEverything);
    }
}
