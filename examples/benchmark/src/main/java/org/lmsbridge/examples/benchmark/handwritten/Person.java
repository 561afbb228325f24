package org.lmsbridge.examples.benchmark.handwritten;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a course, with the fields of the library's {@code Participant}.
 *
 * @param id the account's number
 * @param username the username
 * @param firstname the first name
 * @param lastname the surname
 * @param fullname the name as the site writes it
 * @param email the address
 * @param idnumber the identifier in the student records
 * @param roles the roles in the course
 * @param groups the groups in the course
 * @param lastaccess when last seen on the site
 * @param lastcourseaccess when last seen in the course
 * @param customfields values of custom profile fields
 */
public record Person(
        long id,
        @Nullable String username,
        @Nullable String firstname,
        @Nullable String lastname,
        @Nullable String fullname,
        @Nullable String email,
        @Nullable String idnumber,
        List<Role> roles,
        List<Group> groups,
        @Nullable Instant lastaccess,
        @Nullable Instant lastcourseaccess,
        Map<String, String> customfields) {

    /**
     * A role in the course.
     *
     * @param roleid the role's number
     * @param name its name
     * @param shortname its short name
     */
    public record Role(
            long roleid, @Nullable String name, @Nullable String shortname) {}

    /**
     * A group in the course.
     *
     * @param id the group's number
     * @param name its name
     */
    public record Group(long id, @Nullable String name) {}
}
