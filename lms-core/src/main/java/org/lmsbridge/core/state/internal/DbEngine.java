package org.lmsbridge.core.state.internal;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.lmsbridge.core.schedule.TaskEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schedule in a table, by db-scheduler. */
final class DbEngine implements TaskEngine {
    static final String TABLE = "lms_scheduled_task";

    private static final Logger LOG = LoggerFactory.getLogger(DbEngine.class);

    /** The one instance of a recurring task. */
    private static final String RECURRING = "recurring";

    /** Other bridges may share the table; what is unknown here is theirs. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** What runs as soon as this is not moved: it may be picked any moment. */
    private static final Duration IMMINENT = Duration.ofSeconds(10);

    private final Setup setup;
    private final Scheduler scheduler;

    DbEngine(DataSource connections, Dialect dialect, Setup setup) {
        this.setup = setup;
        var tasks = new ArrayList<Task<?>>();
        setup.recurring().forEach(task -> tasks.add(recurring(task)));
        setup.bySubject().forEach(task -> tasks.add(bySubject(task)));
        var pace = setup.pace();
        Clock clock = setup.clock()::instant;
        this.scheduler = Scheduler.create(connections, tasks)
                .tableName(TABLE)
                .jdbcCustomization(customization(dialect))
                .schedulerName(new SchedulerName.Fixed(setup.host()))
                .clock(clock)
                .threads(pace.threads())
                .pollingInterval(pace.poll())
                .enableImmediateExecution()
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(pace.missedHeartbeats())
                .shutdownMaxWait(pace.shutdown())
                .deleteUnresolvedAfter(NEVER)
                // The work logs its own failures, without what they tell about people.
                .failureLogging(LogLevel.DEBUG, false)
                .commitWhenAutocommitDisabled(true)
                .build();
    }

    private static JdbcCustomization customization(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? new PostgreSqlJdbcCustomization(false, false)
                : new DefaultJdbcCustomization(false);
    }

    private Task<Void> recurring(Recurring task) {
        return Tasks.custom(task.name(), Void.class)
                .onFailure(
                        (complete, operations) -> operations.reschedule(complete, next(task, complete.getTimeDone())))
                .execute((instance, context) -> {
                    var again = task.work().get();
                    return (complete, operations) ->
                            operations.reschedule(complete, again.orElseGet(() -> next(task, complete.getTimeDone())));
                });
    }

    private Instant next(Recurring task, Instant ended) {
        return task.timetable()
                .next(ended, setup.zone())
                .orElseThrow(() -> new IllegalStateException(task.name() + " never runs, and did"));
    }

    private static Task<Void> bySubject(BySubject task) {
        return Tasks.custom(task.name(), Void.class)
                .onFailure((complete, operations) -> retry(task, complete, operations))
                .execute((instance, context) -> {
                    var again = task.work().apply(instance.getId());
                    return (complete, operations) -> {
                        if (again.isPresent()) {
                            operations.reschedule(complete, again.get());
                        } else {
                            operations.stop();
                            task.ended().accept(instance.getId());
                        }
                    };
                });
    }

    private static void retry(BySubject task, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int tries = complete.getExecution().consecutiveFailures + 1;
        var subject = complete.getExecution().taskInstance.getId();
        if (task.pauses().isSpent(tries)) {
            task.givenUp().accept(subject);
            operations.stop();
            task.ended().accept(subject);
        } else {
            operations.reschedule(
                    complete, complete.getTimeDone().plus(task.pauses().pauseAfter(tries)));
        }
    }

    @Override
    public void start() {
        setup.recurring().forEach(this::plan);
        scheduler.start();
    }

    /** Puts a recurring task into the table, or moves it where its timetable has changed. */
    private void plan(Recurring task) {
        var now = setup.clock().instant();
        var instance = TaskInstanceId.of(task.name(), RECURRING);
        var known = scheduler.getScheduledExecution(instance);
        try {
            if (known.isEmpty()) {
                task.timetable()
                        .first(now, setup.zone())
                        .ifPresent(at ->
                                scheduler.scheduleIfNotExists(new TaskInstance<Void>(task.name(), RECURRING), at));
            } else if (!known.get().isPicked()) {
                moved(task, known.get().getExecutionTime(), now, setup.zone())
                        .ifPresent(at -> scheduler.reschedule(instance, at));
            }
        } catch (TaskInstanceException e) {
            // Another host was faster, and has it as it should be.
            LOG.debug("task={} is planned by another host", task.name());
        }
    }

    private static Optional<Instant> moved(Recurring task, Instant at, Instant now, ZoneId zone) {
        var next = task.timetable().next(now, zone);
        if (next.isEmpty() || at.isBefore(now.plus(IMMINENT))) {
            return Optional.empty();
        }
        return next.filter(wanted -> task.timetable().isCron() ? !wanted.equals(at) : wanted.isBefore(at));
    }

    @Override
    public void soon(String task, String subject, Instant at) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(task, subject), at);
    }

    @Override
    public void wake(String task) {
        try {
            scheduler.reschedule(
                    TaskInstanceId.of(task, RECURRING), setup.clock().instant());
        } catch (TaskInstanceException e) {
            // It runs at this moment, or is not planned: then it sees the work by itself, or nobody wants it.
            LOG.debug("task={} cannot be woken", task);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
