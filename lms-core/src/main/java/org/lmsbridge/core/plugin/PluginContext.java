package org.lmsbridge.core.plugin;

import java.time.Clock;
import java.util.Optional;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.PlanApplier;
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

    /** {@return what the plugins of this bridge tell each other} */
    Events events();

    /** {@return the clock} */
    Clock clock();
}
