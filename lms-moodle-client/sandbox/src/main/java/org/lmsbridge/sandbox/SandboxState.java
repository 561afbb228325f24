package org.lmsbridge.sandbox;

import java.util.List;
import org.lmsbridge.sandbox.internal.site.Categories;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.model.Category;

/** Looks at and changes what a sandbox holds, past its web services. This class is thread-safe. */
public final class SandboxState {

    private final Site site;

    SandboxState(Site site) {
        this.site = site;
    }

    /**
     * The course categories.
     *
     * @return a snapshot in the order of their numbers
     */
    public List<Category> categories() {
        return site.database()
                .read(() -> site.tables().categories.all().stream()
                        .map(SandboxState::category)
                        .toList());
    }

    /**
     * Adds a category at the top.
     *
     * @param name its name
     * @return its number
     */
    public long addCategory(String name) {
        return site.database()
                .write(() ->
                        new Categories(site).insert(Row.cells("name", name)).id());
    }

    private static Category category(Row row) {
        return new Category(row.id(), row.number("parent"), row.text("name"), row.text("idnumber"));
    }
}
