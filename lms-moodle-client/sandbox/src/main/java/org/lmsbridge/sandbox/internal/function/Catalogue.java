package org.lmsbridge.sandbox.internal.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All functions that a sandbox has, but for the one that packs others. */
final class Catalogue {

    private Catalogue() {}

    static Map<String, WebFunction> functions() {
        Map<String, WebFunction> byName = new LinkedHashMap<>();
        Stream.of(
                        SiteFunctions.all(),
                        UserReading.all(),
                        UserWriting.all(),
                        CourseReading.all(),
                        CourseWriting.all(),
                        CategoryFunctions.all(),
                        EnrolmentWriting.all(),
                        EnrolmentReading.all(),
                        CourseCopies.all(),
                        CourseContents.all(),
                        RoleFunctions.all(),
                        GroupFunctions.all(),
                        GroupingFunctions.all(),
                        CompletionFunctions.all(),
                        GradeFunctions.all(),
                        ReportFunctions.all())
                .flatMap(List::stream)
                .forEach(function -> byName.put(function.name(), function));
        return Collections.unmodifiableMap(byName);
    }
}
