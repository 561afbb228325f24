package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/**
 * Makes courses from templates. Moodle copies first and takes {@code idnumber} and dates in a second call, so a course
 * is known by a mark in its link until it has both. Thread-safe.
 */
final class TemplateCopies {
    private final MoodleClient moodle;
    private final CourseLinks links;
    private final TemplateSwitches switches;
    private final Clock clock;

    TemplateCopies(MoodleClient moodle, CourseLinks links, TemplateSwitches switches, Clock clock) {
        this.moodle = moodle;
        this.links = links;
        this.switches = switches;
        this.clock = clock;
    }

    /** A link in doubt that belongs to a copy, as the site shows it by now: settled if the copy is whole. */
    Link recovered(Link inDoubt, CopyMark mark) {
        try {
            var trace = moodle.courses().findCopy(mark.request(switches, mark.shortname(), false), mark.newest());
            return trace.whole() || trace.likeSource() && mark.late(clock.instant())
                    ? CourseLinks.settled(inDoubt, trace.id().orElseThrow(), CourseDiff.UNFINISHED)
                    : inDoubt;
        } catch (NotFoundException e) {
            // Without its source nobody can tell whether the copy is whole. A person finds out from the next plan.
            return inDoubt;
        }
    }

    Optional<Link> copy(Change change, @Nullable Link before, Map<String, ChangeOutcome> outcomes) {
        try {
            var obstacle = clearAway(change, before);
            if (obstacle.isPresent()) {
                outcomes.put(change.subject(), obstacle.get());
                return Optional.empty();
            }
            return Optional.of(finish(change, duplicate(change), outcomes));
        } catch (WriteInDoubtException e) {
            outcomes.put(change.subject(), Verdicts.outcome(change, new Verdict.InDoubt<>(e)));
        } catch (MoodleException e) {
            links.delete(List.of(CourseLinks.doubtful(change)));
            outcomes.put(change.subject(), Verdicts.outcome(change, new Verdict.Rejected<>(e)));
        }
        return Optional.empty();
    }

    /** What an earlier attempt left goes first; it is only taken away when the site has surely given up on it. */
    private Optional<ChangeOutcome> clearAway(Change change, @Nullable Link before) {
        var mark =
                Optional.ofNullable(before).filter(Link::inDoubt).flatMap(link -> CopyMark.parse(link.fingerprint()));
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        var left = moodle.courses()
                .findCopy(
                        mark.get().request(switches, change.value(CourseFields.FULLNAME), false),
                        mark.get().newest());
        if (left.whole() || left.likeSource() || !mark.get().late(clock.instant())) {
            return Optional.of(
                    Verdicts.groundMoved(change, "an earlier copy is there by now, or may be under way still"));
        }
        if (left.id().isPresent()) {
            var id = left.id().getAsLong();
            if (hasPeople(id)) {
                return Optional.of(Verdicts.groundMoved(
                        change, "course " + id + ", which an earlier copy left unfinished, has people in it"));
            }
            var verdict = moodle.courses().delete(List.of(id)).outcomes().get(0).verdict();
            var outcome = Verdicts.outcome(change, verdict);
            return outcome.result() == Result.APPLIED ? Optional.empty() : Optional.of(outcome);
        }
        return Optional.empty();
    }

    private boolean hasPeople(long course) {
        try (var people = moodle.enrolments().participants(course, ParticipantsQuery.all())) {
            return people.findAny().isPresent();
        }
    }

    private long duplicate(Change change) {
        var category = Long.parseLong(change.value("categoryid"));
        var newest = moodle.courses().byField(CourseField.CATEGORY, List.of(String.valueOf(category))).stream()
                .mapToLong(Course::id)
                .max()
                .orElse(0);
        var mark = new CopyMark(
                Long.parseLong(change.value(CourseDiff.TEMPLATE)),
                category,
                newest,
                clock.instant(),
                change.value(CourseFields.SHORTNAME));
        links.save(List.of(Link.builder()
                .from(CourseLinks.doubtful(change))
                .fingerprint(mark.fingerprint())
                .build()));
        var visible = Boolean.parseBoolean(change.value(CourseFields.VISIBLE));
        return moodle.courses()
                .duplicate(mark.request(switches, change.value(CourseFields.FULLNAME), visible))
                .id();
    }

    /** From here on the copy is ours whatever happens: the next run sees from the link that it is not finished. */
    private Link finish(Change change, long id, Map<String, ChangeOutcome> outcomes) {
        var unfinished = CourseLinks.settled(CourseLinks.doubtful(change), id, CourseDiff.UNFINISHED);
        links.save(List.of(unfinished));
        var result = moodle.courses().update(List.of(MoodleCourses.update(id, change)));
        var outcome = Verdicts.outcome(change, result.outcomes().get(0).verdict());
        outcomes.put(change.subject(), outcome);
        if (outcome.result() != Result.APPLIED) {
            return unfinished;
        }
        var finished = CourseLinks.settled(unfinished, id, CourseCreation.fingerprint(change));
        links.save(List.of(finished));
        return finished;
    }
}
