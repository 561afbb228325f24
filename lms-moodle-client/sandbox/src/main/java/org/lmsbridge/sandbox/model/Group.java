package org.lmsbridge.sandbox.model;

import java.util.Set;

/**
 * A group in a course.
 *
 * @param id its number
 * @param courseId the course
 * @param name its name
 * @param idnumber its idnumber, empty where it has none
 * @param members the accounts in it
 */
public record Group(long id, long courseId, String name, String idnumber, Set<Long> members) {

    /**
     * A group.
     *
     * @param id its number
     * @param courseId the course
     * @param name its name
     * @param idnumber its idnumber, empty where it has none
     * @param members the accounts in it, copied
     */
    public Group {
        members = Set.copyOf(members);
    }
}
