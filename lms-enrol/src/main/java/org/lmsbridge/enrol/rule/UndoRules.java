package org.lmsbridge.enrol.rule;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;

/**
 * The inverse of changes that were applied. What was there before is known only where it was observed, so not everything
 * has one; and what was changed again since is left alone.
 */
public final class UndoRules {
    private UndoRules() {}

    /**
     * Inverts a change of an enrolment. Undoing an enrolment suspends it: what the person did there since stays.
     *
     * @param done the change, as the journal has it
     * @param now what we last wrote; empty if the enrolment is not ours any more
     * @return the inverse; empty if there is none, or the enrolment was changed since
     */
    public static Optional<Change> enrolment(Change done, Optional<WrittenEnrolment> now) {
        var written = Optional.ofNullable(done.expects().get(Expected.WRITTEN)).map(WrittenEnrolment::parse);
        if (done.kind() == ChangeKind.ENROLMENT_REMOVE) {
            return now.isPresent()
                    ? Optional.empty()
                    : written.filter(before -> !before.roles().isEmpty())
                            .map(before ->
                                    change(ChangeKind.ENROLMENT_CREATE, done, Expected.notEnrolled(), before.values()));
        }
        return now.flatMap(current -> inverse(done, written, current));
    }

    private static Optional<Change> inverse(Change done, Optional<WrittenEnrolment> written, WrittenEnrolment now) {
        var expects = Expected.written(now);
        var active = now.standing() == Standing.ACTIVE;
        return switch (done.kind()) {
            case ENROLMENT_CREATE, ENROLMENT_RESUME ->
                Optional.of(change(ChangeKind.ENROLMENT_SUSPEND, done, expects, new TreeMap<>()))
                        .filter(any -> active);
            case ENROLMENT_SUSPEND ->
                written.filter(before -> now.standing() == Standing.SUSPENDED
                                && !before.roles().isEmpty())
                        .map(before -> change(ChangeKind.ENROLMENT_RESUME, done, expects, before.values()));
            case ENROLMENT_UPDATE ->
                written.filter(before -> before.standing() == Standing.ACTIVE && active && asWritten(done, now))
                        .map(before -> change(ChangeKind.ENROLMENT_UPDATE, done, expects, before.values()));
            case ROLE_ASSIGN -> {
                var ours = new TreeSet<>(DesiredEnrolment.roles(done.values()));
                ours.retainAll(now.roles());
                yield Optional.of(change(ChangeKind.ROLE_REMOVE, done, expects, EnrolmentDiff.roles(ours)))
                        .filter(any -> !ours.isEmpty());
            }
            case ROLE_REMOVE ->
                Optional.of(change(
                        ChangeKind.ROLE_ASSIGN,
                        done,
                        expects,
                        EnrolmentDiff.roles(new TreeSet<>(DesiredEnrolment.roles(done.values())))));
            default -> Optional.empty();
        };
    }

    /** Whether the times are still those that the change wrote. */
    private static boolean asWritten(Change done, WrittenEnrolment now) {
        var wanted = DesiredEnrolment.of(done.values());
        return wanted.from().equals(now.from()) && wanted.until().equals(now.until());
    }

    /**
     * Inverts an update of a course: what it expected is what was there before.
     *
     * @param done the change, as the journal has it
     * @return the inverse; empty if what was there before was not observed
     */
    public static Optional<Change> course(Change done) {
        return done.kind() == ChangeKind.COURSE_UPDATE
                        && !done.expects().isEmpty()
                        && done.expects().keySet().equals(done.values().keySet())
                ? Optional.of(change(ChangeKind.COURSE_UPDATE, done, done.values(), done.expects()))
                : Optional.empty();
    }

    private static Change change(
            ChangeKind kind, Change done, SortedMap<String, String> expects, SortedMap<String, String> values) {
        return new Change(kind, done.subject(), expects, values, List.of());
    }
}
