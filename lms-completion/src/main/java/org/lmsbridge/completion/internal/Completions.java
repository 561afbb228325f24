package org.lmsbridge.completion.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.Completion;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.model.ActivityCompletion;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.UserCourse;

/** Asks the site who was active and who has completed what, in as few calls as possible. */
final class Completions {
    /** Twice what a large course has, so that nearly every course is read with one page. */
    private static final int PARTICIPANTS = 5000;

    /** There is nothing that could be completed any more, or nobody who could. */
    private static final Set<String> NO_COMPLETION = Set.of("nocriteriaset", "completionnotenabled", "usernotenroled");

    private static final int ROWS = 1000;
    private static final int REPORT_COLUMNS = 3;
    private final MoodleClient moodle;
    private final int pageSize;

    Completions(MoodleClient moodle) {
        this(moodle, PARTICIPANTS);
    }

    Completions(MoodleClient moodle, int pageSize) {
        this.moodle = moodle;
        this.pageSize = pageSize;
    }

    /**
     * What the site says about courses.
     *
     * @param completed by course, who has completed it
     * @param open by course, who has not; somebody inactive is in neither
     * @param findings why a course can be completed by nobody
     * @param unread by account, why the site does not tell; such a learner is in neither, in any course
     */
    record Answer(
            Map<Long, Set<Long>> completed,
            Map<Long, Set<Long>> open,
            Map<Long, Finding> findings,
            Map<Long, MoodleException> unread) {
        Answer() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new LinkedHashMap<>());
        }
    }

    /**
     * Who of some learners was in their course since a time. A course that cannot be read is in the other map.
     *
     * @param learners the learners' accounts, by course
     * @param since since when, by course
     */
    Map<Long, Set<Long>> activeSince(
            Map<Long, Set<Long>> learners, Function<Long, Instant> since, Map<Long, MoodleException> unread) {
        var query = ParticipantsQuery.builder()
                .status(ParticipantsQuery.Status.ACTIVE)
                .addUserfields("id", "lastcourseaccess")
                .pageSize(pageSize)
                .build();
        var active = new HashMap<Long, Set<Long>>();
        moodle.enrolments().firstPages(learners.keySet(), query).forEach((course, page) -> {
            if (page.reason().isPresent()) {
                unread.put(course, page.reason().get());
                return;
            }
            var wanted = learners.getOrDefault(course, Set.of());
            try (var people = mayGoOn(page.people(), wanted)
                    ? moodle.enrolments().participants(course, query)
                    : page.people().stream()) {
                active.put(course, active(people, wanted, since.apply(course)));
            } catch (MoodleException e) {
                unread.put(course, e);
            }
        });
        return active;
    }

    private static Set<Long> active(Stream<Participant> people, Set<Long> wanted, Instant since) {
        return people.filter(each -> wanted.contains(each.id()))
                .filter(each -> each.lastcourseaccess()
                        .filter(time -> !time.isBefore(since))
                        .isPresent())
                .map(Participant::id)
                .collect(Collectors.toSet());
    }

    /**
     * Moodle cuts pages before it leaves invisible people out, so that a short page need not be the last. It is enough
     * where all learners stand on it; where one is missing, who may be suspended, its length decides.
     */
    private boolean mayGoOn(List<Participant> first, Set<Long> wanted) {
        return first.size() >= pageSize / 2
                && !first.stream()
                        .map(Participant::id)
                        .collect(Collectors.toSet())
                        .containsAll(wanted);
    }

    /** A user's courses tell of all of them at once whether they are completed. */
    Answer ofUsers(Collection<Long> users) {
        var answer = new Answer();
        moodle.enrolments().ofUsers(users).forEach((user, told) -> {
            told.reason().ifPresent(reason -> answer.unread().put(user, aboutOne(reason)));
            told.courses().forEach(course -> {
                course.completed()
                        .map(done -> done ? answer.completed() : answer.open())
                        .ifPresent(side -> side.computeIfAbsent(course.id(), ignored -> new HashSet<>())
                                .add(user));
                fault(course).ifPresent(finding -> answer.findings().put(course.id(), finding));
            });
        });
        return answer;
    }

    /** A token that is refused and a site that cannot serve are no matter of one learner. */
    private static MoodleException aboutOne(MoodleException reason) {
        if (reason instanceof SiteUnavailableException || ErrorCodes.hitsEverything(reason)) {
            throw reason;
        }
        return reason;
    }

    static Finding unreadableLearner(long user, MoodleException reason) {
        return Finding.warning(
                "learner-unreadable",
                "lms-user:" + user,
                "The site does not tell the courses of the account (" + code(reason)
                        + "), so that its completions are not found.",
                reason.remedy() + " The next sweep asks again.");
    }

    private static String code(MoodleException reason) {
        return reason.errorCode().orElse("no error code");
    }

    /** Without a word about completion, Moodle says of every course that it has no criteria. */
    private static Optional<Finding> fault(UserCourse course) {
        if (course.completed().isPresent()) {
            return course.completionhascriteria().filter(has -> !has).map(has -> withoutCriteria(course.id()));
        }
        return course.enablecompletion().map(on -> on ? untold(course.id()) : off(course.id()));
    }

    /** Completions with their times; what the site does not confirm is left out, and told where it should have answered. */
    Map<Completion.Learner, Optional<Instant>> confirmed(
            Collection<Completion.Learner> hits, Consumer<Finding> findings) {
        var confirmed = new LinkedHashMap<Completion.Learner, Optional<Instant>>();
        moodle.completion().ofCourses(hits).forEach((learner, status) -> {
            status.status()
                    .filter(found -> found.completed())
                    .ifPresent(found -> confirmed.put(learner, found.timecompleted()));
            status.reason()
                    .filter(reason -> !NO_COMPLETION.contains(reason.errorCode().orElse("")))
                    .ifPresent(reason -> findings.accept(unconfirmed(learner.courseid(), reason)));
        });
        return confirmed;
    }

    private static Finding unconfirmed(long course, MoodleException reason) {
        return Finding.warning(
                "completion-unconfirmed",
                "lms-course:" + course,
                "A completion in the course cannot be confirmed ("
                        + reason.errorCode().orElse("no error code") + ").",
                reason.remedy());
    }

    /** Those of whom the site says in so many words that they have not completed the course. */
    Set<Completion.Learner> denied(Collection<Completion.Learner> learners) {
        return moodle.completion().ofCourses(learners).entrySet().stream()
                .filter(entry -> entry.getValue()
                        .status()
                        .filter(found -> !found.completed())
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * How learners stand in an activity.
     *
     * @param completed when it was completed
     * @param open who has not; somebody of whom the site does not tell is in neither
     * @param without of whom it tells other activities, but not this one: it tells what the token may see
     */
    record ActivityAnswer(
            Map<Completion.Learner, Instant> completed, Set<Completion.Learner> open, Set<Completion.Learner> without) {

        /** State 1 is complete, 2 complete and passed, 3 complete and failed, which is no success. */
        void add(Completion.Learner learner, ActivityCompletion state) {
            if (state.state() == 1 || state.state() == 2) {
                completed.put(learner, state.timecompleted().orElse(Instant.EPOCH));
            } else {
                open.add(learner);
            }
        }

        /** {@return whether it is there, as far as anybody's answer tells} */
        Optional<Boolean> there() {
            boolean told = !completed.isEmpty() || !open.isEmpty();
            return told || !without.isEmpty() ? Optional.of(told) : Optional.empty();
        }
    }

    ActivityAnswer ofActivity(Collection<Completion.Learner> learners, long cmid, Consumer<Finding> findings) {
        var answer = new ActivityAnswer(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        moodle.completion().ofActivities(learners).forEach((learner, found) -> {
            found.reason().ifPresent(reason -> findings.accept(unreadable(learner.courseid(), reason)));
            found.activities()
                    .ifPresent(all -> all.stream()
                            .filter(each -> each.cmid() == cmid)
                            .findFirst()
                            .ifPresentOrElse(
                                    each -> answer.add(learner, each),
                                    () -> answer.without().add(learner)));
        });
        return answer;
    }

    private static Finding unreadable(long course, MoodleException reason) {
        return Finding.warning(
                "activities-unreadable",
                "lms-course:" + course,
                "The site does not tell how a learner stands in the activities of the course ("
                        + reason.errorCode().orElse("no error code") + ").",
                reason.remedy());
    }

    /** By a custom report, username and course's idnumber of what is completed. */
    Set<List<String>> completedRows(long report, Consumer<Finding> findings) {
        try (var rows = moodle.reports().rows(report, ROWS)) {
            var completed = new HashSet<List<String>>();
            rows.forEach(row -> {
                if (row.size() < REPORT_COLUMNS) {
                    findings.accept(unfit(report, row.size()));
                } else if (!row.get(2).isBlank()) {
                    completed.add(List.of(row.get(0), row.get(1)));
                }
            });
            return completed;
        }
    }

    private static Finding unfit(long report, int columns) {
        return Finding.warning(
                "report-unfit",
                "report:" + report,
                "The custom report of participants has " + columns + " columns, so that no completion is found by it.",
                "Give it username, course ID number and time completed as its first three columns, in this order.");
    }

    private static Finding off(long course) {
        return Finding.warning(
                "completion-off",
                "lms-course:" + course,
                "Completion tracking is switched off for the course, so that nobody can complete it.",
                "Switch it on in the course's settings.");
    }

    private static Finding untold(long course) {
        return Finding.warning(
                "completion-untold",
                "lms-course:" + course,
                "The site tells nothing about completion in the course, although the course tracks it.",
                "Switch completion tracking on under Site administration > Advanced features, or give the role of the"
                        + " account behind the token report/completion:view.");
    }

    private static Finding withoutCriteria(long course) {
        return Finding.warning(
                "completion-without-criteria",
                "lms-course:" + course,
                "The course has no completion criteria, so that nobody can complete it.",
                "Set criteria under Course completion in the course.");
    }
}
