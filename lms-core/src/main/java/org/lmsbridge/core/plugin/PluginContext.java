package org.lmsbridge.core.plugin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.StateStore;

/** What a bridge gives to one plugin. Thread-safe once the bridge is built. */
public interface PluginContext {
    /**
     * Finds something that the host or another plugin gave.
     *
     * @param type what is needed
     * @param <T> what is needed
     * @return it
     * @throws MissingCapabilityException if nobody gave one
     */
    <T> T require(Class<T> type);

    /**
     * Finds something that the host or another plugin may have given.
     *
     * @param type what is wanted
     * @param <T> what is wanted
     * @return it, if there is one
     */
    <T> Optional<T> find(Class<T> type);

    /**
     * Offers something to the plugins that are set up later.
     *
     * @param type under which type it is found
     * @param capability what is offered
     * @param <T> what is offered
     * @throws IllegalStateException if there is one already
     */
    <T> void offer(Class<T> type, T capability);

    /**
     * Adds something of which every plugin may have one, such as a way to check a password.
     *
     * @param type under which type it is found
     * @param contribution what is added
     * @param <T> what is added
     */
    <T> void contribute(Class<T> type, T contribution);

    /**
     * Gives what plugins added. Asks the state, so that it follows when somebody moves or disables a plugin: ask anew
     * for each piece of work.
     *
     * @param type what is wanted
     * @param <T> what is wanted
     * @return what the plugins that are enabled added, in the order of the plugins; those set up later included
     */
    <T> List<T> contributed(Class<T> type);

    /**
     * Says whether this plugin is still enabled. Asks the state: a plugin that begins work of its own accord asks
     * first.
     *
     * @return false once somebody disabled it, in whichever process
     */
    boolean enabled();

    /**
     * Takes on the writing of some kinds of change.
     *
     * @param handler who writes them
     * @throws IllegalStateException if one of the kinds has a handler already
     */
    void handle(ChangeHandler handler);

    /** {@return the values of this plugin's settings} */
    Settings settings();

    /** {@return what survives the process} */
    StateStore state();

    /** {@return the applier of plans, with the handlers of all plugins} */
    PlanApplier applier();

    /** {@return what the plugins of this bridge tell each other; while this plugin is disabled it is told nothing} */
    Events events();

    /** {@return where this plugin says what people should know} */
    PluginLog log();

    /**
     * Gives what takes the tasks that this plugin does on its own. To be filled in {@link Plugin#setUp}.
     *
     * @param site the name of the site that they are for, as the state store knows it
     * @return the schedule
     */
    Schedule schedule(String site);

    /**
     * Takes what is to be open while the bridge is started, such as a listening port. To be called in
     * {@link Plugin#setUp}.
     *
     * @param opening opens it; called by {@code LmsBridge.start()} in the order of the plugins, unless the plugin is
     *     disabled by then, and what it gives is closed by {@code LmsBridge.close()}, the latest first. What it throws
     *     ends the start. Closed within seconds when the plugin is disabled, and opened again when it is enabled.
     * @throws IllegalStateException if the bridge is built
     */
    void onStart(Supplier<? extends AutoCloseable> opening);

    /** {@return the clock} */
    Clock clock();
}
