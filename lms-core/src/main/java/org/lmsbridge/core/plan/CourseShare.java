package org.lmsbridge.core.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.core.state.PlanShare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The courses that a run has of a plan which other hosts may work on too, with their lease kept alive. For one thread,
 * beside the one that renews.
 */
final class CourseShare implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CourseShare.class);

    /** A run that dies is taken over from after this. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int RENEWALS = 4;

    private final PlanShare share;
    private final ScheduledExecutorService renewals;
    private final Map<String, Boolean> asked = new HashMap<>();
    private boolean takingOver;

    CourseShare(PlanShare share) {
        this.share = share;
        this.renewals = Executors.newSingleThreadScheduledExecutor(CourseShare::daemon);
    }

    /** Begins to keep alive what the run gets; to be closed from now on. */
    void begin() {
        long period = LEASE.dividedBy(RENEWALS).toMillis();
        renewals.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lms-plan-share");
        thread.setDaemon(true);
        return thread;
    }

    void open() {
        share.open(LEASE);
    }

    /** Says whether a segment is this run's; claims its course when it is first seen. Only enrolments are shared out. */
    boolean has(Segment segment) {
        return segment.phase() != Segment.Phase.ENROLMENTS || asked.computeIfAbsent(course(segment), this::take);
    }

    private boolean take(String course) {
        return share.claim(course, LEASE) || takingOver && share.takeOver(course, LEASE);
    }

    /** From now on takes courses of runs that died, whose doubt is cleared up. */
    void takeOver() {
        takingOver = true;
    }

    private static String course(Segment segment) {
        return segment.changes().get(0).course().orElse(segment.title());
    }

    /** Says that everything that this run has is done; what others leave can be asked for again. */
    PlanShare.Others done() {
        share.done();
        asked.clear();
        return share.others();
    }

    /** Whether nobody else ever worked on the plan. */
    boolean isAlone() {
        return share.isAlone();
    }

    private void renew() {
        try {
            share.renew(LEASE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "could not renew the share of a plan cause={}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
