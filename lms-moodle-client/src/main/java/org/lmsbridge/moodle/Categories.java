package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.api.CategoryApi;
import org.lmsbridge.moodle.api.CreatedCategory;
import org.lmsbridge.moodle.api.Criterion;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CategoryRemoval;
import org.lmsbridge.moodle.model.CategoryUpdate;
import org.lmsbridge.moodle.model.NewCategory;

/** Course categories of a site. Names are read as stored. Thread-safe. */
public final class Categories {
    private final Area area;
    private final CategoryApi api;

    Categories(Area area) {
        this.area = area;
        this.api = area.api(CategoryApi.class);
    }

    /** {@return all categories that the token may see, as the site sorts them; {@code core_course_get_categories}} */
    public List<Category> all() {
        return api.all();
    }

    /**
     * Reads categories by number, without those below them.
     *
     * @param ids the numbers
     * @return the categories that exist and may be seen
     */
    public List<Category> byIds(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return api.get(List.of(new Criterion("ids", list)), false);
    }

    /**
     * Creates categories; {@code core_course_create_categories}. Moodle allows the same name twice.
     *
     * @param categories the categories
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewCategory, Long> create(List<NewCategory> categories) {
        return area.writer()
                .write(
                        categories,
                        Simple.<NewCategory>creating(
                                        CategoryApi.CREATE,
                                        "categories",
                                        category -> "category:"
                                                + category.idnumber().orElse(category.name()),
                                        batch -> api.create(batch).stream()
                                                .map(CreatedCategory::id)
                                                .toList())
                                .lookingUp(this::numberOf));
    }

    /** The number under which a category is found; without an identifier nothing tells it from one of that name. */
    private Optional<Long> numberOf(NewCategory category) {
        return category.idnumber().filter(idnumber -> !idnumber.isEmpty()).stream()
                .flatMap(idnumber -> api.get(List.of(new Criterion("idnumber", idnumber)), false).stream())
                .filter(found -> found.name().equals(category.name()) && found.parent() == category.parent())
                .map(Category::id)
                .findFirst();
    }

    /**
     * Changes categories; {@code core_course_update_categories}.
     *
     * @param updates the changes
     * @return a verdict for each
     */
    public BulkResult<CategoryUpdate, Done> update(List<CategoryUpdate> updates) {
        return area.writer()
                .write(
                        updates,
                        Simple.changing(
                                CategoryApi.UPDATE, "categories", update -> "category#" + update.id(), api::update));
    }

    /**
     * Removes categories; {@code core_course_delete_categories}. Never repeated when in doubt.
     *
     * @param removals what to remove, and where what it holds goes
     * @return a verdict for each
     */
    public BulkResult<CategoryRemoval, Done> delete(List<CategoryRemoval> removals) {
        return area.writer()
                .write(
                        removals,
                        Simple.once(
                                CategoryApi.DELETE, "categories", removal -> "category#" + removal.id(), api::delete));
    }
}
