package org.lmsbridge.enrol.check;

/**
 * A course of the site, to be picked by a person. Immutable.
 *
 * @param id its number, as the records may name it
 * @param fullname its full name
 * @param shortname its short name
 */
public record FoundCourse(long id, String fullname, String shortname) {}
