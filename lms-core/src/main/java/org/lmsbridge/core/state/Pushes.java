package org.lmsbridge.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the host said to have changed, and nobody looked at yet: a set, so that what is said twice is done once.
 * Thread-safe; durable when a call returns.
 */
public interface Pushes {
    /**
     * Puts a mark. One that is there is no fault.
     *
     * @param task the task that looks at it; not blank, at most 200 characters
     * @param subject what changed; not blank, at most 600 characters
     */
    void mark(String task, String subject);

    /**
     * Says that the work on a mark begins: what is marked again from now on is not part of it.
     *
     * @param task the task
     * @param subject what changed
     */
    void begin(String task, String subject);

    /**
     * Takes a mark away, unless it was put again since the work began.
     *
     * @param task the task
     * @param subject what changed
     */
    void done(String task, String subject);

    /**
     * Says that the work on a mark failed so often that it is left until somebody requeues it, or it is marked again.
     * Without effect if it was marked again since the work began.
     *
     * @param task the task
     * @param subject what changed
     */
    void giveUp(String task, String subject);

    /**
     * Lists what was given up.
     *
     * @param task the task
     * @param after the last subject of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return in the order of subjects; fewer than the limit only at the end
     */
    List<GivenUp> givenUp(String task, Optional<String> after, int limit);

    /**
     * Has what was given up worked on again, with all its tries. A started host begins within seconds.
     *
     * @param task the task
     * @param subject what changed
     * @return whether it is worked on again; not if it was not given up, or is forgotten
     */
    boolean requeue(String task, String subject);

    /**
     * Deletes what was given up longer ago than a period.
     *
     * @param age the period
     * @return how much was deleted
     */
    int deleteOlderThan(Duration age);

    /**
     * What nobody works on any more.
     *
     * @param task the task
     * @param subject what changed
     * @param at when the last try failed
     */
    record GivenUp(String task, String subject, Instant at) {}

    /**
     * Lists marks that are to be worked on.
     *
     * @param task the task
     * @param after the last subject of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return subjects in their order; fewer than the limit only at the end
     */
    List<String> list(String task, Optional<String> after, int limit);

    /**
     * Looks for a mark.
     *
     * @param task the task
     * @param subject what changed
     * @return whether there is one that is to be worked on
     */
    boolean isMarked(String task, String subject);
}
