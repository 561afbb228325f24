package org.lmsbridge.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that is to be different in the site, in words that can be printed, stored and compared. Things that are not
 * made yet are referred to by the records' ids, never by a number of the site. Holds no secrets: a password is read
 * from the records when the change is applied.
 *
 * @param kind what it does
 * @param subject what it is about, as {@code kind:id}: {@code contact:4711}, {@code course-date:1001}, or for an
 *     enrolment {@code course-date:1001/contact:4711}
 * @param expects what the change expects to find in the site, by field; if that has moved on, it is not applied
 * @param values what the site has afterwards, by field
 * @param because the ids in the records that call for it
 */
public record Change(
        ChangeKind kind,
        String subject,
        SortedMap<String, String> expects,
        SortedMap<String, String> values,
        List<String> because) {
    public Change {
        expects = Collections.unmodifiableSortedMap(new TreeMap<>(expects));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        because = List.copyOf(because);
    }

    /**
     * Reads one value.
     *
     * @param field the field
     * @return what the site has afterwards
     * @throws IllegalArgumentException if the change has no such field
     */
    public String value(String field) {
        var value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException(kind + " of " + subject + " has no value for " + field);
        }
        return value;
    }

    /** {@return the course whose enrolment it is about, as the first part of its subject; empty for anything else} */
    public Optional<String> course() {
        int slash = subject.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(subject.substring(0, slash));
    }

    /** {@return whom and what it is about: the parts of its subject, a course and a contact for an enrolment} */
    public List<String> subjects() {
        return List.of(subject.split("/"));
    }
}
