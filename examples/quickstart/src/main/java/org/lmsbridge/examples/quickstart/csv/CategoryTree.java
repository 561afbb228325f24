package org.lmsbridge.examples.quickstart.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;

/** Reads the categories, whose parents may stand further down in the same file. */
final class CategoryTree {
    /** The name of the category form's field that holds the Moodle category; the enrol plugin is told it. */
    static final String MOODLE_CATEGORY = "moodle_category_id";

    private CategoryTree() {}

    /** Keeps the categories that hang on a root through sound ones only. */
    static void read(List<Row> rows, Rows<CourseCategory> categories) {
        var waiting = new ArrayList<Node>();
        for (var row : rows) {
            node(row).ifPresent(waiting::add);
        }
        while (waiting.removeIf(node -> kept(node, categories))) {
            // Every round keeps the children of those that the round before kept.
        }
        waiting.forEach(node -> explain(node, waiting, categories));
    }

    private static Optional<Node> node(Row row) {
        if (row.shifted()) {
            return Optional.empty();
        }
        var name = row.cell("name").mandatory().name();
        var parent = row.cell("parent_id").id();
        var mapped = row.cell(MOODLE_CATEGORY).number();
        return row.build(() -> {
            var category = CourseCategory.builder()
                    .id(new CategoryId(row.id().orElseThrow()))
                    .name(name.orElseThrow())
                    .parent(parent.map(CategoryId::new));
            mapped.ifPresent(number -> category.putFields(MOODLE_CATEGORY, String.valueOf(number)));
            return new Node(row, category.build());
        });
    }

    private static boolean kept(Node node, Rows<CourseCategory> categories) {
        var hangs = node.parent().map(categories.sound()::containsKey).orElse(true);
        if (hangs) {
            categories.keep(node.id(), node.category());
        }
        return hangs;
    }

    /** What was never kept has an unknown parent, one that was left out, or is its own ancestor. */
    private static void explain(Node node, List<Node> waiting, Rows<CourseCategory> categories) {
        var above = new ArrayList<String>();
        var next = Optional.of(node);
        while (next.isPresent() && !above.contains(next.get().id())) {
            above.add(next.get().id());
            var parent = next.get().parent();
            next = waiting.stream()
                    .filter(other -> parent.equals(Optional.of(other.id())))
                    .findFirst();
        }
        if (next.isPresent() && next.get() == node) {
            node.row()
                    .fault(
                            Fault.CATEGORY_LOOP,
                            "parent_id",
                            "category %s is its own ancestor".formatted(node.id()),
                            "give one of %s another parent, or none".formatted(String.join(", ", above)));
        } else {
            Reference.from(node.row(), "parent_id").to(categories);
        }
    }

    private record Node(Row row, CourseCategory category) {
        String id() {
            return category.id().value();
        }

        Optional<String> parent() {
            return category.parent().map(CategoryId::value);
        }
    }
}
