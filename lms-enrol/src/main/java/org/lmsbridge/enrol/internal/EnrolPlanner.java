package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.enrol.rule.Catalogue;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseGroups;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.enrol.rule.RemovalPolicies;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.moodle.MoodleClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans: reads records and site, and writes nothing but the plan. Thread-safe. */
public final class EnrolPlanner {
    private static final int LINK_PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EnrolPlanner.class);

    private final RecordsReader records;
    private final MoodleClient moodle;
    private final AccountProvisioning accounts;
    private final SiteState state;
    private final CourseRules rules;
    private final CourseDiff diff;
    private final Fold fold;
    private final RemovalPolicies removalPolicies;
    private final CourseGroups courseGroups;

    /**
     * A planner.
     *
     * @param records where the records are read
     * @param moodle the site
     * @param accounts plans the accounts
     * @param state what is remembered of the site
     * @param rules which course dates become courses
     * @param diff how courses are compared
     * @param fold how registrations are folded
     * @param removalPolicies what is done to enrolments that nothing calls for
     * @param courseGroups into which groups people come
     */
    public EnrolPlanner(
            RecordsReader records,
            MoodleClient moodle,
            AccountProvisioning accounts,
            SiteState state,
            CourseRules rules,
            CourseDiff diff,
            Fold fold,
            RemovalPolicies removalPolicies,
            CourseGroups courseGroups) {
        this.records = records;
        this.moodle = moodle;
        this.accounts = accounts;
        this.state = state;
        this.rules = rules;
        this.diff = diff;
        this.fold = fold;
        this.removalPolicies = removalPolicies;
        this.courseGroups = courseGroups;
    }

    /**
     * Plans.
     *
     * @param scope how much of the records is looked at
     * @return the plan
     */
    public ChangePlan plan(Scope scope) {
        return plan(scope, state.plans().create(), false);
    }

    /**
     * Plans what can be taken on of what the site has, and nothing that writes to it.
     *
     * @param scope how much of the records is looked at
     * @param accepted which subjects of changes are taken on
     * @return the plan; its findings name what is ambiguous or unknown
     */
    public ChangePlan planAdoption(Scope scope, Predicate<String> accepted) {
        return plan(scope, new AdoptionFilter(state.plans().create(), accepted), true);
    }

    private ChangePlan plan(Scope scope, PlanWriter unfinished, boolean adoption) {
        try (var plan = unfinished) {
            var courses = new SegmentBuffer(plan, Segment.Phase.COURSES, "Courses");
            var people = new SegmentBuffer(plan, Segment.Phase.ACCOUNTS, "Accounts");
            var coursePlanner = new CoursePlanner(moodle, state.links(), diff, plan, courses);
            var selection = Selection.of(scope, records, state.links());
            var removals = new RemovalPlanner(records, state.links(), removalPolicies, plan);
            var groups = new GroupPlanner(courseGroups, state.links());
            var enrolments = enrolments(selection, removals, groups, plan, people, adoption);
            var withdrawn = new WithdrawnCourses(state.links(), removals);
            var catalogue = records.catalogue();
            var coursesThere = new AtomicLong();
            records.courseDates(page -> {
                page.forEach(withdrawn::listed);
                page.forEach(groups::listed);
                for (var placed : coursePlanner.plan(wanted(page, catalogue, selection, plan))) {
                    enrolments.add(placed(placed));
                    coursesThere.addAndGet(placed.lmsId().isPresent() ? 1 : 0);
                }
            });
            withdrawn.forEach(selection, enrolments::add);
            enrolments.flush();
            plan.base(new PlanBase(enrolments.ours(), accountsThere(), coursesThere.get()));
            courses.flush();
            people.flush();
            return logged(plan.finish());
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
                new Roster(moodle),
                state.links(),
                accounts,
                fold,
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

    private long accountsThere() {
        long count = 0;
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = state.links().list(LinkKind.ACCOUNT, "", after, LINK_PAGE);
            count += page.size();
            after = page.stream().map(Link::recordsId).reduce((first, second) -> second);
        } while (page.size() == LINK_PAGE);
        return count;
    }

    private static PlacedCourse placed(CoursePlanner.Placed placed) {
        var course = placed.course();
        return new PlacedCourse(
                course.subject(), course.title(), placed.lmsId(), List.of(course.courseDate()), Set.of());
    }

    private List<DesiredCourse> wanted(
            List<CourseDate> page, Catalogue catalogue, Selection selection, PlanWriter plan) {
        var wanted = new ArrayList<DesiredCourse>();
        for (var date : page) {
            if (!selection.concerns(Subjects.courseDate(date.id()), List.of(date.id()))) {
                continue;
            }
            var answer = rules.apply(date, catalogue);
            if (answer instanceof CourseRules.Wanted course) {
                wanted.add(course.course());
            } else if (answer instanceof CourseRules.LeftOut leftOut) {
                plan.add(leftOut.finding());
            }
        }
        return wanted;
    }
}
