package org.lmsbridge.core;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.schedule.DeliveryHandler;
import org.lmsbridge.core.schedule.Outbox;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.schedule.Timetable;

/**
 * The tasks of a plugin, none of which begins while it is disabled. What was put into its outbox is delivered all the
 * same: it was promised.
 */
final class ScheduleWhileEnabled implements Schedule {
    private final Schedule schedule;
    private final BooleanSupplier enabled;

    ScheduleWhileEnabled(Schedule schedule, BooleanSupplier enabled) {
        this.schedule = schedule;
        this.enabled = enabled;
    }

    @Override
    public void recurring(String name, Timetable timetable, Runnable work) {
        schedule.recurring(name, timetable, () -> {
            if (enabled.getAsBoolean()) {
                work.run();
            }
        });
    }

    @Override
    public void contactChanged(String name, Consumer<ContactId> work) {
        schedule.contactChanged(name, whileEnabled(work));
    }

    @Override
    public void courseDateChanged(String name, Consumer<CourseDateId> work) {
        schedule.courseDateChanged(name, whileEnabled(work));
    }

    @Override
    public Outbox deliveries(String name, DeliveryHandler handler) {
        return schedule.deliveries(name, handler);
    }

    private <T> Consumer<T> whileEnabled(Consumer<T> work) {
        return subject -> {
            if (enabled.getAsBoolean()) {
                work.accept(subject);
            }
        };
    }
}
