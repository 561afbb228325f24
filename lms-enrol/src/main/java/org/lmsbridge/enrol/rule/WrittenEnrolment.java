package org.lmsbridge.enrol.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;

/**
 * What we last wrote of an enrolment, as it is remembered with its link. Roles that somebody else assigned are not among
 * its roles, so they are never taken away.
 *
 * @param roles the numbers of the roles that we assigned
 * @param from from when; empty: at once
 * @param until until when; empty: without limit
 * @param standing where it stands
 */
public record WrittenEnrolment(
        SortedSet<Long> roles, Optional<Instant> from, Optional<Instant> until, Standing standing) {
    private static final String SEPARATOR = ", ";

    private static final WrittenEnrolment NOTHING_KNOWN =
            new WrittenEnrolment(new TreeSet<>(), Optional.empty(), Optional.empty(), Standing.UPDATING);

    public WrittenEnrolment {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /**
     * What is remembered of an enrolment that was made as called for.
     *
     * @param made the enrolment
     * @return an active one with all its roles
     */
    public static WrittenEnrolment of(DesiredEnrolment made) {
        return new WrittenEnrolment(made.roles(), made.from(), made.until(), Standing.ACTIVE);
    }

    /**
     * Reads back what {@link #text()} gave.
     *
     * @param fingerprint the fingerprint of a link; one that nobody can read is that of an enrolment of which nothing is
     *     known but that it is ours
     * @return what we last wrote
     */
    public static WrittenEnrolment parse(String fingerprint) {
        if (!fingerprint.startsWith("{") || !fingerprint.endsWith("}")) {
            return NOTHING_KNOWN;
        }
        var values = fields(fingerprint.substring(1, fingerprint.length() - 1));
        try {
            var standing = values.getOrDefault("standing", Standing.ACTIVE.spelled());
            return new WrittenEnrolment(
                    DesiredEnrolment.roles(values),
                    DesiredEnrolment.time(values, "timestart"),
                    DesiredEnrolment.time(values, "timeend"),
                    Standing.valueOf(standing.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return NOTHING_KNOWN;
        }
    }

    /** Without a pattern: a run reads as many fingerprints as there are enrolments. */
    private static TreeMap<String, String> fields(String text) {
        var values = new TreeMap<String, String>();
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(SEPARATOR, from);
            int end = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', from);
            if (equals > from && equals < end) {
                values.put(text.substring(from, equals), text.substring(equals + 1, end));
            }
            from = end + SEPARATOR.length();
        }
        return values;
    }

    /** {@return a short text for the link's fingerprint} */
    public String text() {
        var values = new DesiredEnrolment(roles, from, until).values();
        values.put("standing", standing.spelled());
        return values.toString();
    }

    /**
     * Gives the same enrolment with another standing.
     *
     * @param other the standing
     * @return the copy
     */
    public WrittenEnrolment standing(Standing other) {
        return new WrittenEnrolment(roles, from, until, other);
    }

    /**
     * What is to be remembered once a change was written.
     *
     * @param change the change
     * @param there the roles that the person had in the course before it, whoever assigned them
     * @return what we last wrote
     */
    public WrittenEnrolment after(Change change, Set<Long> there) {
        var own = new TreeSet<>(roles);
        var named = DesiredEnrolment.roles(change.values());
        return switch (change.kind()) {
            case ENROLMENT_CREATE -> of(DesiredEnrolment.of(change.values()));
            case ENROLMENT_UPDATE, ENROLMENT_RESUME -> {
                var wanted = DesiredEnrolment.of(change.values());
                yield new WrittenEnrolment(
                        assigned(own, wanted.roles(), there), wanted.from(), wanted.until(), Standing.ACTIVE);
            }
            case ENROLMENT_SUSPEND ->
                new WrittenEnrolment(assigned(own, named, there), from, until, Standing.SUSPENDED);
            case ROLE_ASSIGN -> new WrittenEnrolment(assigned(own, named, there), from, until, standing);
            case ROLE_REMOVE -> {
                own.removeAll(named);
                yield new WrittenEnrolment(own, from, until, standing);
            }
            default -> this;
        };
    }

    /** Ours are those of ours that are still there, and those that were not there before. */
    private static SortedSet<Long> assigned(Set<Long> own, Set<Long> written, Set<Long> there) {
        var ours = new TreeSet<>(own);
        ours.retainAll(there);
        written.stream().filter(role -> !there.contains(role)).forEach(ours::add);
        return ours;
    }

    /**
     * The fields of a change that leads back here.
     *
     * @return role and times
     */
    public SortedMap<String, String> values() {
        return new DesiredEnrolment(roles, from, until).values();
    }

    /**
     * Says whether the person may be in the course, so that Moodle answers for completion.
     *
     * @param now the time
     * @return whether it is active and its time is on
     */
    public boolean activeAt(Instant now) {
        return !standing.keptOut()
                && from.map(start -> !start.isAfter(now)).orElse(true)
                && until.map(end -> end.isAfter(now)).orElse(true);
    }
}
