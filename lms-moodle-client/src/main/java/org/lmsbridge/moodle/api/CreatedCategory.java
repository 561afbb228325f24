package org.lmsbridge.moodle.api;

/**
 * What {@code core_course_create_categories} tells of a new category.
 *
 * @param id the category's number
 * @param name its name as it is shown
 */
public record CreatedCategory(long id, String name) {}
