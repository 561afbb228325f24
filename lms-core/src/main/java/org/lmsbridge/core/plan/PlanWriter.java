package org.lmsbridge.core.plan;

import java.util.Map;
import org.lmsbridge.core.report.Finding;

/**
 * Takes a plan as it is being made, segment by segment. For one thread; a plan that is never finished is forgotten.
 */
public interface PlanWriter extends AutoCloseable {
    /**
     * Adds a segment. One without changes is left out.
     *
     * @param segment the segment
     */
    void add(Segment segment);

    /**
     * Adds a finding.
     *
     * @param finding the finding
     */
    void add(Finding finding);

    /**
     * States what the site has of ours, which guards take shares of. The last one counts; without any, {@link
     * PlanBase#NONE} does, and guards go by numbers alone.
     *
     * @param base what the site has
     */
    void base(PlanBase base);

    /**
     * States how many active enrolments of ours a course has. May be left out for a course from which nothing is taken.
     *
     * @param course the course, as the subjects of its enrolments begin: {@code course-date:1001}
     * @param enrolments how many; at least 0
     */
    void base(String course, long enrolments);

    /**
     * Reserves keys that must not be used twice in one plan, such as usernames; whoever comes first has one.
     *
     * @param scope what kind of key it is
     * @param owners who wants each key
     * @return who has each of these keys; somebody else than asked for where it was taken before
     */
    Map<String, String> claim(String scope, Map<String, String> owners);

    /**
     * Ends the plan.
     *
     * @return the plan, ready to be applied
     */
    ChangePlan finish();

    /** Forgets the plan unless it was finished. */
    @Override
    void close();
}
