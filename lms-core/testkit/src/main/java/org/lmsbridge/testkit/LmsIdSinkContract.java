package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.spi.LmsIdSink;

/** What every {@link LmsIdSink} has to satisfy: extend it, give yours, and run it. */
public abstract class LmsIdSinkContract {
    private static final long FIRST = 4_711;
    private static final long SECOND = 5_000_000_000L;

    /** For subclasses. */
    protected LmsIdSinkContract() {}

    /** {@return the implementation, over records without numbers of users and courses} */
    protected abstract LmsIdSink sink();

    /** {@return two contacts that exist} */
    protected abstract List<ContactId> contacts();

    /** {@return two course dates that exist} */
    protected abstract List<CourseDateId> courseDates();

    /**
     * Looks into the records.
     *
     * @param contact whose
     * @return the number of the user that the records keep
     */
    protected abstract Optional<Long> userIdOf(ContactId contact);

    /**
     * Looks into the records.
     *
     * @param courseDate whose
     * @return the number of the course that the records keep
     */
    protected abstract Optional<Long> courseIdOf(CourseDateId courseDate);

    @Test
    void numbersAreKept() {
        users().numbersAreKept();
        courses().numbersAreKept();
    }

    @Test
    void aNumberThatComesAgainIsKeptOnce() {
        users().aNumberThatComesAgainIsKeptOnce();
        courses().aNumberThatComesAgainIsKeptOnce();
    }

    @Test
    void aNewNumberReplacesTheOldOne() {
        users().aNewNumberReplacesTheOldOne();
        courses().aNewNumberReplacesTheOldOne();
    }

    @Test
    void whoIsNotNamedKeepsTheNumber() {
        users().whoIsNotNamedKeepsTheNumber();
        courses().whoIsNotNamedKeepsTheNumber();
    }

    private Numbers<ContactId> users() {
        var sink = sink();
        return new Numbers<>("LmsIdSink.saveUserIds", contacts(), sink::saveUserIds, this::userIdOf);
    }

    private Numbers<CourseDateId> courses() {
        var sink = sink();
        return new Numbers<>("LmsIdSink.saveCourseIds", courseDates(), sink::saveCourseIds, this::courseIdOf);
    }

    /** The clauses, which are the same for users and courses. */
    private record Numbers<K>(
            String source, List<K> ids, Consumer<Map<K, Long>> save, Function<K, Optional<Long>> kept) {
        void numbersAreKept() {
            save(Map.of(ids.get(0), FIRST, ids.get(1), SECOND));
            has(ids.get(0), FIRST, "keeps the number of each");
            has(ids.get(1), SECOND, "keeps the number of each, beyond 32 bits too");
        }

        void aNumberThatComesAgainIsKeptOnce() {
            save(Map.of(ids.get(0), FIRST));
            save(Map.of(ids.get(0), FIRST));
            has(ids.get(0), FIRST, "a number that comes again changes nothing");
        }

        void aNewNumberReplacesTheOldOne() {
            save(Map.of(ids.get(0), FIRST));
            save(Map.of(ids.get(0), SECOND));
            has(ids.get(0), SECOND, "a new number replaces the old one");
        }

        void whoIsNotNamedKeepsTheNumber() {
            save(Map.of(ids.get(0), FIRST));
            save(Map.of(ids.get(1), SECOND));
            has(ids.get(0), FIRST, "who is not named keeps the number");
        }

        private void save(Map<K, Long> numbers) {
            Clause.run(source, () -> save.accept(numbers));
        }

        private void has(K id, long number, String clause) {
            assertThat(kept.apply(id)).as(source + ": " + clause).contains(number);
        }
    }
}
