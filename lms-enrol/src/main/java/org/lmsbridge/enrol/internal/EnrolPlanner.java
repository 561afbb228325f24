package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.rule.Catalogue;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.enrol.rule.Fold;
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
    private final CourseRules rules;
    private final CourseDiff diff;
    private final Fold fold;
    private final Clock clock;

    /**
     * A planner.
     *
     * @param sources where the records are read
     * @param moodle the site
     * @param accounts plans the accounts
     * @param state what is remembered of the site
     * @param rules which course dates become courses
     * @param diff how courses are compared
     * @param fold how registrations are folded
     * @param clock the clock of the state store
     */
    public EnrolPlanner(
            Sources sources,
            MoodleClient moodle,
            AccountProvisioning accounts,
            SiteState state,
            CourseRules rules,
            CourseDiff diff,
            Fold fold,
            Clock clock) {
        this.records = new RecordsReader(sources.courses(), sources.contacts(), sources.registrations());
        this.moodle = moodle;
        this.accounts = accounts;
        this.state = state;
        this.rules = rules;
        this.diff = diff;
        this.fold = fold;
        this.clock = clock;
    }

    /**
     * Where the records are read.
     *
     * @param courses the course catalogue
     * @param contacts the people
     * @param registrations the bookings
     */
    public record Sources(CourseCatalogue courses, Contacts contacts, Registrations registrations) {}

    /** {@return a plan over all that the records hold} */
    public ChangePlan plan() {
        try (var plan = state.plans().create()) {
            var courses = new SegmentBuffer(plan, Segment.Phase.COURSES, "Courses");
            var people = new SegmentBuffer(plan, Segment.Phase.ACCOUNTS, "Accounts");
            var coursePlanner = new CoursePlanner(moodle, state.links(), diff, clock, plan, courses);
            var enrolmentPlanner =
                    new EnrolmentPlanner(records, new Roster(moodle), state.links(), accounts, fold, plan, people);
            var coursesThere = new AtomicLong();
            for (var placed : coursePlanner.plan(wanted(records.catalogue(), plan))) {
                enrolmentPlanner.plan(placed.course(), placed.lmsId());
                coursesThere.addAndGet(placed.lmsId().isPresent() ? 1 : 0);
            }
            // Accounts are not counted: nothing that this planner plans takes one away.
            plan.base(new PlanBase(enrolmentPlanner.ours(), 0, coursesThere.get()));
            courses.flush();
            people.flush();
            var finished = plan.finish();
            LOG.info(
                    "planned plan={} changes={} findings={}",
                    finished.header().id(),
                    finished.header().counts(),
                    finished.header().findings());
            return finished;
        }
    }

    /** What leads into the same course is one: all course dates of a category, where it has one course for all. */
    private List<DesiredCourse> wanted(Catalogue catalogue, PlanWriter plan) {
        var wanted = new LinkedHashMap<String, DesiredCourse>();
        rules.shared(catalogue).forEach(plan::add);
        records.courseDates(page -> page.forEach(date -> note(rules.apply(date, catalogue), wanted, plan)));
        catalogue.masters().values().stream()
                .sorted(Comparator.comparing(master -> master.id().value()))
                .forEach(master -> rules.apply(master).ifPresent(answer -> note(answer, wanted, plan)));
        return List.copyOf(wanted.values());
    }

    private static void note(CourseRules.Answer answer, Map<String, DesiredCourse> wanted, PlanWriter plan) {
        if (answer instanceof CourseRules.Wanted found) {
            wanted.merge(found.course().subject(), found.course(), DesiredCourse::and);
        } else if (answer instanceof CourseRules.LeftOut leftOut) {
            plan.add(leftOut.finding());
        }
    }
}
