package org.lmsbridge.enrol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.enrol.internal.CourseWriter;
import org.lmsbridge.enrol.internal.EnrolPlanner;
import org.lmsbridge.enrol.internal.EnrolmentLinker;
import org.lmsbridge.enrol.internal.EnrolmentWriter;
import org.lmsbridge.enrol.internal.Incremental;
import org.lmsbridge.enrol.internal.RecordsReader;
import org.lmsbridge.enrol.internal.SiteIntake;
import org.lmsbridge.enrol.internal.UndoPlanner;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes courses in Moodle for the course dates of the records, and enrols those who are registered. Needs a {@link
 * MoodleClient}, {@link CourseCatalogue}, {@link Contacts}, {@link Registrations} and somebody who plans accounts (the
 * auth plugin). Thread-safe once the bridge is built.
 */
public final class EnrolPlugin implements Plugin {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolPlugin.class);

    private @Nullable Parts parts;

    /** A plugin, to be given to a bridge. */
    public EnrolPlugin() {}

    private record Parts(
            EnrolPlanner planner,
            PlanApplier applier,
            SiteState state,
            Incremental incremental,
            Optional<SiteIntake> intake) {}

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
        var categoryField = settings.get(EnrolSettings.CATEGORY_FIELD)
                .orElseThrow(() -> new IllegalArgumentException("settings are wrong: " + component() + "."
                        + EnrolSettings.CATEGORY_FIELD.name() + " is mandatory: "
                        + EnrolSettings.CATEGORY_FIELD.help()));
        var client = context.require(MoodleClient.class);
        var state = context.state().site(client.moodleSite().name());
        var moodle = client.withWriteLog(WriteLog.of(state.journal()::intend, state.journal()::settle));
        var doubts = new Doubts(state.links(), context.clock());
        context.handle(new CourseWriter(moodle, state.links(), doubts));
        var records = new RecordsReader(
                context.require(CourseCatalogue.class),
                context.require(Contacts.class),
                context.require(Registrations.class),
                context.find(BookingsByContact.class));
        context.handle(new EnrolmentWriter(moodle, state.links(), records, context.clock()));
        context.handle(new EnrolmentLinker(moodle, state.links()));
        var planner = new EnrolPlanner(
                records,
                moodle,
                context.require(AccountProvisioning.class),
                state,
                new CourseRules(
                        categoryField,
                        settings.get(EnrolSettings.IDNUMBER_PREFIX),
                        settings.get(EnrolSettings.NAMING_STANDARD)),
                new CourseDiff(
                        settings.get(EnrolSettings.COURSE_NAMES),
                        settings.get(EnrolSettings.COURSE_DATES),
                        settings.get(EnrolSettings.NEW_COURSES_VISIBLE)),
                new Fold(settings.get(EnrolSettings.STUDENT_ROLE), settings.get(EnrolSettings.INSTRUCTOR_ROLE)),
                EnrolSettings.removalPolicies(settings),
                settings.get(EnrolSettings.GROUPS));
        parts = new Parts(
                planner, context.applier(), state, incremental(context, state), intake(context, client, state));
        if (settings.get(EnrolSettings.SYNCHRONISE_AT_SIGN_IN)) {
            context.events().subscribe(SignedIn.class, event -> synchroniseAtSignIn(event.contact()));
        }
    }

    private static Incremental incremental(PluginContext context, SiteState state) {
        return new Incremental(
                context.find(Changes.class),
                state.cursors(),
                Duration.ofHours(context.settings().get(EnrolSettings.FULL_RUN_HOURS)),
                context.clock());
    }

    private static Optional<SiteIntake> intake(PluginContext context, MoodleClient moodle, SiteState state) {
        var settings = context.settings();
        return settings.get(EnrolSettings.REGISTRATION_INTAKE)
                ? Optional.of(new SiteIntake(
                        moodle,
                        state,
                        context.require(RegistrationIntake.class),
                        EnrolSettings.intakeForm(settings),
                        settings.get(EnrolSettings.STUDENT_ROLE)))
                : Optional.empty();
    }

    /** In the background: whoever signs in is not kept waiting, and a failure here is none of the sign-in. */
    private void synchroniseAtSignIn(ContactId contact) {
        try {
            synchronise(Scope.contact(contact));
        } catch (PlanStoppedException e) {
            LOG.info("at sign-in stopped contact={} plan={}", contact, e.planId());
        } catch (RecordsUnavailableException | MoodleException | StateException e) {
            LOG.warn("at sign-in not synchronised contact={} reason={}", contact, e.getMessage());
        }
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
     * Plans and applies at once.
     *
     * @param scope how much of the records is looked at
     * @return what was done
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to {@link #approve} it first
     * @throws MoodleException if the site cannot be reached at all
     */
    public RunReport synchronise(Scope scope) {
        return apply(plan(scope));
    }

    /**
     * Synchronises what changed in the records since the last time, where they implement {@link Changes}; everything
     * where they do not, and where the last full run is longer ago than {@link EnrolSettings#FULL_RUN_HOURS}. To be
     * called by a schedule, one at a time.
     *
     * @return what was done: a report for each page of changes, none if nothing changed
     * @throws RecordsUnavailableException if the records cannot be read; the next call begins at the same place
     * @throws PlanStoppedException if a part does more than its guards let pass; the next call begins at the same place
     * @throws MoodleException if the site cannot be reached; the next call begins at the same place
     */
    public List<RunReport> synchronise() {
        return parts().incremental().run(this::synchronise);
    }

    /**
     * Compares users, courses and enrolments of the site with the records, before anything is taken on: on the first day
     * on an old Moodle, or after the state was lost. Writes nothing to the site.
     *
     * @param scope how much of the records is looked at
     * @return what is sure, ambiguous and unknown
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws MoodleException if the site cannot be read
     */
    public MatchingReport match(Scope scope) {
        return new MatchingReport(planAdoption(scope, Adoption.all()));
    }

    /**
     * Plans to take on what a person decided to. Applied like any other plan; it writes to the state only.
     *
     * @param scope how much of the records is looked at
     * @param decision what is taken on
     * @return the plan
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws MoodleException if the site cannot be read
     */
    public ChangePlan planAdoption(Scope scope, Adoption decision) {
        var ready = parts();
        ready.applier().recover(ready.state());
        return ready.planner().planAdoption(scope, decision.accepted());
    }

    /**
     * Plans the inverse of a run, for changes of which it is known what was there before. Findings name the others. An
     * enrolment that the run made is suspended, not removed: what the person did there since stays. The next run does
     * again what the records still call for.
     *
     * @param runId the run, as its report names it
     * @return the plan
     * @throws StateException if the run is not kept
     */
    public ChangePlan undo(String runId) {
        var ready = parts();
        ready.applier().recover(ready.state());
        return new UndoPlanner(ready.state()).plan(runId);
    }

    /**
     * Gives enrolments that were made in the site to the records, as {@link RegistrationIntake} says. Does nothing
     * unless the setting {@link EnrolSettings#REGISTRATION_INTAKE} is on. One at a time.
     *
     * @param earlier whether enrolments are taken too that a course had when it was looked at for the first time
     * @return how many were taken
     * @throws MoodleException if the site cannot be read
     */
    public int takeIn(boolean earlier) {
        return parts().intake().map(intake -> intake.run(earlier)).orElse(0);
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
