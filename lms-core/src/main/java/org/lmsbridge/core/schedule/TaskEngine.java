package org.lmsbridge.core.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lmsbridge.core.state.Backoff;

/**
 * Runs tasks when they are due, each by one host of those that share a state store. Made by the store for the bridge;
 * hosts and plugins use {@link Schedule}. Thread-safe.
 */
public interface TaskEngine extends AutoCloseable {
    /** Begins. Called once. */
    void start();

    /**
     * Has work on a subject done, unless that is due already.
     *
     * @param task a task with subjects
     * @param subject the subject
     * @param at when
     */
    void soon(String task, String subject, Instant at);

    /**
     * Has a recurring task run now, unless it runs.
     *
     * @param task the task
     */
    void wake(String task);

    /** Ends: waits for what runs, then interrupts it. */
    @Override
    void close();

    /**
     * What an engine needs to know.
     *
     * @param host the host's name, unique over all hosts
     * @param zone the time zone of timetables
     * @param clock the clock
     * @param pace how it goes about it
     * @param recurring recurring tasks
     * @param bySubject tasks with subjects
     */
    record Setup(
            String host, ZoneId zone, Clock clock, Pace pace, List<Recurring> recurring, List<BySubject> bySubject) {
        public Setup {
            recurring = List.copyOf(recurring);
            bySubject = List.copyOf(bySubject);
        }
    }

    /**
     * How an engine goes about it. A host that was not heard of for {@link #silence()} is taken for dead.
     *
     * @param threads how many tasks run at once
     * @param poll how often it looks for what is due
     * @param heartbeat how often a host says that it is alive
     * @param missedHeartbeats after how many that were missed it is taken for dead; at least 4
     * @param shutdown how long closing waits before it interrupts, and after
     */
    record Pace(int threads, Duration poll, Duration heartbeat, int missedHeartbeats, Duration shutdown) {
        /** {@return after how long a host that says nothing is taken for dead} */
        public Duration silence() {
            return heartbeat.multipliedBy(missedHeartbeats);
        }
    }

    /**
     * A recurring task.
     *
     * @param name its name, unique over all sites in the store
     * @param timetable when it runs
     * @param work what it does; gives when it runs next if not by the timetable; an exception means that it failed
     */
    record Recurring(String name, Timetable timetable, Supplier<Optional<Instant>> work) {}

    /**
     * A task with subjects.
     *
     * @param name its name, unique over all sites in the store
     * @param work what it does about a subject; gives when it is to be called again, if it is; an exception means that
     *     it failed
     * @param ended called once nothing is due for the subject any more
     * @param pauses when work that failed is tried again
     * @param givenUp called when the last try has failed
     */
    record BySubject(
            String name,
            Function<String, Optional<Instant>> work,
            Consumer<String> ended,
            Backoff pauses,
            Consumer<String> givenUp) {}
}
