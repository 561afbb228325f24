package org.lmsbridge.core.schedule.internal;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Cron expressions in Spring's spelling: six fields, seconds first. */
public final class CronTimes {
    private CronTimes() {}

    /**
     * Checks an expression.
     *
     * @param expression the expression
     * @throws IllegalArgumentException if it is none
     */
    public static void check(String expression) {
        next(expression, Instant.EPOCH, ZoneOffset.UTC);
    }

    /** {@return the first time after another one that an expression names} */
    public static Instant next(String expression, Instant after, ZoneId zone) {
        return new CronSchedule(expression, zone).getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }
}
