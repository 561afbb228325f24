package org.lmsbridge.enrol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.enrol.check.CourseSearch;
import org.lmsbridge.enrol.check.Explanation;
import org.lmsbridge.enrol.event.EventLifecycle;
import org.lmsbridge.enrol.internal.ConfigurationCheck;
import org.lmsbridge.enrol.internal.CourseConfiguration;
import org.lmsbridge.enrol.internal.CourseWriter;
import org.lmsbridge.enrol.internal.EnrolPlanner;
import org.lmsbridge.enrol.internal.EnrolmentLinker;
import org.lmsbridge.enrol.internal.EnrolmentWriter;
import org.lmsbridge.enrol.internal.EventPlanner;
import org.lmsbridge.enrol.internal.Explainer;
import org.lmsbridge.enrol.internal.RecordsReader;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * Makes courses in Moodle for the course dates of the records, and enrols those who are registered. Needs a {@link
 * MoodleClient}, {@link CourseCatalogue}, {@link Contacts}, {@link Registrations} and somebody who plans accounts (the
 * auth plugin). Thread-safe once the bridge is built.
 */
public final class EnrolPlugin implements Plugin {
    private static final String CURSOR = "enrol_records.course-dates";

    private @Nullable Parts parts;

    /** A plugin, to be given to a bridge. */
    public EnrolPlugin() {}

    private record Parts(
            EnrolPlanner planner,
            PlanApplier applier,
            SiteState state,
            int perRun,
            EventLifecycle events,
            ConfigurationCheck check,
            Explainer explainer,
            CourseSearch search) {}

    @Override
    public PluginType type() {
        return PluginType.ENROL;
    }

    @Override
    public String component() {
        return "enrol_records";
    }

    @Override
    public List<Setting<?>> settings() {
        return EnrolSettings.ALL;
    }

    @Override
    public void setUp(PluginContext context) {
        var settings = context.settings();
        var client = context.require(MoodleClient.class);
        var state = context.state().site(client.moodleSite().name());
        var journal = state.journal();
        var moodle = client.withWriteLog(WriteLog.of(journal::intend, journal::settle));
        context.handle(new CourseWriter(
                moodle,
                state.links(),
                context.clock(),
                CourseConfiguration.switches(settings),
                context.find(LmsIdSink.class)));
        var records = new RecordsReader(
                context.require(CourseCatalogue.class),
                context.require(Contacts.class),
                context.require(Registrations.class),
                context.find(BookingsByContact.class));
        context.handle(new EnrolmentWriter(moodle, state.links(), records, context.clock()));
        context.handle(new EnrolmentLinker(state.links()));
        var planner = new EnrolPlanner(
                records,
                moodle,
                context.require(AccountProvisioning.class),
                state,
                CourseConfiguration.rules(settings),
                CourseConfiguration.diff(settings),
                new Fold(settings.get(EnrolSettings.STUDENT_ROLE), settings.get(EnrolSettings.INSTRUCTOR_ROLE)),
                EnrolSettings.removalPolicies(settings),
                context.clock());
        parts = parts(context, moodle, state, records, planner);
    }

    private static Parts parts(
            PluginContext context, MoodleClient moodle, SiteState state, RecordsReader records, EnrolPlanner planner) {
        var settings = context.settings();
        var events = new EventPlanner(
                moodle,
                state,
                context.require(AccountProvisioning.class),
                new EventPlanner.Rules(
                        CourseConfiguration.diff(settings),
                        settings.get(EnrolSettings.IDNUMBER_PREFIX),
                        settings.get(EnrolSettings.STUDENT_ROLE),
                        settings.get(EnrolSettings.INSTRUCTOR_ROLE),
                        settings.get(EnrolSettings.ON_EVENT_LEFT),
                        settings.get(EnrolSettings.DELETE_COURSE_WITH_EVENT)),
                context.clock());
        return new Parts(
                planner,
                context.applier(),
                state,
                Math.toIntExact(settings.get(EnrolSettings.COURSE_DATES_PER_RUN)),
                new EventLifecycle(events, context.applier(), state),
                new ConfigurationCheck(
                        moodle,
                        state,
                        planner,
                        settings.get(EnrolSettings.TEMPLATE_FIELD).isPresent()),
                new Explainer(
                        records,
                        moodle,
                        context.require(AccountProvisioning.class),
                        state,
                        CourseConfiguration.rules(settings),
                        planner),
                new CourseSearch(moodle));
    }

