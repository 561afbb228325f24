package org.lmsbridge.moodle.differential;

import java.util.Map;

/**
 * A call as it is planned for both sites.
 *
 * @param place its place in its sequence
 * @param function the function
 * @param parameters texts, numbers, references, and maps and lists of them; {@link Side#MARK} stands for what makes
 *     names of one run unlike those of others
 */
record PlannedCall(int place, String function, Map<String, Object> parameters) {

    /** {@return what the function makes} */
    Kind makes() {
        return switch (function) {
            case "core_user_create_users" -> Kind.USER;
            case "core_course_create_courses", "core_course_duplicate_course" -> Kind.COURSE;
            case "core_course_create_categories" -> Kind.CATEGORY;
            case "core_group_create_groups" -> Kind.GROUP;
            case "core_group_create_groupings" -> Kind.GROUPING;
            default -> Kind.OTHER;
        };
    }

    /** {@return whether the sites are the same afterwards, whatever they answered} */
    boolean reads() {
        return function.contains("_get_") || function.contains("_search_");
    }

    @Override
    public String toString() {
        return place + " " + function + " " + parameters;
    }
}
