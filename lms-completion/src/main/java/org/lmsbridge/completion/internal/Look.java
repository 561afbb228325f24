package org.lmsbridge.completion.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.completion.LookReport;
import org.lmsbridge.core.event.Completed;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.NewDelivery;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.moodle.Completion;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * Looks for completions. What is found is stored as call-backs first, and remembered as told then, so that a process
 * killed in between finds the same again, stores nothing twice, and goes on.
 */
public final class Look {
    private static final int COURSES_AT_ONCE = 100;
    private static final String LOOKED = "local_records.looked";
    private static final String SWEPT = "local_records.swept";

    /** Moodle may show an access some minutes after it happened, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Learners learners;
    private final Completions completions;
    private final Optional<Scores> scores;
    private final CourseFaults toldFaults;
    private final SiteState state;
    private final Consumer<Completed> events;
    private final Clock clock;
    private final String step;
    private final List<ActivityRule> rules;
    private final long report;

    /** What a look works with. */
    public record Ground(
            MoodleClient moodle,
            Registrations registrations,
            SiteState state,
            Consumer<Completed> events,
            Clock clock) {}

    /** What is called for. */
    public record Rules(String step, String activities, long report) {}

    public Look(Ground ground, Rules rules, Optional<Scores> scores) {
        this.state = ground.state();
        this.toldFaults = new CourseFaults(state.cursors());
        this.learners = new Learners(state.links(), ground.registrations());
        this.completions = new Completions(ground.moodle());
        this.scores = scores;
        this.events = ground.events();
        this.clock = ground.clock();
        this.step = rules.step();
        this.rules = ActivityRule.parse(rules.activities());
        this.report = rules.report();
    }

    /** Looks at those who were active since the last look, or at everybody when a sweep is due. */
    public LookReport run(Duration sweepEvery) {
        var now = clock.instant();
        boolean sweep =
                time(SWEPT).filter(last -> last.plus(sweepEvery).isAfter(now)).isEmpty();
        return run(sweep, now);
    }

    /** Looks at everybody. */
    public LookReport sweep() {
        return run(true, clock.instant());
    }

    private LookReport run(boolean sweep, Instant now) {
        var tally = new Tally(true);
        var times = LookTimes.of(state.cursors(), time(LOOKED).orElse(Instant.EPOCH));
        Optional<String> after = Optional.empty();
        while (true) {
            var courses = learners.courses(after, COURSES_AT_ONCE);
            var part = new Part(learners, state.cursors(), step, rules);
            courses.forEach(course -> part.add(course, tally));
            look(part, candidates(part, sweep, times, tally), sweep, tally);
            if (courses.size() < COURSES_AT_ONCE) {
                break;
            }
            after = Optional.of(courses.get(courses.size() - 1).recordsId());
        }
        times.save(tally.unread, sweep);
        state.cursors().put(LOOKED, now.toString());
        if (sweep) {
            state.cursors().put(SWEPT, now.toString());
        }
        return report(sweep, tally);
    }

    /**
     * Looks at some learners of one course, whatever was told of them before, and however their bookings stand by now.
     * Gives those of whom the site does not tell, and why.
     */
    public Map<Long, String> lookAt(long courseid, Collection<Long> userids) {
        var tally = new Tally(false);
        var part = new Part(learners, state.cursors(), step, rules);
        learners.coursesOf(courseid).forEach(course -> part.add(course, tally));
        if (!tally.findings.isEmpty()) {
            throw new RecordsUnavailableException("the registrations of course " + courseid + " cannot be read");
        }
        var listed = Set.copyOf(part.of(List.of(courseid)));
        learners.remembered(courseid, userids).stream()
                .filter(learner -> !listed.contains(learner))
                .forEach(part::add);
        var asked = part.of(List.of(courseid)).stream()
                .filter(learner -> userids.contains(learner.userid()))
                .toList();
        look(part, asked, false, tally);
        tally.throwIfUnanswered();
        return tally.unreadLearners;
    }

    private static LookReport report(boolean sweep, Tally tally) {
        return new LookReport(
                sweep,
                tally.asked.size(),
                tally.completions,
                tally.withdrawals,
                tally.scores,
                List.copyOf(tally.findings.values()));
    }

