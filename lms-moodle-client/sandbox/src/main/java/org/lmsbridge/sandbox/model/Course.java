package org.lmsbridge.sandbox.model;

/**
 * A course.
 *
 * @param id its number, 1 for the site itself
 * @param category its category, 0 for the site itself
 * @param shortname the short name
 * @param fullname the full name
 * @param idnumber the idnumber, empty where it has none
 * @param visible whether learners see it
 * @param startdate the start in seconds since 1970, 0 for none
 * @param enddate the end in seconds since 1970, 0 for none
 * @param completionEnabled whether completion is switched on
 */
public record Course(
        long id,
        long category,
        String shortname,
        String fullname,
        String idnumber,
        boolean visible,
        long startdate,
        long enddate,
        boolean completionEnabled) {}
