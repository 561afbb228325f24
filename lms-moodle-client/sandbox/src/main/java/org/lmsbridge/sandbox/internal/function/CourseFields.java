package org.lmsbridge.sandbox.internal.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.store.Row;

/** Carries the fields that were sent into a course. */
final class CourseFields {

    private static final Set<String> ELSEWHERE =
            Set.of("id", "categoryid", "courseformatoptions", "customfields", "forcetheme");
    private static final Set<String> FORMAT_OPTIONS = Set.of("numsections", "hiddensections", "coursedisplay");

    private CourseFields() {}

    /** The course with what was sent in place; format options may come either way. */
    static Row apply(Row existing, Parameters course) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        course.values().forEach((name, value) -> {
            if (!ELSEWHERE.contains(name) && value != null) {
                cells.put(name, value);
            }
        });
        if (course.has("categoryid")) {
            cells.put("category", course.number("categoryid"));
        }
        for (Parameters option : course.structures("courseformatoptions")) {
            if (FORMAT_OPTIONS.contains(option.text("name"))) {
                cells.put(option.text("name"), ParamType.INT.clean(option.text("value")));
            }
        }
        return existing.withAll(cells);
    }
}