    private List<Learner> candidates(Part part, boolean sweep, LookTimes times, Tally tally) {
        var all = part.of(part.byCourse.keySet());
        if (sweep || report > 0) {
            return all;
        }
        var wanted = all.stream()
                .filter(learner -> scores.isPresent() || part.isPending(learner))
                .toList();
        var byCourse = new LinkedHashMap<Long, Set<Long>>();
        wanted.stream()
                .filter(learner -> !times.owesSweep(learner.courseid()))
                .forEach(learner -> byCourse.computeIfAbsent(learner.courseid(), ignored -> new HashSet<>())
                        .add(learner.userid()));
        var unread = new HashMap<Long, MoodleException>();
        var active = byCourse.isEmpty()
                ? Map.<Long, Set<Long>>of()
                : completions.activeSince(
                        byCourse, course -> times.since(course).minus(OVERLAP), unread);
        tally.unread.addAll(unread.keySet());
        unread.forEach((course, reason) -> tally.add(Finding.warning(
                "course-unreadable",
                "lms-course:" + course,
                "The participants of the course cannot be read ("
                        + reason.errorCode().orElse("no error code") + ").",
                reason.remedy())));
        return all.stream()
                .filter(learner -> times.owesSweep(learner.courseid()) || isIn(active, learner))
                .toList();
    }

    private void look(Part part, List<Learner> asked, boolean sweep, Tally tally) {
        if (asked.isEmpty()) {
            return;
        }
        asked.forEach(learner -> tally.asked.add(learner.userid()));
        var answer = report > 0
                ? fromReport(asked, tally)
                : completions.ofUsers(
                        asked.stream().map(Learner::userid).distinct().toList());
        answer.unread().forEach(tally::unreadable);
        if (tally.told) {
            toldFaults.tell(asked.stream().map(Learner::courseid).collect(Collectors.toSet()), answer, tally::add);
        }
        courses(part, asked, answer, tally);
        if (sweep) {
            withdrawals(part, asked, answer, tally);
        }
        rules.forEach(rule -> activities(part, asked, rule, sweep, tally));
        scores.ifPresent(sink -> tally.scores += sink.deliver(asked, tally::add));
    }

    /** The report tells of all courses, so that one reading serves a whole look. */
    private Completions.Answer fromReport(List<Learner> asked, Tally tally) {
        var rows = tally.reportRows.orElseGet(() -> completions.completedRows(report, tally::add));
        tally.reportRows = Optional.of(rows);
        var answer = new Completions.Answer();
        var names = new ReportNames(state.links());
        for (var learner : asked) {
            var side = rows.contains(names.of(learner)) ? answer.completed() : answer.open();
            side.computeIfAbsent(learner.courseid(), ignored -> new HashSet<>()).add(learner.userid());
        }
        return answer;
    }

    private void courses(Part part, List<Learner> asked, Completions.Answer answer, Tally tally) {
        var hits = asked.stream()
                .filter(learner -> isIn(answer.completed(), learner))
                .filter(learner ->
                        !part.told(learner).isCompleted(learner.registration().id(), step))
                .toList();
        if (hits.isEmpty()) {
            return;
        }
        var confirmed = completions.confirmed(keys(hits), tally::add);
        var times = new LinkedHashMap<Learner, Instant>();
        hits.forEach(learner -> Optional.ofNullable(confirmed.get(key(learner)))
                .ifPresent(time -> times.put(learner, time.orElse(clock.instant()))));
        tally.completions += store(part, times, step, Optional.empty());
    }

    /** Told as completed, and now the site says otherwise, twice: somebody unlocked the criteria or reset the course. */
    private void withdrawals(Part part, List<Learner> asked, Completions.Answer answer, Tally tally) {
        var doubted = asked.stream()
                .filter(learner -> isIn(answer.open(), learner) && !isShared(learner.courseid(), step))
                .filter(learner ->
                        part.told(learner).isCompleted(learner.registration().id(), step))
                .filter(learner -> !isOfAnother(part, learner, step))
                .toList();
        if (doubted.isEmpty()) {
            return;
        }
        withdraw(part, doubted, completions.denied(keys(doubted)), step, Optional.empty(), tally);
    }

