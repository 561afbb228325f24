package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;

/** What every {@link Changes} has to satisfy: extend it, give yours, and run it. */
public abstract class ChangesContract {
    private static final String SOURCE = "Changes.since: ";
    private static final int MOST = 1_000;
    private static final int MOST_PAGES = 10_000;

    /** For subclasses. */
    protected ChangesContract() {}

    /** {@return the implementation, over records that nobody else changes during the test} */
    protected abstract Changes changes();

    /** {@return the id of a contact whose profile was changed now; at least three different ones in turn} */
    protected abstract ContactId changeContact();

    /** {@return the id of a course date that was changed now; empty, and the test skipped, where none can be} */
    protected Optional<BookingTarget> changeCourseDate() {
        return Optional.empty();
    }

    /** {@return a registration that was made or changed now; empty, and the test skipped, where none can be} */
    protected Optional<Registration> changeRegistration() {
        return Optional.empty();
    }

    @Test
    void theFirstQuestionIsAnsweredWithEverything() {
        var first = ask(Optional.empty(), MOST);
        assertThat(first.everything())
                .as(SOURCE + "without a cursor, everything may have changed")
                .isTrue();
        assertThat(first.last())
                .as(SOURCE + "the answer that everything changed is the last page")
                .isTrue();
    }

    @Test
    void aCursorThatIsNotKnownIsAnsweredWithEverything() {
        assertThat(ask(Optional.of("no cursor of these records"), MOST).everything())
                .as(SOURCE + "after a cursor that is not known, everything may have changed")
                .isTrue();
    }

    @Test
    void aContactThatChangedIsNamed() {
        var cursor = cursorOfNow();
        var contact = changeContact();
        assertThat(allSince(cursor, MOST))
                .as(SOURCE + "names a contact that changed")
                .contains(contact);
    }

    @Test
    void aCourseDateThatChangedIsNamed() {
        var cursor = cursorOfNow();
        var target = changeCourseDate();
        Assumptions.assumeTrue(target.isPresent(), "these course dates cannot change during a test");
        assertThat(allSince(cursor, MOST))
                .as(SOURCE + "names a course date that changed")
                .contains(target.get());
    }

    @Test
    void aRegistrationThatChangedIsNamedByItsContactOrItsTarget() {
        var cursor = cursorOfNow();
        var registration = changeRegistration();
        Assumptions.assumeTrue(registration.isPresent(), "these registrations cannot change during a test");
        assertThat(allSince(cursor, MOST))
                .as(SOURCE + "names contact or target of a registration that changed")
                .containsAnyOf(registration.get().contact(), registration.get().target());
    }

    @Test
    void theSameCursorIsAnsweredAgain() {
        var cursor = cursorOfNow();
        var contact = changeContact();
        allSince(cursor, MOST);
        assertThat(allSince(cursor, MOST))
                .as(SOURCE + "a cursor that is asked about again names the same again, as after a crash")
                .contains(contact);
    }

    @Test
    void whatChangesAfterTheLastPageIsNamedAfterItsCursor() {
        var cursor = cursorOfNow();
        changeContact();
        var end = pagesSince(cursor, MOST);
        var later = changeContact();
        assertThat(allSince(end.get(end.size() - 1).cursor(), MOST))
                .as(SOURCE + "what changes after the last page is named after that page's cursor")
                .contains(later);
    }

    @Test
    void pagesOfAnySizeNameTheSame() {
        var cursor = cursorOfNow();
        var changed = new HashSet<Object>(List.of(changeContact(), changeContact(), changeContact()));
        for (int limit : new int[] {1, 2, 3, MOST}) {
            assertThat(allSince(cursor, limit))
                    .as(SOURCE + "pages of " + limit + " name all that changed")
                    .containsAll(changed);
        }
    }

    /** The cursor from which changes are found that are made now. */
    private String cursorOfNow() {
        return ask(Optional.empty(), MOST).cursor();
    }

    private Set<Object> allSince(String cursor, int limit) {
        var ids = new HashSet<>();
        for (var page : pagesSince(cursor, limit)) {
            ids.addAll(page.contacts());
            ids.addAll(page.targets());
        }
        return ids;
    }

    private List<Changed> pagesSince(String cursor, int limit) {
        var pages = new ArrayList<Changed>();
        var at = cursor;
        while (pages.size() < MOST_PAGES) {
            var page = ask(Optional.of(at), limit);
            assertThat(page.everything())
                    .as(SOURCE + "a cursor that was given a moment ago is known")
                    .isFalse();
            pages.add(page);
            if (page.last()) {
                return pages;
            }
            assertThat(page.cursor())
                    .as(SOURCE + "a page that is not the last has a new cursor")
                    .isNotEqualTo(at);
            at = page.cursor();
        }
        throw new AssertionError(SOURCE + "never marks a page as the last");
    }

    private Changed ask(Optional<String> cursor, int limit) {
        var page = Clause.call("Changes.since", () -> changes().since(cursor, limit));
        assertThat(page.size())
                .as(SOURCE + "names at most as many ids as are asked for")
                .isLessThanOrEqualTo(limit);
        return page;
    }
}
