package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one contact's enrolment in one Moodle course should be: all registrations that lead there, folded.
 *
 * @param roles the numbers of the Moodle roles; at least one where an enrolment is called for
 * @param from from when; empty: at once
 * @param until until when; empty: without limit
 */
public record DesiredEnrolment(SortedSet<Long> roles, Optional<Instant> from, Optional<Instant> until) {
    /** Copies the roles, so that the value cannot change. */
    public DesiredEnrolment {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /**
     * Joins two: union of roles, earliest beginning, latest end. The order of joining does not matter.
     *
     * @param other the other
     * @return what satisfies both
     */
    public DesiredEnrolment and(DesiredEnrolment other) {
        var union = new TreeSet<>(roles);
        union.addAll(other.roles);
        var earliest = from.flatMap(a -> other.from.map(b -> a.isBefore(b) ? a : b));
        var latest = until.flatMap(a -> other.until.map(b -> a.isAfter(b) ? a : b));
        return new DesiredEnrolment(union, earliest, latest);
    }

    /** {@return the fields of a change that leads here} */
    public TreeMap<String, String> values() {
        var values = new TreeMap<String, String>();
        values.put("roles", rolesText());
        values.put("timestart", from.map(Instant::toString).orElse(""));
        values.put("timeend", until.map(Instant::toString).orElse(""));
        return values;
    }

    String rolesText() {
        return roles.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /**
     * Reads back what {@link #values()} gave.
     *
     * @param values the fields of a change
     * @return the enrolment
     */
    public static DesiredEnrolment of(SortedMap<String, String> values) {
        return new DesiredEnrolment(roles(values), time(values, "timestart"), time(values, "timeend"));
    }

    /** Reads the roles of a change or a link; none where it names none. */
    static SortedSet<Long> roles(SortedMap<String, String> values) {
        var roles = new TreeSet<Long>();
        for (var role : values.getOrDefault("roles", "").split(",")) {
            if (!role.isEmpty()) {
                roles.add(Long.valueOf(role));
            }
        }
        return roles;
    }

    static Optional<Instant> time(SortedMap<String, String> values, String field) {
        return Optional.of(values.getOrDefault(field, ""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }
}
