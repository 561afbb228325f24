package org.lmsbridge.examples.oneroster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.ImportedGrade;
import org.lmsbridge.core.roster.ImportedGrades;

/** Grades as results of line items. Not thread-safe. */
final class Gradebook {
    private static final String TOTALS = "course-totals";
    private static final String ITEMS = "grade-items";
    private final Function<OneRosterFile, CsvTable> tables;
    private final OneRosterCsv.School school;
    private final Clock clock;

    Gradebook(Function<OneRosterFile, CsvTable> tables, OneRosterCsv.School school, Clock clock) {
        this.tables = tables;
        this.school = school;
        this.clock = clock;
    }

    /** Results are named after the enrolment, so that those of a student in a class stand together. */
    void put(ImportedEnrolment enrolment, ImportedGrades grades) {
        var kept = new HashSet<String>();
        Stream.concat(
                        grades.current().stream().map(total -> new Item(total, TOTALS)),
                        grades.items().stream().map(item -> new Item(item, ITEMS)))
                .filter(item ->
                        item.grade().number().isPresent() || item.grade().text().isPresent())
                .forEach(item -> {
                    kept.add(result(enrolment, item.grade()));
                    putLineItem(enrolment, item);
                    putResult(enrolment, item.grade());
                });
        results().startingWith(prefix(enrolment.institutionId())).keySet().stream()
                .filter(id -> !kept.contains(id))
                .toList()
                .forEach(results()::remove);
    }

    private record Item(ImportedGrade grade, String category) {}

    private void putLineItem(ImportedEnrolment enrolment, Item item) {
        var title = item.category().equals(TOTALS)
                ? "Course total"
                : item.grade()
                        .name()
                        .filter(name -> !name.isBlank())
                        .orElse("Grade item " + item.grade().itemId());
        lineItems()
                .put(
                        lineItem(item.grade()),
                        Map.of(
                                "title", title,
                                "classSourcedId", enrolment.courseInstitutionId(),
                                "categorySourcedId", item.category(),
                                "schoolSourcedId", school.id()));
    }

    private void putResult(ImportedEnrolment enrolment, ImportedGrade grade) {
        var id = result(enrolment, grade);
        var values = new HashMap<String, String>();
        values.put("lineItemSourcedId", lineItem(grade));
        values.put("studentSourcedId", enrolment.userInstitutionId());
        values.put("classSourcedId", enrolment.courseInstitutionId());
        values.put("scoreStatus", "fully graded");
        values.put("score", grade.number().map(String::valueOf).orElse(""));
        values.put("textScore", grade.text().orElse(""));
        var day = grade.gradedAt().map(Gradebook::day).orElseGet(() -> dayFirstSeen(id, values));
        values.put("scoreDate", day.toString());
        results().put(id, values);
    }

    /** Moodle names no day for course totals: theirs is the day on which they were first read as they are. */
    private LocalDate dayFirstSeen(String id, Map<String, String> values) {
        return results()
                .row(id)
                .filter(row -> Stream.of("score", "textScore")
                        .allMatch(column -> Objects.equals(values.get(column), row.get(column))))
                .flatMap(row -> Optional.ofNullable(row.get("scoreDate")))
                .map(LocalDate::parse)
                .orElseGet(() -> day(clock.instant()));
    }

    /** What was of a student in a class. */
    void remove(String enrolment) {
        results().startingWith(prefix(enrolment)).keySet().stream().toList().forEach(results()::remove);
    }

    void removeClass(String id) {
        results().removeIf(row -> id.equals(row.get("classSourcedId")));
    }

    /**
     * Line items are those that have results. Their dates, which Moodle's grade items do not have, are those of the
     * session of the class.
     */
    void settle() {
        var used = new HashSet<String>();
        results().rows().forEach(row -> used.add(row.getOrDefault("lineItemSourcedId", "")));
        lineItems().removeIf(row -> !used.contains(row.getOrDefault("sourcedId", "")));
        var categories = new HashSet<String>();
        for (var row : lineItems().rows().stream().toList()) {
            categories.add(row.getOrDefault("categorySourcedId", ""));
            var dated = new HashMap<>(row);
            var session = table(OneRosterFile.CLASSES)
                    .row(row.getOrDefault("classSourcedId", ""))
                    .flatMap(each -> Optional.ofNullable(each.get("termSourcedIds")))
                    .orElse("");
            dated.put("academicSessionSourcedId", session);
            table(OneRosterFile.ACADEMIC_SESSIONS).row(session).ifPresent(dates -> {
                dated.put("assignDate", dates.getOrDefault("startDate", ""));
                dated.put("dueDate", lastDay(dates.getOrDefault("endDate", "")));
            });
            lineItems().put(row.getOrDefault("sourcedId", ""), dated);
        }
        table(OneRosterFile.CATEGORIES).removeIf(row -> !categories.contains(row.getOrDefault("sourcedId", "")));
        categories.forEach(id -> table(OneRosterFile.CATEGORIES)
                .put(id, Map.of("title", id.equals(TOTALS) ? "Course totals" : "Grade items")));
    }

    private static String lastDay(String endDate) {
        return LocalDate.parse(endDate).minusDays(1).toString();
    }

    private static String prefix(String enrolment) {
        return enrolment + "-";
    }

    private static String result(ImportedEnrolment enrolment, ImportedGrade grade) {
        return prefix(enrolment.institutionId()) + grade.itemId();
    }

    private static String lineItem(ImportedGrade grade) {
        return "item-" + grade.itemId();
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private CsvTable results() {
        return table(OneRosterFile.RESULTS);
    }

    private CsvTable lineItems() {
        return table(OneRosterFile.LINE_ITEMS);
    }

    private CsvTable table(OneRosterFile file) {
        return tables.apply(file);
    }
}
