package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.Expected;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.model.Course;

/**
 * What has to be so before anything is taken away: course and user are still known by their natural keys, because a site
 * restored from a backup uses numbers again; the records answer as they did for the plan; the learners were looked at for
 * completions; and the results are kept.
 * Thread-safe.
 */
final class RemovalGround {
    private final MoodleClient moodle;
    private final Links links;
    private final RecordsReader records;
    private final Roster roster;
    private final LastLook lastLook;
    private final LearnerResults results;

    RemovalGround(MoodleClient moodle, Links links, RecordsReader records, LastLook lastLook, LearnerResults results) {
        this.moodle = moodle;
        this.links = links;
        this.records = records;
        this.roster = new Roster(moodle);
        this.lastLook = lastLook;
        this.results = results;
    }

    /** {@return those that may be written, with the results of those who lose something; the others have their outcome} */
    List<ResolvedEnrolment> firm(List<ResolvedEnrolment> changes, Map<Change, ChangeOutcome> outcomes) {
        var taking = changes.stream()
                .filter(one -> one.change().kind().destructive())
                .toList();
        if (taking.isEmpty()) {
            return changes;
        }
        try {
            return inOrder(changes, firmRemovals(taking, outcomes));
        } catch (AccessException e) {
            taking.forEach(one -> outcomes.putIfAbsent(one.change(), unreadable(one.change(), e)));
            return inOrder(changes, List.of());
        }
    }

    private List<ResolvedEnrolment> firmRemovals(List<ResolvedEnrolment> taking, Map<Change, ChangeOutcome> outcomes) {
        var courses = new HashMap<Long, Course>();
        moodle.courses()
                .byIds(taking.stream()
                        .map(ResolvedEnrolment::courseid)
                        .distinct()
                        .toList())
                .forEach(course -> courses.put(course.id(), course));
        var people = new HashMap<Long, Map<Long, Roster.Person>>();
        var evidence = new EvidenceReader(records);
        var kept = new LinkedHashMap<ResolvedEnrolment, Course>();
        for (var one : taking) {
            var person = people.computeIfAbsent(one.courseid(), roster::people).get(one.userid());
            if (person != null && person.username().isEmpty()) {
                outcomes.put(one.change(), nameless(one));
                continue;
            }
            var course = Optional.ofNullable(courses.get(one.courseid()));
            var objection =
                    wrongCourse(one, course).or(() -> wrongUser(one, person)).or(() -> rebooked(one, evidence));
            objection.ifPresentOrElse(
                    why -> outcomes.put(one.change(), Verdicts.groundMoved(one.change(), why)),
                    () -> kept.put(one, course.orElseThrow()));
        }
        lastLook.at(kept.keySet(), outcomes);
        kept.keySet().removeIf(one -> outcomes.containsKey(one.change()));
        return results.collect(kept, outcomes);
    }

    private static ChangeOutcome unreadable(Change change, AccessException reason) {
        return unreadable(
                change,
                "nothing was taken away, because the site does not say what would be lost: " + reason.getMessage(),
                reason.remedy());
    }

    private static ChangeOutcome nameless(ResolvedEnrolment one) {
        return unreadable(
                one.change(),
                "nothing was taken away, because the site does not show the username of user " + one.userid()
                        + ", so nobody knows whether it is still the same person",
                "Give the role of the account behind the token moodle/user:viewalldetails.");
    }

    private static ChangeOutcome unreadable(Change change, String message, String remedy) {
        return ChangeOutcome.not(
                change,
                ChangeOutcome.Result.SKIPPED,
                Finding.warning("removal-unreadable", change.subject(), message, remedy));
    }

    private Optional<String> wrongCourse(ResolvedEnrolment one, Optional<Course> course) {
        var subject = Subjects.courseOf(one.change().subject());
        var link = links.find(LinkKind.COURSE, "", List.of(subject)).get(subject);
        var same = course.isPresent()
                && link != null
                && MoodleCourses.actual(course.get()).key().equals(link.naturalKey());
        return same
                ? Optional.empty()
                : Optional.of(
                        "the course " + one.courseid() + " no longer has the idnumber or name by which it was known");
    }

    private static Optional<String> wrongUser(ResolvedEnrolment one, Roster.@Nullable Person person) {
        return person != null && person.username().equalsIgnoreCase(one.username())
                ? Optional.empty()
                : Optional.of("the user " + one.userid() + " no longer has the username by which it was known");
    }

    private static Optional<String> rebooked(ResolvedEnrolment one, EvidenceReader evidence) {
        var expected = one.change().expects().get(Expected.EVIDENCE);
        if (expected == null) {
            return Optional.empty();
        }
        try {
            var ids = one.change().because().stream().map(RegistrationId::new).toList();
            return evidence.read(one.contact(), ids).text().equals(expected)
                    ? Optional.empty()
                    : Optional.of("the booking was changed in the records meanwhile");
        } catch (RecordsUnavailableException e) {
            return Optional.of("the records cannot say whether the booking still stands: " + e.getMessage());
        }
    }

    private static List<ResolvedEnrolment> inOrder(List<ResolvedEnrolment> changes, List<ResolvedEnrolment> collected) {
        var all = new ArrayList<ResolvedEnrolment>();
        changes.stream().filter(one -> !one.change().kind().destructive()).forEach(all::add);
        all.addAll(collected);
        return all;
    }

    /** Whether results have to be kept before the change: a role that goes takes none away. */
    static boolean endsAccess(ResolvedEnrolment one) {
        return one.is(ChangeKind.ENROLMENT_SUSPEND) || one.is(ChangeKind.ENROLMENT_REMOVE);
    }
}
