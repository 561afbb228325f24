package org.lmsbridge.core.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.HandsOff;

/**
 * Leaves out changes of contacts and courses that somebody marked "hands off". A mark on a contact covers its account
 * and all its enrolments, one on a course the course and everybody in it.
 */
public final class HandsOffFilter {
    private HandsOffFilter() {}

    /**
     * Looks the marks up, in one statement per thousand, and applies them.
     *
     * @param handsOff the marks of the site
     * @param changes what is to be written
     * @return what may be written, and what is left out
     */
    public static Sifted of(HandsOff handsOff, Collection<Change> changes) {
        var subjects =
                changes.stream().flatMap(change -> change.subjects().stream()).collect(Collectors.toSet());
        return sift(List.copyOf(changes), handsOff.find(subjects));
    }

    /**
     * Applies marks: a pure function.
     *
     * @param changes what is to be written
     * @param marks the marks, by subject
     * @return what may be written, and what is left out
     */
    public static Sifted sift(List<Change> changes, Map<String, HandsOff.Mark> marks) {
        return Sifted.of(changes, change -> objection(change, marks));
    }

    private static Optional<Finding> objection(Change change, Map<String, HandsOff.Mark> marks) {
        return change.subjects().stream()
                .map(marks::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(mark -> Finding.info(
                        "hands-off",
                        change.subject(),
                        "%s is marked hands off since %s by %s: %s"
                                .formatted(mark.subject(), mark.at(), mark.who(), mark.why())));
    }
}