    /**
     * Makes a plan. Reads records and site, and writes nothing to the site; only what an earlier run left in doubt is
     * cleared up in the state first.
     *
     * @param scope how much of the records it looks at
     * @return the plan
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws MoodleException if the site cannot be read
     */
    public ChangePlan plan(Scope scope) {
        var ready = parts();
        ready.applier().recover(ready.state());
        return ready.planner().plan(scope);
    }

    /**
     * Applies a plan.
     *
     * @param plan the plan
     * @return what was done
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to {@link #approve} it first
     * @throws MoodleException if the site cannot be reached at all
     */
    public RunReport apply(ChangePlan plan) {
        return apply(plan, Progress.none());
    }

    /**
     * Applies a plan and tells how far it has come.
     *
     * @param plan the plan
     * @param progress is told
     * @return what was done
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to {@link #approve} it first
     * @throws MoodleException if the site cannot be reached at all
     */
    public RunReport apply(ChangePlan plan, Progress progress) {
        var ready = parts();
        return ready.applier().apply(plan, ready.state(), progress);
    }

    /**
     * Plans and applies the next few course dates, as many as {@code courseDatesPerRun} says; for a schedule. The next
     * call goes on where this one ended, in whichever process. A plan that waits for a person does not hold up the
     * others: the next call goes on after it.
     *
     * @param progress is told
     * @return what was done
     * @throws PlanStoppedException if it does more than its guards let pass
     * @throws RecordsUnavailableException if the records cannot be read in full; then the next call begins here again
     * @throws MoodleException if the site cannot be read
     */
    public RunReport runNext(Progress progress) {
        var ready = parts();
        ready.applier().recover(ready.state());
        var cursors = ready.state().cursors();
        var part = ready.planner().planNext(ready.perRun(), cursors.get(CURSOR));
        try {
            var report = apply(part.plan(), progress);
            goOn(cursors, part.next());
            return report;
        } catch (PlanStoppedException e) {
            goOn(cursors, part.next());
            throw e;
        }
    }

    private static void goOn(Cursors cursors, Optional<String> next) {
        next.ifPresentOrElse(place -> cursors.put(CURSOR, place), () -> cursors.remove(CURSOR));
    }

    /**
     * Checks whether everything is configured so that students can arrive: the token and its functions, the site's
     * version and welcome mails, manual enrolment in linked courses, and what the rules leave out with a warning.
     *
     * @return what is not as it should be, the gravest first
     */
    public List<Finding> check() {
        return parts().check().check();
    }

    /**
     * Explains why a contact is, or is not, in the Moodle course of a course date. Writes nothing.
     *
     * @param contact who
     * @param courseDate which course date
     * @return whether the contact is there, and what stands in the way
     */
    public Explanation explain(ContactId contact, CourseDateId courseDate) {
        return parts().explainer().explain(contact, courseDate);
    }

    /**
     * Explains why nobody is arriving at all. Writes nothing.
     *
     * @return whether people arrive, and what stands in the way
     */
    public Explanation explainAll() {
        return parts().explainer().explainAll();
    }

    /**
     * Gives a search of the site's courses, for a picker.
     *
     * @return the search
     */
    public CourseSearch courseSearch() {
        return parts().search();
    }

    /**
     * Gives what follows the life of single events, whatever the course catalogue says.
     *
     * @return the life cycle of events
     */
    public EventLifecycle events() {
        return parts().events();
    }

    /**
     * Lets a plan pass that its guards stopped. It can be applied then; so can a later one that changes no more than
     * this, until the approval expires.
     *
     * @param planId the plan, as a {@link PlanStoppedException} names it
     * @param who the person who approves, as the host names its people
     * @throws StateException if the plan does not wait
     */
    public void approve(String planId, String who) {
        parts().state().plans().approve(planId, who);
    }

    private Parts parts() {
        return Optional.ofNullable(parts)
                .orElseThrow(() -> new IllegalStateException(
                        "this EnrolPlugin belongs to no bridge yet; give it to LmsBridge.builder().plugins(…)"));
    }
}
