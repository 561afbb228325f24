package org.lmsbridge.enrol.check;

import java.util.List;
import org.lmsbridge.core.report.Finding;

/**
 * Why something is as it is in Moodle. Immutable.
 *
 * @param there whether it is as it should be: the contact is in the course, or people do arrive
 * @param obstacles what stands in the way, or will have to be done, in the order in which it has to be cleared; each
 *     names the rule or the error, and the remedy
 */
public record Explanation(boolean there, List<Finding> obstacles) {
    public Explanation {
        obstacles = List.copyOf(obstacles);
    }
}
