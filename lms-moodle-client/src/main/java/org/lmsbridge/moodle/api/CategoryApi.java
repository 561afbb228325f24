package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CategoryRemoval;
import org.lmsbridge.moodle.model.CategoryUpdate;
import org.lmsbridge.moodle.model.NewCategory;

/** Course categories. */
public interface CategoryApi {
    /** {@code core_course_get_categories}. */
    String GET = "core_course_get_categories";

    /** {@code core_course_create_categories}. */
    String CREATE = "core_course_create_categories";

    /** {@code core_course_update_categories}. */
    String UPDATE = "core_course_update_categories";

    /** {@code core_course_delete_categories}. */
    String DELETE = "core_course_delete_categories";

    /**
     * Calls {@code core_course_get_categories}.
     *
     * @param criteria what must hold
     * @param addsubcategories whether those below are listed too
     * @return the categories
     */
    @Function(value = GET, raw = true)
    List<Category> get(
            @Parameter("criteria") List<Criterion> criteria, @Parameter("addsubcategories") boolean addsubcategories);

    /**
     * Calls {@code core_course_get_categories}.
     *
     * @return all categories
     */
    @Function(value = GET, raw = true)
    List<Category> all();

    /**
     * Calls {@code core_course_create_categories}.
     *
     * @param categories the categories, all or none of which are created
     * @return the new categories in order
     */
    @Function(value = CREATE, kind = Function.Kind.WRITE)
    List<CreatedCategory> create(@Parameter("categories") List<NewCategory> categories);

    /**
     * Calls {@code core_course_update_categories}.
     *
     * @param categories the changes, all or none of which are made
     */
    @Function(value = UPDATE, kind = Function.Kind.WRITE)
    void update(@Parameter("categories") List<CategoryUpdate> categories);

    /**
     * Calls {@code core_course_delete_categories}.
     *
     * @param categories the categories
     */
    @Function(value = DELETE, kind = Function.Kind.SLOW)
    void delete(@Parameter("categories") List<CategoryRemoval> categories);
}
