package org.lmsbridge.enrol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.enrol.check.CourseSearch;
import org.lmsbridge.enrol.check.Explanation;
import org.lmsbridge.enrol.event.EventLifecycle;
import org.lmsbridge.enrol.internal.UndoPlanner;
import org.lmsbridge.enrol.roster.RosterImport;
import org.lmsbridge.enrol.roster.RosterSettings;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes courses in Moodle for the course dates of the records, and enrols those who are registered. Needs a {@link
 * MoodleClient}, {@link CourseCatalogue}, {@link Contacts}, {@link Registrations} and somebody who plans accounts (the
 * auth plugin); a {@link RosterSink} where the roster is imported on a schedule. Thread-safe once the bridge is built.
 */
public final class EnrolPlugin implements Plugin {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolPlugin.class);

    private static final String CURSOR = "enrol_records.course-dates";

    private static final Duration JOIN_DELAY = Duration.ofSeconds(10);
    private static final int RECENT_PLANS = 20;

    /** How many plans this host applies at the moment. */
    private final AtomicInteger applying = new AtomicInteger();

    private @Nullable EnrolParts parts;

    /** A plugin, to be given to a bridge. */
    public EnrolPlugin() {}

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
        return Stream.concat(EnrolSettings.ALL.stream(), RosterSettings.ALL.stream())
                .toList();
    }

    @Override
    public List<String> check(Settings settings) {
        try {
            RosterSettings.options(settings);
            return List.of();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of(component() + "." + e.getMessage());
        }
    }

    @Override
    public void setUp(PluginContext context) {
        var settings = context.settings();
        var ready = EnrolParts.of(context);
        parts = ready;
        if (settings.get(EnrolSettings.SYNCHRONISE_AT_SIGN_IN)) {
            context.events().subscribe(SignedIn.class, event -> synchroniseAtSignIn(event.contact()));
        }
        var schedule = context.schedule(ready.state().site());
        schedule.recurring("sync", settings.get(EnrolSettings.SYNC_TIMES), this::synchroniseOnSchedule);
        schedule.everywhere("join", JOIN_DELAY, this::join);
        schedule.contactChanged("contact", contact -> unlessStopped(() -> synchronise(Scope.contact(contact))));
        schedule.courseDateChanged(
                "course-date", courseDate -> unlessStopped(() -> synchronise(Scope.courseDate(courseDate))));
        if (settings.get(RosterSettings.SCHEDULED)) {
            importRoster(context, ready.state(), schedule);
        }
    }

    private static void importRoster(PluginContext context, SiteState state, Schedule schedule) {
        var options = RosterSettings.options(context.settings());
        var roster = new RosterImport(
                context.require(MoodleClient.class).moodleSite(),
                context.require(RosterSink.class),
                state,
                options,
                context.clock());
        schedule.recurring(
                "roster",
                Timetable.every(options.period()),
                () -> roster.run().findings().forEach(context.log()::tell));
    }

    /** Where the records tell what changed, that; where they do not, the next few course dates. */
    private void synchroniseOnSchedule() {
        unlessStopped(() -> {
            if (parts().incremental().knowsChanges()) {
                synchronise();
            } else {
                runNext(Progress.none());
            }
        });
    }

    /**
     * Where several hosts share the state, one that has nothing to do writes courses of a plan that another applies. A
     * host that applies a plan itself does not.
     */
    private void join() {
        var ready = parts();
        ready.state().plans().list(Optional.empty(), RECENT_PLANS).stream()
                .filter(entry -> entry.status() == PlanStatus.APPLYING)
                .takeWhile(entry -> applying.get() == 0)
                .flatMap(entry -> ready.state().plans().find(entry.header().id()).stream())
                .flatMap(plan -> ready.applier().join(plan, ready.state(), Progress.none()).stream())
                .forEach(report -> LOG.info("joined plan={} applied={}", report.planId(), report.appliedTotal()));
    }

    /** A plan that waits for a person is told to people by the run's findings; trying again would not help. */
    private static void unlessStopped(Runnable work) {
        try {
            work.run();
        } catch (PlanStoppedException e) {
            LOG.info("stopped plan={}", e.planId());
        }
    }

    /** In the background: whoever signs in is not kept waiting, and a failure here is none of the sign-in. */
    private void synchroniseAtSignIn(ContactId contact) {
        try {
            unlessStopped(() -> synchronise(Scope.contact(contact)));
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
        applying.incrementAndGet();
        try {
            return ready.applier().apply(plan, ready.state(), progress);
        } finally {
            applying.decrementAndGet();
        }
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

    private EnrolParts parts() {
        return Optional.ofNullable(parts)
                .orElseThrow(() -> new IllegalStateException(
                        "this EnrolPlugin belongs to no bridge yet; give it to LmsBridge.builder().plugins(…)"));
    }
}
