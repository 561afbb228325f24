package org.lmsbridge.enrol.rule;

import java.util.Optional;
import java.util.OptionalLong;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.report.Finding;

/**
 * The numbers of things in Moodle that a category's form names.
 *
 * @param category the Moodle category
 * @param template the Moodle course to copy
 * @param course the Moodle course for all students of the category
 * @param fault what is wrong in the form; then nothing is to be made
 */
record MappedNumbers(OptionalLong category, OptionalLong template, OptionalLong course, Optional<Finding> fault) {
    static MappedNumbers of(CourseMapping mapping, CourseCategory category, String subject) {
        var found = number(mapping.categoryField(), category);
        var template = number(mapping.templateField(), category);
        if (found.garbled()) {
            return faulty(Finding.warning(
                    "category-not-a-number",
                    subject,
                    Subjects.category(category.id()) + " has something else than the number of a Moodle category in its"
                            + " field " + mapping.categoryField().orElse(""),
                    "Enter the number: it stands at the end of the category's address in Moodle (categoryid=…)."));
        }
        if (template.garbled()) {
            return faulty(notACourse("template-not-a-number", mapping.templateField(), category, subject));
        }
        var number = found.number().isPresent() ? found.number() : mapping.defaultCategory();
        if (number.isEmpty()) {
            return faulty(Finding.warning(
                    "category-not-mapped",
                    subject,
                    Subjects.category(category.id()) + " names no Moodle category in its field "
                            + mapping.categoryField().orElse(""),
                    "Make a category in Moodle and enter its number in that field."));
        }
        return new MappedNumbers(number, template.number(), OptionalLong.empty(), Optional.empty());
    }

    static MappedNumbers course(CourseMapping mapping, CourseCategory category, String subject) {
        var found = number(mapping.courseField(), category);
        return found.garbled()
                ? faulty(notACourse("course-not-a-number", mapping.courseField(), category, subject))
                : new MappedNumbers(OptionalLong.empty(), OptionalLong.empty(), found.number(), Optional.empty());
    }

    static OptionalLong ownCategory(CourseMapping mapping, CourseCategory category) {
        return number(mapping.categoryField(), category).number();
    }

    private static Finding notACourse(String code, Optional<String> field, CourseCategory category, String subject) {
        return Finding.warning(
                code,
                subject,
                Subjects.category(category.id())
                        + " has something else than the number of a Moodle course in its field " + field.orElse(""),
                "Enter the number: it stands at the end of the course's address in Moodle (id=…).");
    }

    private static MappedNumbers faulty(Finding finding) {
        return new MappedNumbers(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.of(finding));
    }

    private record Read(OptionalLong number, boolean garbled) {}

    private static Read number(Optional<String> field, CourseCategory category) {
        var text =
                field.map(id -> category.fields().getOrDefault(id, "").strip()).orElse("");
        if (text.isEmpty()) {
            return new Read(OptionalLong.empty(), false);
        }
        return text.matches("[1-9][0-9]{0,17}")
                ? new Read(OptionalLong.of(Long.parseLong(text)), false)
                : new Read(OptionalLong.empty(), true);
    }
}
