package org.lmsbridge.enrol.rule;

import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;

/**
 * The categories and masters that course dates belong to. Its size is that of the course offer, not of the people.
 *
 * @param categories the categories
 * @param masters the masters
 */
public record Catalogue(Map<CategoryId, CourseCategory> categories, Map<CourseMasterId, CourseMaster> masters) {
    /**
     * Finds a category.
     *
     * @param id which
     * @return the category, if the records deliver it
     */
    Optional<CourseCategory> category(CategoryId id) {
        return Optional.ofNullable(categories.get(id));
    }

    /**
     * Finds a master.
     *
     * @param id which
     * @return the master, if the records deliver it
     */
    Optional<CourseMaster> master(CourseMasterId id) {
        return Optional.ofNullable(masters.get(id));
    }
}
