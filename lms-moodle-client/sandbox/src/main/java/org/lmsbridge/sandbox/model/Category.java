package org.lmsbridge.sandbox.model;

/**
 * A course category.
 *
 * @param id its number
 * @param parent the category above it, 0 at the top
 * @param name its name
 * @param idnumber its idnumber, empty where it has none
 */
public record Category(long id, long parent, String name, String idnumber) {}
