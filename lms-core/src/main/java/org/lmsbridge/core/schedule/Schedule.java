package org.lmsbridge.core.schedule;

import java.time.Duration;
import java.util.function.Consumer;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;

/**
 * Takes what a plugin does on its own for one site. Filled while the bridge is built; nothing runs before
 * {@code LmsBridge.start()} or {@code LmsBridge.run(…)}.
 *
 * <p>Over all hosts that share the state, one execution of a task runs at a time, for each subject where it has
 * subjects. None begins while the stop switch is on or in the quiet hours; a killed host's work begins anew elsewhere
 * within two minutes. Work that throws is logged, and tried again: a recurring task at its next time, a push after
 * pauses that grow. The name of a task is the plugin's component, a dot, and the name that is given here.
 */
public interface Schedule {
    /**
     * Takes a recurring task.
     *
     * @param name its name within the plugin, such as {@code sync}
     * @param timetable when it runs
     * @param work what it does; to be interrupted when the bridge is closed and the work lasts longer than is waited
     * @throws IllegalStateException if there is a task of this name already, or the bridge is built
     */
    void recurring(String name, Timetable timetable, Runnable work);

    /**
     * Takes what every started host does for itself, whatever the others do: such as joining in where another applies a
     * plan. Not among {@code LmsBridge.tasks()}; begins one delay after the start, and again one delay after it ended.
     *
     * @param name its name within the plugin, such as {@code join}
     * @param delay the pause between two executions; at least a second
     * @param work what it does; to be interrupted when the bridge is closed. What it throws is logged
     * @throws IllegalStateException if the bridge is built
     */
    void everywhere(String name, Duration delay, Runnable work);

    /**
     * Takes what follows when the host says that a contact changed. What is said several times before the work begins
     * is done once; what is said while it goes on is done again.
     *
     * @param name its name within the plugin, such as {@code contact}
     * @param work what it does; not called for a contact that is marked hands off
     * @throws IllegalStateException if there is a task of this name already, or the bridge is built
     */
    void contactChanged(String name, Consumer<ContactId> work);

    /**
     * Takes what follows when the host says that a course date changed, as {@link #contactChanged}.
     *
     * @param name its name within the plugin, such as {@code course-date}
     * @param work what it does; not called for a course date that is marked hands off
     * @throws IllegalStateException if there is a task of this name already, or the bridge is built
     */
    void courseDateChanged(String name, Consumer<CourseDateId> work);

    /**
     * Takes the delivery of call-backs.
     *
     * @param name the topic's name within the plugin, such as {@code process-steps}
     * @param handler who delivers them
     * @return takes the call-backs
     * @throws IllegalStateException if there is a task of this name already, or the bridge is built
     */
    Outbox deliveries(String name, DeliveryHandler handler);
}
