package org.lmsbridge.enrol.rule;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseMaster;

/**
 * Which custom course fields of Moodle are filled from what in the records.
 *
 * @param sources where each field's value comes from, by the field's short name
 */
public record CustomFieldMap(Map<String, String> sources) {
    /** How many fields can be mapped, so that what was written to each is remembered. */
    public static final int MAX = 12;

    /** No field is filled. */
    public static final CustomFieldMap NONE = new CustomFieldMap(Map.of());

    public CustomFieldMap {
        sources = Map.copyOf(sources);
    }

    /**
     * Reads the setting: {@code shortname=source, shortname=source}. Sources are {@code venue}, {@code delivery-mode},
     * {@code course-date}, {@code course-master}, {@code course-master-name}, and form fields as {@code date:ID},
     * {@code master:ID}, {@code category:ID}.
     *
     * @param text the setting's value
     * @return the map
     * @throws IllegalArgumentException if an entry cannot be understood, or there are more than {@link #MAX}
     */
    public static CustomFieldMap parse(String text) {
        var sources = new LinkedHashMap<String, String>();
        for (var entry : text.split(",")) {
            if (!entry.isBlank()) {
                var parts = entry.split("=", 2);
                if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z0-9_]+") || !known(parts[1].strip())) {
                    throw new IllegalArgumentException("customFields: cannot be understood: " + entry.strip());
                }
                sources.put(parts[0].strip(), parts[1].strip());
            }
        }
        if (sources.size() > MAX) {
            throw new IllegalArgumentException("customFields: at most " + MAX + " fields");
        }
        return new CustomFieldMap(sources);
    }

    private static boolean known(String source) {
        return source.matches("venue|delivery-mode|course-date|course-master|course-master-name")
                || source.matches("(date|master|category):.+");
    }

    SortedMap<String, String> values(CourseDate date, CourseMaster master, CourseCategory category) {
        var values = new TreeMap<String, String>();
        sources.forEach(
                (field, source) -> value(source, date, master, category).ifPresent(value -> values.put(field, value)));
        return values;
    }

    /** What the records do not have is not written: it may be kept by hand in Moodle. */
    private static Optional<String> value(
            String source, CourseDate date, CourseMaster master, CourseCategory category) {
        var form = source.indexOf(':') + 1;
        var id = source.substring(form);
        return switch (form > 0 ? source.substring(0, form) : source) {
            case "venue" -> date.venue();
            case "delivery-mode" -> Optional.of(date.deliveryMode().name().toLowerCase(Locale.ROOT));
            case "course-date" -> Optional.of(date.id().value());
            case "course-master" -> Optional.of(master.id().value());
            case "course-master-name" -> Optional.of(master.name());
            case "date:" -> Optional.ofNullable(date.fields().get(id));
            case "master:" -> Optional.ofNullable(master.fields().get(id));
            case "category:" -> Optional.ofNullable(category.fields().get(id));
            default -> Optional.empty();
        };
    }
}
