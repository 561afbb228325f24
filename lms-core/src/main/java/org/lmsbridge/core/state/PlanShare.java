package org.lmsbridge.core.state;

import java.time.Duration;
import java.util.List;
import org.lmsbridge.core.plan.ChangeKind;

/**
 * One run's share of a plan that is being applied: the courses that it has. A course belongs to one run until that run
 * is done with it, or has died. Thread-safe; durable when a call returns.
 */
public interface PlanShare {
    /**
     * Lets other runs join in, and says that this one leads.
     *
     * @param lease for how long, unless it is renewed
     */
    void open(Duration lease);

    /** {@return whether the plan's leading run lets others join in, and is alive} */
    boolean isOpen();

    /**
     * Claims a course that nobody ever had.
     *
     * @param course the course, as the changes name it; not empty
     * @param lease for how long, unless it is renewed
     * @return whether this run has it now
     */
    boolean claim(String course, Duration lease);

    /**
     * Claims a course whose run has died. What that run left in doubt has to be cleared up before. What it could not
     * apply there is forgotten, because this run finds it again.
     *
     * @param course the course; not empty
     * @param lease for how long, unless it is renewed
     * @return whether this run has it now; not if it is done, or its run is alive
     */
    boolean takeOver(String course, Duration lease);

    /**
     * Makes everything that this run has last longer.
     *
     * @param lease from now on
     */
    void renew(Duration lease);

    /** Says that this run is done with every course that it has. */
    void done();

    /** {@return whether no other run ever had a course of the plan} */
    boolean isAlone();

    /** {@return what others have and are not done with} */
    Others others();

    /**
     * Stores what this run could not apply, for every run of the plan to see.
     *
     * @param left what has changed of it; the numbers are this run's sums so far
     */
    void saveLeft(List<Left> left);

    /** {@return what all runs of the plan could not apply} */
    List<Left> left();

    /** {@return how many changes the runs of the plan found whose ground had moved} */
    long moved();

    /**
     * What was not applied of one kind in one course.
     *
     * @param course the course; empty for what is in none
     * @param kind the kind of change
     * @param notApplied how many changes; 0 or more
     * @param moved how many of them because their ground had moved
     */
    record Left(String course, ChangeKind kind, long notApplied, long moved) {}

    /** What others have. */
    enum Others {
        /** Nothing: the plan is done, as far as it was claimed. */
        NOTHING,
        /** A run that is alive works on something. */
        WORKING,
        /** A run that had something has died; it can be claimed. */
        DIED
    }
}