    private void withdraw(
            Part part,
            List<Learner> doubted,
            Set<Completion.Learner> denied,
            String called,
            Optional<Long> cmid,
            Tally tally) {
        for (var learner : doubted) {
            if (denied.contains(key(learner))) {
                var told = part.told(learner);
                var id = learner.registration().id();
                state.deliveries()
                        .store(List.of(CallBack.of(
                                learner, called, cmid, told.completions(id, called), true, clock.instant())));
                told.withdrawn(id, called, learner.userid());
                told.save();
                tally.withdrawals++;
            }
        }
    }

    /** Then one being open says nothing: another may have called for the step. */
    private boolean isShared(long courseid, String called) {
        return rules.stream()
                                .filter(rule -> rule.courseid() == courseid
                                        && rule.step().equals(called))
                                .count()
                        + (step.equals(called) ? 1 : 0)
                > 1;
    }

    private void activities(Part part, List<Learner> asked, ActivityRule rule, boolean sweep, Tally tally) {
        boolean doubting = sweep && !isShared(rule.courseid(), rule.step());
        var there = asked.stream()
                .filter(learner -> learner.courseid() == rule.courseid())
                .filter(learner -> doubting || !isTold(part, learner, rule))
                .toList();
        if (there.isEmpty()) {
            return;
        }
        var answer = completions.ofActivity(keys(there), rule.cmid(), tally::add);
        if (tally.told) {
            answer.there().ifPresent(seen -> toldFaults.tell(rule, seen, tally::add));
        }
        var times = new LinkedHashMap<Learner, Instant>();
        there.stream()
                .filter(learner -> !isTold(part, learner, rule))
                .forEach(learner -> Optional.ofNullable(answer.completed().get(key(learner)))
                        .ifPresent(time -> times.put(learner, time)));
        var doubted = there.stream()
                .filter(learner -> isTold(part, learner, rule) && answer.open().contains(key(learner)))
                .filter(learner -> !isOfAnother(part, learner, rule.step()))
                .toList();
        tally.completions += store(part, times, rule.step(), Optional.of(rule.cmid()));
        if (!doubted.isEmpty()) {
            var denied = completions
                    .ofActivity(keys(doubted), rule.cmid(), tally::add)
                    .open();
            withdraw(part, doubted, denied, rule.step(), Optional.of(rule.cmid()), tally);
        }
    }

    private static boolean isOfAnother(Part part, Learner learner, String called) {
        return part.told(learner).isOfAnother(learner.registration().id(), called, learner.userid());
    }

    private static boolean isTold(Part part, Learner learner, ActivityRule rule) {
        return part.told(learner).isCompleted(learner.registration().id(), rule.step());
    }

    private int store(Part part, Map<Learner, Instant> times, String called, Optional<Long> cmid) {
        var callBacks = new ArrayList<NewDelivery>();
        times.forEach((learner, at) -> callBacks.add(CallBack.of(
                learner,
                called,
                cmid,
                part.told(learner).nextCompletion(learner.registration().id(), called),
                false,
                at)));
        if (callBacks.isEmpty()) {
            return 0;
        }
        int fresh = state.deliveries().store(callBacks);
        times.forEach((learner, at) -> {
            part.told(learner).completed(learner.registration().id(), called, learner.userid());
            events.accept(new Completed(
                    learner.registration().id(), learner.registration().contact(), learner.courseid(), at));
        });
        times.keySet().stream().map(part::told).distinct().forEach(Standing::save);
        return fresh;
    }

    private static boolean isIn(Map<Long, Set<Long>> users, Learner learner) {
        return users.getOrDefault(learner.courseid(), Set.of()).contains(learner.userid());
    }

    private static List<Completion.Learner> keys(List<Learner> learners) {
        return learners.stream().map(Look::key).toList();
    }

    private static Completion.Learner key(Learner learner) {
        return new Completion.Learner(learner.courseid(), learner.userid());
    }

    private Optional<Instant> time(String cursor) {
        return state.cursors().get(cursor).map(Instant::parse);
    }
}
