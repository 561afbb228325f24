package org.lmsbridge.core.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marks on contacts and courses of one site that nothing may be changed about. Thread-safe; durable when a call
 * returns.
 */
public interface HandsOff {
    /**
     * Marks a subject. Where it is marked already, the new mark replaces the old one.
     *
     * @param subject a contact or a course, as changes name it: {@code contact:4711}, {@code course-date:1001}
     * @param who the person, as the host names its people; not blank, at most 200 characters
     * @param why the reason; not blank, at most 1,000 characters
     * @throws IllegalArgumentException if the subject has a slash or no colon, and so is no single one
     */
    void mark(String subject, String who, String why);

    /**
     * Takes a mark away. One that is not there is no fault.
     *
     * @param subject the subject
     */
    void unmark(String subject);

    /**
     * Finds marks, in one statement per thousand.
     *
     * @param subjects the subjects
     * @return the marks that there are, by subject
     */
    Map<String, Mark> find(Collection<String> subjects);

    /**
     * Lists marks.
     *
     * @param after the last subject of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page, in order of the subjects; shorter than the limit only at the end
     */
    List<Mark> list(Optional<String> after, int limit);

    /**
     * A mark.
     *
     * @param subject whom or what it protects
     * @param who the person who set it
     * @param why the reason
     * @param at since when
     */
    record Mark(String subject, String who, String why, Instant at) {}
}
