package org.lmsbridge.sandbox.internal.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Course categories and their tree. */
public final class Categories {

    private static final Row DEFAULTS = Row.cells(
            "name", "",
            "idnumber", null,
            "description", "",
            "descriptionformat", 1,
            "parent", 0,
            "sortorder", 0,
            "visible", 1,
            "visibleold", 1,
            "timemodified", 0,
            "depth", 1,
            "path", "",
            "theme", "");

    private final Site site;

    /**
     * Categories of a site.
     *
     * @param site the site
     */
    public Categories(Site site) {
        this.site = site;
    }

    /**
     * A category.
     *
     * @param id its number
     * @return the category
     * @throws MoodleFailure if there is none of that number
     */
    public Row get(long id) {
        return site.tables().categories.find(id).orElseThrow(() -> unknown(id));
    }

    /** Before 4.5 the message keeps its placeholder. */
    private MoodleFailure unknown(long id) {
        String told = site.version().atLeast(SandboxVersion.V4_5) ? Long.toString(id) : "{$a}";
        return MoodleFailure.of(
                "unknowncategory", "error", "Unknown category with category ID number \"" + told + "\"");
    }

    /**
     * Adds a category at the end of its parent; called inside a write.
     *
     * @param cells what is known of it
     * @return the category
     */
    public Row insert(Row cells) {
        Row row =
                site.tables().categories.insert(DEFAULTS.withAll(cells.cells()).with("timemodified", site.now()));
        site.addContext("coursecat", row.id());
        return place(row);
    }

    /**
     * Checks a name and an idnumber as Moodle does before it stores them.
     *
     * @param id the category, 0 for a new one
     * @param name its name
     * @param idnumber its idnumber
     * @throws MoodleFailure if one of them cannot be stored
     */
    public void check(long id, String name, String idnumber) {
        // PHP takes "0" for nothing.
        if (name.isEmpty() || name.equals("0")) {
            throw MoodleFailure.of("categorynamerequired", "Category name is required");
        }
        if (name.length() > 255) {
            throw MoodleFailure.of("categorytoolong", "Category name too long");
        }
        if (idnumber.length() > 100) {
            throw MoodleFailure.of("idnumbertoolong", "ID number is too long");
        }
        boolean taken = !idnumber.isEmpty()
                && site.tables().categories.all().stream()
                        .filter(row -> row.id() != id && !row.text("idnumber").isEmpty())
                        .anyMatch(row -> Collation.same(row.text("idnumber"), idnumber));
        if (taken) {
            throw MoodleFailure.of("categoryidnumbertaken", "ID number is already used for another category");
        }
    }

    /**
     * Moves a category below another; called inside a write.
     *
     * @param row the category
     * @param parent its new parent, 0 for the top
     * @return the category
     */
    public Row move(Row row, long parent) {
        Row moved = place(row.with("parent", parent));
        for (Row child : site.tables().categories.by("parent", row.id())) {
            move(child, row.id());
        }
        return moved;
    }

    /**
     * How many courses each category holds itself.
     *
     * @return the counts by category
     */
    public Map<Long, Long> courseCounts() {
        return site.tables().courses.all().stream()
                .collect(Collectors.groupingBy(row -> row.number("category"), Collectors.counting()));
    }

    /**
     * The places of categories in the order of the tree, in steps of 10,000.
     *
     * @return the places by category
     */
    public Map<Long, Long> sortOrders() {
        Map<Long, Long> orders = new java.util.HashMap<>();
        walk(0, orders);
        return orders;
    }

    /**
     * A category and everything below it.
     *
     * @param root the category
     * @return the categories, the root first
     */
    public List<Row> tree(Row root) {
        return site.tables().categories.all().stream()
                .filter(row -> row.id() == root.id() || row.text("path").startsWith(root.text("path") + '/'))
                .sorted(java.util.Comparator.comparingLong(row -> row.number("depth")))
                .toList();
    }

    private void walk(long parent, Map<Long, Long> orders) {
        for (Row child : site.tables().categories.by("parent", parent)) {
            orders.put(child.id(), 10_000L * (orders.size() + 1));
            walk(child.id(), orders);
        }
    }

    private Row place(Row row) {
        long parent = row.number("parent");
        Row above = parent == 0 ? null : get(parent);
        String path = (above == null ? "" : above.text("path")) + '/' + row.id();
        long depth = above == null ? 1 : above.number("depth") + 1;
        return site.tables().categories.update(row.with("path", path).with("depth", depth));
    }
}
