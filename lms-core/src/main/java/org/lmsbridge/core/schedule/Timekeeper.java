package org.lmsbridge.core.schedule;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tasks of one bridge, and runs them: at their times once it is started, or when the host calls for them. Used
 * by the bridge. Thread-safe.
 */
public final class Timekeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);

    private static final String CONTACT = "contact:";
    private static final String COURSE_DATE = "course-date:";
    private static final String CLEAN_UP = RetentionSettings.COMPONENT + ".clean-up";
    private static final Timetable SWEEP = Timetable.every(Duration.ofSeconds(10));

    /** A host is taken for dead after a minute, which is found out within twenty seconds more. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 6;

    private final StateStore store;
    private final Settings settings;
    private final Settings retention;
    private final Clock clock;
    private final String host;
    private final TaskEngine.Pace pace;
    private final Backoff backoff;
    private final Gate gate;
    private final ScheduledExecutorService renewals;
    private final Map<String, BridgeTask> tasks = new LinkedHashMap<>();
    private final List<LocalTask> local = new ArrayList<>();
    private volatile @Nullable TaskEngine engine;
    private volatile boolean sealed;

    /**
     * A keeper without tasks.
     *
     * @param store the state store
     * @param settings the values of {@link ScheduleSettings}
     * @param retention the values of {@link RetentionSettings}
     * @param clock the clock
     */
    public Timekeeper(StateStore store, Settings settings, Settings retention, Clock clock) {
        this(store, settings, retention, clock, HEARTBEAT);
    }

    /** With another heartbeat, for tests that kill hosts. */
    Timekeeper(StateStore store, Settings settings, Settings retention, Clock clock, Duration heartbeat) {
        this.store = store;
        this.settings = settings;
        this.retention = retention;
        this.clock = clock;
        this.host = ManagementFactory.getRuntimeMXBean().getName() + "/"
                + UUID.randomUUID().toString().substring(0, 8);
        this.pace = new TaskEngine.Pace(
                settings.get(ScheduleSettings.THREADS).intValue(),
                ScheduleSettings.seconds(settings, ScheduleSettings.POLL_SECONDS),
                heartbeat,
                MISSED_HEARTBEATS,
                ScheduleSettings.seconds(settings, ScheduleSettings.SHUTDOWN_SECONDS));
        this.backoff = ScheduleSettings.backoff(settings);
        this.renewals = Executors.newSingleThreadScheduledExecutor(Timekeeper::daemon);
        this.gate = new Gate(
                clock,
                settings.get(ScheduleSettings.QUIET_HOURS),
                settings.get(ScheduleSettings.TIME_ZONE),
                host,
                pace.silence(),
                renewals,
                () -> true);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lms-leases");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Gives what takes the tasks of one plugin.
     *
     * @param component the plugin
     * @param site the site that they are for
     * @param enabled whether the plugin is enabled: asked before each execution of a task
     * @param tell tells staff what was given up
     * @return the schedule
     */
    public Schedule schedule(String component, String site, BooleanSupplier enabled, Consumer<Finding> tell) {
        var state = store.site(site);
        cleanUp(state);
        return new PluginSchedule(component, state, enabled, tell);
    }

    /** One for each site, whoever comes first; it writes to no site, and so need not wait for anything. */
    private void cleanUp(SiteState state) {
        boolean known = tasks.values().stream()
                .anyMatch(task ->
                        task.name().startsWith(CLEAN_UP) && task.state().site().equals(state.site()));
        if (!known) {
            var name = tasks.containsKey(CLEAN_UP) ? CLEAN_UP + "@" + state.site() : CLEAN_UP;
            tasks.put(
                    name,
                    new RecurringTask(
                            name,
                            state,
                            false,
                            retention.get(RetentionSettings.TIMES),
                            () -> RetentionSettings.cleanUp(retention, state),
                            gate));
        }
    }

    /**
     * Forgets the tasks of a plugin that could not be set up.
     *
     * @param component the plugin
     */
    public void withdraw(String component) {
        var prefix = component + ".";
        tasks.keySet().removeIf(name -> name.startsWith(prefix));
        var withdrawn =
                local.stream().filter(task -> task.name().startsWith(prefix)).toList();
        withdrawn.forEach(LocalTask::stop);
        local.removeAll(withdrawn);
    }

    /** Says that the bridge is built: no task comes any more. */
    public void seal() {
        sealed = true;
    }

    /** {@return the names of the tasks, in the order in which they came} */
    public List<String> tasks() {
        return List.copyOf(tasks.keySet());
    }

    /**
     * Checks that nothing was begun yet.
     *
     * @throws IllegalStateException if it was begun or closed before
     */
    public synchronized void checkStartable() {
        if (engine != null || renewals.isShutdown()) {
            throw new IllegalStateException("a bridge is started once; build a new one");
        }
    }

    /**
     * Begins to run tasks at their times.
     *
     * @throws IllegalStateException if it was begun or closed before
     */
    public synchronized void start() {
        checkStartable();
        var begun = store.engine(setup());
        engine = begun;
        begun.start();
        local.forEach(LocalTask::start);
        LOG.info("started schedule host={} tasks={}", host, tasks.keySet());
    }

    /**
     * Runs a task now, in the thread of the caller, unless it runs already somewhere.
     *
     * @param name the task
     * @return whether it ran, and why not
     * @throws IllegalArgumentException if there is no such task; names those that there are
     */
    public TaskResult run(String name) {
        var task = tasks.get(name);
        if (task == null) {
            throw new IllegalArgumentException("this bridge has no task %s; it has %s".formatted(name, tasks.keySet()));
        }
        return attempt(task).result();
    }

    /**
     * Takes that a contact changed.
     *
     * @param contact the contact
     */
    public void changed(ContactId contact) {
        push(CONTACT, contact.value());
    }

    /**
     * Takes that a course date changed.
     *
     * @param courseDate the course date
     */
    public void changed(CourseDateId courseDate) {
        push(COURSE_DATE, courseDate.value());
    }

    /** Waits for what runs, as long as the setting says, and interrupts what is not done then. */
    @Override
    public synchronized void close() {
        var running = engine;
        if (running != null && !renewals.isShutdown()) {
            // All of them are given the same time, whatever their number.
            long end = System.nanoTime() + pace.shutdown().toNanos();
            local.forEach(LocalTask::stop);
            running.close();
            local.forEach(task -> task.await(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
        }
        renewals.shutdownNow();
    }

    private void push(String kind, String id) {
        var at = clock.instant().plus(ScheduleSettings.seconds(settings, ScheduleSettings.PUSH_DELAY_SECONDS));
        pushTasks().stream().filter(task -> task.isOf(kind)).forEach(task -> {
            // Marked first: whoever dies in between leaves it to the next sweep, of any host.
            task.mark(kind + id);
            soon(task, kind + id, at);
        });
    }

    private void soon(PushTask task, String subject, Instant at) {
        var running = engine;
        if (running != null) {
            running.soon(task.engineName(), subject, at);
        }
    }

    private List<PushTask> pushTasks() {
        return tasks.values().stream()
                .filter(PushTask.class::isInstance)
                .map(PushTask.class::cast)
                .toList();
    }

    private Gate.Answer attempt(BridgeTask task) {
        return task.heldBack()
                ? task.gate().pass(task.state(), task.lease(), task::work)
                : task.gate().alone(task.state(), task.lease(), task::work);
    }

    private TaskEngine.Setup setup() {
        var recurring = new ArrayList<TaskEngine.Recurring>();
        var bySubject = new ArrayList<TaskEngine.BySubject>();
        for (var task : tasks.values()) {
            if (task instanceof RecurringTask timed && !timed.timetable().isNever()) {
                recurring.add(recurring(timed, timed.timetable()));
            } else if (task instanceof DeliveryTask delivery) {
                recurring.add(recurring(delivery, delivery.timetable()));
            } else if (task instanceof PushTask push) {
                bySubject.add(bySubject(push));
                recurring.add(new TaskEngine.Recurring(push.engineName() + "/sweep", SWEEP, () -> sweep(push)));
            }
        }
        return new TaskEngine.Setup(host, settings.get(ScheduleSettings.TIME_ZONE), clock, pace, recurring, bySubject);
    }

    private TaskEngine.Recurring recurring(BridgeTask task, Timetable timetable) {
        return new TaskEngine.Recurring(task.engineName(), timetable, () -> {
            try {
                return attempt(task).again();
            } catch (RuntimeException e) {
                throw logged(task, "", e);
            }
        });
    }

    private TaskEngine.BySubject bySubject(PushTask task) {
        return new TaskEngine.BySubject(
                task.engineName(),
                subject -> {
                    try {
                        return task.workOn(subject);
                    } catch (RuntimeException e) {
                        throw logged(task, subject, e);
                    }
                },
                subject -> {
                    if (task.isMarked(subject)) {
                        soon(task, subject, clock.instant());
                    }
                },
                backoff,
                task::giveUp);
    }

    /** Finds what was marked and is not due: by hosts that are not started, or died in between. */
    private Optional<Instant> sweep(PushTask task) {
        task.forEachMarked(subject -> soon(task, subject, clock.instant()));
        return Optional.empty();
    }

    private static RuntimeException logged(BridgeTask task, String subject, RuntimeException e) {
        LOG.warn(
                "failed task={} subject={} cause={}",
                task.name(),
                subject,
                e.getClass().getSimpleName());
        LOG.debug("failed task={}", task.name(), e);
        return e;
    }

    /** Takes the tasks of one plugin. */
    private final class PluginSchedule implements Schedule {
        private final String component;
        private final SiteState state;
        private final Gate gate;
        private final Consumer<Finding> tell;

        PluginSchedule(String component, SiteState state, BooleanSupplier enabled, Consumer<Finding> tell) {
            this.component = component;
            this.state = state;
            this.gate = Timekeeper.this.gate.whileEnabled(enabled);
            this.tell = tell;
        }

        @Override
        public void recurring(String name, Timetable timetable, Runnable work) {
            add(new RecurringTask(full(name), state, true, timetable, work, gate));
        }

        @Override
        public void everywhere(String name, Duration delay, Runnable work) {
            if (sealed) {
                throw tooLate(full(name));
            }
            local.add(new LocalTask(full(name), delay, () -> {
                if (gate.hold(state).isEmpty()) {
                    work.run();
                }
            }));
        }

        @Override
        public void contactChanged(String name, Consumer<ContactId> work) {
            add(new PushTask(full(name), state, CONTACT, id -> work.accept(new ContactId(id)), gate, tell));
        }

        @Override
        public void courseDateChanged(String name, Consumer<CourseDateId> work) {
            add(new PushTask(full(name), state, COURSE_DATE, id -> work.accept(new CourseDateId(id)), gate, tell));
        }

        @Override
        public Outbox deliveries(String name, DeliveryHandler handler) {
            var timetable = Timetable.every(ScheduleSettings.seconds(settings, ScheduleSettings.DELIVER_SECONDS));
            var task = new DeliveryTask(full(name), state, timetable, handler, backoff, host, gate, tell);
            add(task);
            return new StoredOutbox(task.name(), state.deliveries(), () -> {
                var running = engine;
                if (running != null) {
                    running.wake(task.engineName());
                }
            });
        }

        private IllegalStateException tooLate(String task) {
            return new IllegalStateException(task + " came too late: tasks are taken in Plugin.setUp(…)");
        }

        private String full(String name) {
            return component + "." + name;
        }

        private void add(BridgeTask task) {
            if (sealed) {
                throw tooLate(task.name());
            }
            if (tasks.putIfAbsent(task.name(), task) != null) {
                throw new IllegalStateException("there is a second task " + task.name() + "; give it another name");
            }
        }
    }
}
