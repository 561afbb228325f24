package org.lmsbridge.core.schedule;

import java.time.Duration;
import java.util.List;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.SiteState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that say how long the state keeps what nobody needs any more. */
public final class RetentionSettings {
    /** The name under which a file or the environment has them. */
    public static final String COMPONENT = "retention";

    /** When to clean up. */
    public static final Setting<Timetable> TIMES = Setting.of(
            "times",
            "delay such as `12h`, six cron fields, or `never`",
            Timetable.cron("0 30 3 * * *"),
            "0 30 3 * * *",
            "When what is older than the periods below is deleted.",
            Timetable::parse);

    /** How long to keep the journal. */
    public static final Setting<Long> JOURNAL_DAYS = days(
            "journalDays",
            400,
            "For how many days the journal keeps requests and changes, without which a run cannot be undone; requests in doubt stay.");

    /** How long to keep plans. */
    public static final Setting<Long> PLANS_DAYS =
            days("plansDays", 90, "For how many days plans and their approvals are kept.");

    /** How long to keep runs. */
    public static final Setting<Long> RUNS_DAYS =
            days("runsDays", 400, "For how many days the history keeps runs and what they had to say.");

    /** How long to keep call-backs. */
    public static final Setting<Long> DELIVERIES_DAYS = days(
            "deliveriesDays",
            180,
            "For how many days call-backs are kept that were delivered or are dead, and changes that were given up; of what was delivered a digest stays, so that nothing is delivered again.");

    /** All of them, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(TIMES, JOURNAL_DAYS, PLANS_DAYS, RUNS_DAYS, DELIVERIES_DAYS);

    /** What killed hosts left; far beyond any difference between clocks. */
    private static final Duration LEASES_AGE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSettings.class);

    private RetentionSettings() {}

    private static Setting<Long> days(String name, long days, String help) {
        return Setting.ofNumber(name, days, 1, 36_500, help);
    }

    /** Deletes what is older than the settings say. */
    static void cleanUp(Settings settings, SiteState state) {
        int journal = state.journal().deleteOlderThan(period(settings, JOURNAL_DAYS));
        int plans = state.plans().deleteOlderThan(period(settings, PLANS_DAYS));
        int runs = state.runs().deleteOlderThan(period(settings, RUNS_DAYS));
        int deliveries = state.deliveries().eraseOlderThan(period(settings, DELIVERIES_DAYS));
        int pushes = state.pushes().deleteOlderThan(period(settings, DELIVERIES_DAYS));
        int leases = state.leases().deleteEnded(LEASES_AGE);
        LOG.info(
                "cleaned up site={} journal={} plans={} runs={} deliveries={} pushes={} leases={}",
                state.site(),
                journal,
                plans,
                runs,
                deliveries,
                pushes,
                leases);
    }

    private static Duration period(Settings settings, Setting<Long> days) {
        return Duration.ofDays(settings.get(days));
    }
}
