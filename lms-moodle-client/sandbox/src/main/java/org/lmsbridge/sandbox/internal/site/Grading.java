package org.lmsbridge.sandbox.internal.site;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.sandbox.internal.store.Row;

/** Grade items and grades; the course total is the sum of its items, unless it was set itself. */
public final class Grading {

    private final Site site;
    private final Tables tables;

    /**
     * Grades of a site.
     *
     * @param site the site
     */
    public Grading(Site site) {
        this.site = site;
        this.tables = site.tables();
    }

    /**
     * Adds a grade item; called inside a write.
     *
     * @param course the course
     * @param cmid the activity, 0 for the course total
     * @param max the highest grade
     * @return the item
     */
    public Row addItem(long course, long cmid, double max) {
        Row item = tables.gradeItems.insert(
                Row.cells("courseid", course, "cmid", cmid, "itemtype", cmid == 0 ? "course" : "mod", "grademax", max));
        recomputeRange(course);
        return item;
    }

    /**
     * The item of an activity or of the course total.
     *
     * @param course the course
     * @param cmid the activity, 0 for the course total
     * @return the item, if there is one
     */
    public Optional<Row> item(long course, long cmid) {
        return tables.gradeItems.by("courseid", course).stream()
                .filter(row -> row.number("cmid") == cmid)
                .findFirst();
    }

    /**
     * Somebody's grade.
     *
     * @param item the item
     * @param user the user's number
     * @return the grade, if there is one
     */
    public Optional<Row> grade(long item, long user) {
        return tables.grades.streamBy("pair", Tables.pairKey(item, user)).findFirst();
    }

    /**
     * Gives a grade, and the course total with it; called inside a write.
     *
     * @param item the item
     * @param user the user's number
     * @param value the grade
     */
    public void give(Row item, long user, double value) {
        boolean total = item.number("cmid") == 0;
        put(item, user, value, total);
        if (!total) {
            item(item.number("courseid"), 0).ifPresent(course -> sum(course, user));
        }
    }

    /**
     * Sets the highest course total to what the items add up to; called inside a write.
     *
     * @param course the course
     */
    public void recomputeRange(long course) {
        List<Row> items = tables.gradeItems.by("courseid", course).stream()
                .filter(row -> row.number("cmid") != 0)
                .toList();
        if (!items.isEmpty()) {
            double max =
                    items.stream().mapToDouble(row -> decimal(row, "grademax")).sum();
            item(course, 0).ifPresent(total -> tables.gradeItems.update(total.with("grademax", max)));
        }
    }

    /**
     * A cell as fraction.
     *
     * @param row the row
     * @param cell the cell
     * @return its value, 0 where it has none
     */
    public static double decimal(Row row, String cell) {
        return row.cell(cell) instanceof Number number ? number.doubleValue() : 0;
    }

    private void sum(Row total, long user) {
        boolean fixed =
                grade(total.id(), user).filter(row -> row.flag("overridden")).isPresent();
        if (!fixed) {
            double sum = tables.gradeItems.by("courseid", total.number("courseid")).stream()
                    .filter(row -> row.number("cmid") != 0)
                    .flatMap(row -> grade(row.id(), user).stream())
                    .mapToDouble(row -> decimal(row, "grade"))
                    .sum();
            put(total, user, sum, false);
        }
    }

    private void put(Row item, long user, double value, boolean overridden) {
        Row row = Row.cells(
                "itemid", item.id(),
                "userid", user,
                "grade", value,
                "overridden", overridden,
                "timemodified", site.now());
        grade(item.id(), user)
                .ifPresentOrElse(
                        there -> tables.grades.update(row.with("id", there.id())), () -> tables.grades.insert(row));
    }
}
