package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.moodle.MoodleClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans: reads records and site, and writes nothing but the plan. Thread-safe. */
public final class EnrolPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolPlanner.class);

    private final RecordsReader records;
    private final MoodleClient moodle;
    private final AccountProvisioning accounts;
    private final SiteState state;
    private final PlanRules rules;
    private final Clock clock;

    /**
     * A planner.
     *
     * @param records where the records are read
     * @param moodle the site
     * @param accounts plans the accounts
     * @param state what is remembered of the site
     * @param rules the rules
     * @param clock the clock of the state store
     */
    public EnrolPlanner(
            RecordsReader records,
            MoodleClient moodle,
            AccountProvisioning accounts,
            SiteState state,
            PlanRules rules,
            Clock clock) {
        this.records = records;
        this.moodle = moodle;
        this.accounts = accounts;
        this.state = state;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Plans.
     *
     * @param scope how much of the records is looked at
     * @return the plan
     */
    public ChangePlan plan(Scope scope) {
        return plan(scope, Share.ALL, state.plans().create(), false).plan();
    }

    /**
     * Plans what can be taken on of what the site has, and nothing that writes to it.
     *
     * @param scope how much of the records is looked at
     * @param accepted which subjects of changes are taken on
     * @return the plan; its findings name what is ambiguous or unknown
     */
    public ChangePlan planAdoption(Scope scope, Predicate<String> accepted) {
        return plan(scope, Share.ALL, new AdoptionFilter(state.plans().create(), accepted), true)
                .plan();
    }

    /**
     * A plan over a part of what the records hold.
     *
     * @param plan the plan
     * @param next where the next part begins; empty for the beginning
     */
    public record Part(ChangePlan plan, Optional<String> next) {}

    /**
     * Plans the next few courses.
     *
     * @param count how many
     * @param after where the part before ended, as {@link Part#next} gave it; empty for the beginning
     * @return the plan, and where to go on
     */
    public Part planNext(int count, Optional<String> after) {
        return plan(Scope.all(), new Share(count, after), state.plans().create(), false);
    }

    private record Share(int count, Optional<String> after) {
        static final Share ALL = new Share(Integer.MAX_VALUE, Optional.empty());

        /** In order of subjects, which does not change when some come or go. */
        List<DesiredCourse> of(List<DesiredCourse> wanted) {
            return count == Integer.MAX_VALUE
                    ? wanted
                    : wanted.stream()
                            .sorted(Comparator.comparing(DesiredCourse::subject))
                            .filter(course ->
                                    after.isEmpty() || course.subject().compareTo(after.get()) > 0)
                            .limit(count)
                            .toList();
        }

        Optional<String> next(List<DesiredCourse> selected) {
            return selected.size() < count
                    ? Optional.empty()
                    : Optional.of(selected.get(selected.size() - 1).subject());
        }
    }

    private Part plan(Scope scope, Share share, PlanWriter unfinished, boolean adoption) {
        try (var plan = unfinished) {
            var courses = new SegmentBuffer(plan, Segment.Phase.COURSES, "Courses");
            var people = new SegmentBuffer(plan, Segment.Phase.ACCOUNTS, "Accounts");
            var coursePlanner = new CoursePlanner(moodle, state.links(), rules.diff(), clock, plan, courses);
            var selection = Selection.of(scope, records, state.links());
            var removals = new RemovalPlanner(records, state.links(), rules.removals(), plan);
            var groups = new GroupPlanner(rules.groups(), state.links());
            var enrolments = enrolments(selection, removals, groups, plan, people, adoption);
            var withdrawn = new WithdrawnCourses(state.links(), removals);
            // What is left out is said once a round, by the share that begins it.
            Consumer<Finding> findings = share.after().isEmpty() ? plan::add : finding -> {};
            var wanted = wanted(selection, withdrawn, groups, findings);
            var selected = share.of(wanted);
            var next = share.next(selected);
            var placed = coursePlanner.plan(share == Share.ALL ? selected : together(wanted, selected));
            placedWithWithdrawn(placed, withdrawn, course -> next.isEmpty() && selection.concerns(course))
                    .forEach(enrolments::add);
            enrolments.flush();
            var coursesThere =
                    placed.stream().filter(one -> one.lmsId().isPresent()).count();
            plan.base(new PlanBase(enrolments.ours(), state.links().count(LinkKind.ACCOUNT, ""), coursesThere));
            courses.flush();
            people.flush();
            return new Part(logged(plan.finish()), next);
        }
    }

    private CourseBatch enrolments(
            Selection selection,
            RemovalPlanner removals,
            GroupPlanner groups,
            PlanWriter plan,
            SegmentBuffer people,
            boolean adoption) {
        return new CourseBatch(new EnrolmentPlanner(
                records,
                selection.bookings(),
                new Roster(moodle, state.links()),
                state.links(),
                accounts,
                rules.fold(),
                removals,
                groups,
                plan,
                people,
                adoption));
    }

    private static ChangePlan logged(ChangePlan finished) {
        LOG.info(
                "planned plan={} changes={} findings={}",
                finished.header().id(),
                finished.header().counts(),
                finished.header().findings());
        return finished;
    }

    /** What is withdrawn from a course that others lead into still is planned with these: one course, one place. */
    private static List<PlacedCourse> placedWithWithdrawn(
            List<CoursePlanner.Placed> placed, WithdrawnCourses withdrawn, Predicate<PlacedCourse> alone) {
        var gone = new LinkedHashMap<OptionalLong, PlacedCourse>();
        withdrawn.forEach(course -> gone.merge(course.lmsId(), course, EnrolPlanner::both));
        var all = new ArrayList<PlacedCourse>();
        for (var one : placed) {
            var course = one.course();
            var also = one.lmsId().isPresent() ? gone.remove(one.lmsId()) : null;
            all.add(new PlacedCourse(
                    course.subject(),
                    course.title(),
                    one.lmsId(),
                    course.targets(),
                    also == null ? Set.of() : also.withdrawn()));
        }
        gone.values().stream().filter(alone).forEach(all::add);
        return all;
    }

    private static PlacedCourse both(PlacedCourse one, PlacedCourse other) {
        var withdrawn = new HashSet<>(one.withdrawn());
        withdrawn.addAll(other.withdrawn());
        return new PlacedCourse(one.subject(), one.title(), one.lmsId(), one.targets(), withdrawn);
    }

    /** What leads into the same course is one: all course dates of a category, where it has one course for all. */
    private List<DesiredCourse> wanted(
            Selection selection, WithdrawnCourses withdrawn, GroupPlanner groups, Consumer<Finding> findings) {
        var catalogue = records.catalogue();
        var wanted = new LinkedHashMap<String, DesiredCourse>();
        if (selection.everything()) {
            rules.courses().shared(catalogue).forEach(findings);
        }
        records.courseDates(page -> page.forEach(date -> {
            withdrawn.listed(date);
            groups.listed(date);
            note(rules.courses().apply(date, catalogue), List.of(date.id()), selection, wanted, findings);
        }));
        catalogue.masters().values().stream()
                .sorted(Comparator.comparing(master -> master.id().value()))
                .forEach(master -> rules.courses()
                        .apply(master)
                        .ifPresent(answer -> note(answer, List.of(master.id()), selection, wanted, findings)));
        return concerned(List.copyOf(wanted.values()), selection);
    }

    private static void note(
            CourseRules.Answer answer,
            List<? extends BookingTarget> targets,
            Selection selection,
            Map<String, DesiredCourse> wanted,
            Consumer<Finding> findings) {
        if (answer instanceof CourseRules.Wanted found) {
            wanted.merge(found.course().subject(), found.course(), DesiredCourse::and);
        } else if (answer instanceof CourseRules.LeftOut leftOut
                && selection.concerns(leftOut.finding().subject(), targets)) {
            findings.accept(leftOut.finding());
        }
    }

    private List<DesiredCourse> concerned(List<DesiredCourse> wanted, Selection selection) {
        return selection.everything()
                ? wanted
                : together(
                        wanted,
                        wanted.stream()
                                .filter(course -> selection.concerns(course.subject(), course.targets()))
                                .toList());
    }

    /** What leads into the same Moodle course comes along: only all bookings together tell who is in it. */
    private List<DesiredCourse> together(List<DesiredCourse> wanted, List<DesiredCourse> chosen) {
        var subjects = chosen.stream().map(DesiredCourse::subject).collect(Collectors.toSet());
        var numbers = new HashSet<Long>();
        chosen.forEach(course -> course.givenId().ifPresent(numbers::add));
        numbers.addAll(CourseLinks.lmsIds(state.links().find(LinkKind.COURSE, "", subjects)));
        state.links()
                .findByLmsId(LinkKind.COURSE, numbers)
                .values()
                .forEach(links -> links.forEach(link -> subjects.add(link.recordsId())));
        return wanted.stream()
                .filter(course -> subjects.contains(course.subject())
                        || course.givenId().isPresent()
                                && numbers.contains(course.givenId().getAsLong()))
                .toList();
    }
}
