package org.lmsbridge.completion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.completion.internal.Look;
import org.lmsbridge.completion.internal.Scores;
import org.lmsbridge.completion.internal.StepDelivery;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.CompletionLook;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.spi.ResultSink;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * Finds out who has completed what, and has the records take the process step that follows, once for each registration
 * and step. Needs a {@link MoodleClient}, {@link Registrations} and {@link ProcessSteps}; a {@link ResultSink} where
 * scores are received. Offers {@link CompletionLook}. Its tasks are {@code local_records.look} and {@code
 * local_records.process-steps}, which delivers. Thread-safe once the bridge is built.
 */
public final class CompletionPlugin implements Plugin, CompletionLook {
    private @Nullable Parts parts;

    /** A plugin, to be given to a bridge. */
    public CompletionPlugin() {}

    private record Parts(Look look, Deliveries deliveries, Duration sweepEvery) {}

    @Override
    public PluginType type() {
        return PluginType.LOCAL;
    }

    @Override
    public String component() {
        return "local_records";
    }

    @Override
    public List<Setting<?>> settings() {
        return CompletionSettings.ALL;
    }

    @Override
    public List<String> check(Settings settings) {
        var faults = new ArrayList<String>();
        if (settings.get(CompletionSettings.STEP).isEmpty()) {
            faults.add(component() + "." + CompletionSettings.STEP.name() + " is mandatory: "
                    + CompletionSettings.STEP.help());
        }
        return faults;
    }

    @Override
    public void setUp(PluginContext context) {
        var settings = context.settings();
        var moodle = context.require(MoodleClient.class);
        var state = context.state().site(moodle.moodleSite().name());
        Optional<Scores> scores = settings.get(CompletionSettings.SCORES)
                ? Optional.of(new Scores(
                        moodle,
                        context.require(ResultSink.class),
                        state.cursors(),
                        settings.get(CompletionSettings.PLAIN_FEEDBACK)))
                : Optional.empty();
        var look = new Look(
                new Look.Ground(
                        moodle,
                        context.require(Registrations.class),
                        state,
                        completed -> context.events().publish(completed),
                        context.clock()),
                new Look.Rules(
                        settings.get(CompletionSettings.STEP).orElseThrow(),
                        settings.get(CompletionSettings.ACTIVITIES),
                        settings.get(CompletionSettings.REPORT)),
                scores);
        var schedule = context.schedule(state.site());
        schedule.recurring(
                "look",
                Timetable.every(Duration.ofMinutes(settings.get(CompletionSettings.LOOK_MINUTES))),
                () -> look().findings().forEach(context.log()::tell));
        schedule.deliveries("process-steps", new StepDelivery(context.require(ProcessSteps.class)));
        context.offer(CompletionLook.class, this);
        parts = new Parts(look, state.deliveries(), Duration.ofHours(settings.get(CompletionSettings.SWEEP_HOURS)));
    }

    /**
     * Looks at learners who were active since the last look, or at all when a sweep is due, and stores what the records
     * have to be told.
     *
     * @return what was found
     * @throws MoodleException if the site cannot be read
     */
    public LookReport look() {
        return parts().look().run(parts().sweepEvery());
    }

    /**
     * Looks at all learners.
     *
     * @return what was found
     * @throws MoodleException if the site cannot be read
     */
    public LookReport sweep() {
        return parts().look().sweep();
    }

    /**
     * {@inheritDoc}
     *
     * @throws RecordsUnavailableException if the registrations cannot be read
     * @throws MoodleException if the site cannot be read
     */
    @Override
    public Map<Long, String> lookAt(long lmsCourseId, Collection<Long> lmsUserIds) {
        return parts().look().lookAt(lmsCourseId, lmsUserIds);
    }

    /** {@return the call-backs: what waits, what is in doubt, what is dead and waits for a person} */
    public Deliveries callBacks() {
        return parts().deliveries();
    }

    private Parts parts() {
        return Optional.ofNullable(parts)
                .orElseThrow(() -> new IllegalStateException(
                        "this CompletionPlugin belongs to no bridge yet; give it to LmsBridge.builder().plugins(…)"));
    }
}
