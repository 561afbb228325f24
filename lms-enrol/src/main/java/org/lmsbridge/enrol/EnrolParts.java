package org.lmsbridge.enrol;

import java.time.Duration;
import java.util.Optional;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.spi.CompletionLook;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.check.CourseSearch;
import org.lmsbridge.enrol.event.EventLifecycle;
import org.lmsbridge.enrol.internal.ConfigurationCheck;
import org.lmsbridge.enrol.internal.CourseConfiguration;
import org.lmsbridge.enrol.internal.CourseWriter;
import org.lmsbridge.enrol.internal.EnrolPlanner;
import org.lmsbridge.enrol.internal.EnrolmentLinker;
import org.lmsbridge.enrol.internal.EnrolmentWriter;
import org.lmsbridge.enrol.internal.EventPlanner;
import org.lmsbridge.enrol.internal.Explainer;
import org.lmsbridge.enrol.internal.Incremental;
import org.lmsbridge.enrol.internal.PlanRules;
import org.lmsbridge.enrol.internal.RecordsReader;
import org.lmsbridge.enrol.internal.SiteIntake;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.WriteLog;

/**
 * What an enrol plugin works with, made once when its bridge is built.
 *
 * @param planner makes plans
 * @param applier applies them
 * @param state what is remembered of the site
 * @param incremental goes through what changed
 * @param intake gives enrolments made in the site to the records, if that is on
 * @param perRun how many course dates a scheduled run looks at
 * @param events follows single events
 * @param check checks the configuration
 * @param explainer answers why somebody is not there
 * @param search searches the site's courses
 */
record EnrolParts(
        EnrolPlanner planner,
        PlanApplier applier,
        SiteState state,
        Incremental incremental,
        Optional<SiteIntake> intake,
        int perRun,
        EventLifecycle events,
        ConfigurationCheck check,
        Explainer explainer,
        CourseSearch search) {
    static EnrolParts of(PluginContext context) {
        var client = context.require(MoodleClient.class);
        var state = context.state().site(client.moodleSite().name());
        var journal = state.journal();
        var moodle = client.withWriteLog(WriteLog.of(journal::intend, journal::settle));
        var records = new RecordsReader(
                context.require(CourseCatalogue.class),
                context.require(Contacts.class),
                context.require(Registrations.class),
                context.find(BookingsByContact.class));
        handle(context, moodle, state, records);
        var settings = context.settings();
        var accounts = context.require(AccountProvisioning.class);
        var rules = rules(settings);
        var planner = new EnrolPlanner(records, moodle, accounts, state, rules, context.clock());
        return new EnrolParts(
                planner,
                context.applier(),
                state,
                incremental(context, state),
                intake(context, client, state),
                Math.toIntExact(settings.get(EnrolSettings.COURSE_DATES_PER_RUN)),
                new EventLifecycle(eventPlanner(context, moodle, state), context.applier(), state),
                new ConfigurationCheck(
                        moodle,
                        state,
                        planner,
                        settings.get(EnrolSettings.TEMPLATE_FIELD).isPresent()),
                new Explainer(records, moodle, accounts, state, rules.courses(), planner),
                new CourseSearch(moodle));
    }

    private static PlanRules rules(Settings settings) {
        return new PlanRules(
                CourseConfiguration.rules(settings),
                CourseConfiguration.diff(settings),
                new Fold(settings.get(EnrolSettings.STUDENT_ROLE), settings.get(EnrolSettings.INSTRUCTOR_ROLE)),
                EnrolSettings.removalPolicies(settings),
                settings.get(EnrolSettings.GROUPS));
    }

    private static void handle(PluginContext context, MoodleClient moodle, SiteState state, RecordsReader records) {
        context.handle(new CourseWriter(
                moodle,
                state.links(),
                context.clock(),
                CourseConfiguration.switches(context.settings()),
                context.find(LmsIdSink.class),
                context.events()));
        context.handle(new EnrolmentWriter(
                moodle,
                state.links(),
                records,
                context.require(AccountProvisioning.class),
                () -> context.find(CompletionLook.class),
                context.clock()));
        context.handle(new EnrolmentLinker(moodle, state.links()));
    }

    private static EventPlanner eventPlanner(PluginContext context, MoodleClient moodle, SiteState state) {
        var settings = context.settings();
        return new EventPlanner(
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
}
