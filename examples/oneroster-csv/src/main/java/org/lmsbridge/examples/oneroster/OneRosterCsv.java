package org.lmsbridge.examples.oneroster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RosterSink;

/**
 * Keeps a directory with the CSV files of OneRoster 1.2, for bulk processing: they always hold the whole roster. Holds
 * the roster in memory while it is used. Thread-safe. The files hold personal data.
 */
public final class OneRosterCsv implements RosterSink {
    private final School school;
    private final List<Term> terms;
    private final Path directory;
    private final Map<OneRosterFile, CsvTable> tables = new EnumMap<>(OneRosterFile.class);
    private final Gradebook gradebook;

    /**
     * What OneRoster wants to know and Moodle does not say.
     *
     * @param id the sourcedId of the school
     * @param name its name
     * @param from the first day of the session that courses without a dated term belong to
     * @param until its last day
     */
    public record School(String id, String name, LocalDate from, LocalDate until) {
        public School {
            SourcedId.check("school", id);
        }
    }

    /**
     * A sink.
     *
     * @param school what Moodle does not say
     * @param terms the terms of the records; those without both days are not written
     * @param directory where the files are; made if it does not exist
     * @param clock gives the day of results of which Moodle names none
     * @throws IOException if the files of an earlier run cannot be read
     * @throws IllegalArgumentException if the id of a term is no sourcedId
     */
    public OneRosterCsv(School school, List<Term> terms, Path directory, Clock clock) throws IOException {
        terms.forEach(term -> SourcedId.check("term", term.id()));
        this.school = school;
        this.terms = List.copyOf(terms);
        this.directory = directory;
        Files.createDirectories(directory);
        for (var file : OneRosterFile.values()) {
            tables.put(file, CsvTable.read(file, directory));
        }
        this.gradebook = new Gradebook(this::table, school, clock);
    }

    @Override
    public List<Term> terms() {
        return terms;
    }

    @Override
    public synchronized void accept(List<RosterChange> changes) {
        changes.forEach(change -> change.item().ifPresentOrElse(this::put, () -> remove(change)));
        putSchool();
        putRoles();
        gradebook.settle();
        try {
            for (var table : tables.values()) {
                table.write();
            }
            writeManifest();
        } catch (IOException e) {
            throw new RecordsUnavailableException("the files in " + directory + " cannot be written", e);
        }
    }

    private void put(RosterItem item) {
        if (item instanceof ImportedCourse course) {
            put(
                    OneRosterFile.COURSES,
                    course.institutionId(),
                    Map.of("title", course.name(), "courseCode", course.code(), "orgSourcedId", school.id()));
        } else if (item instanceof ImportedSection section) {
            putSection(section);
        } else if (item instanceof Instructor instructor) {
            putUser(new Person(
                    instructor.institutionId(),
                    instructor.email(),
                    Optional.empty(),
                    instructor.firstname(),
                    instructor.lastname(),
                    instructor.email()));
        } else if (item instanceof ImportedEnrolment enrolment) {
            putEnrolment(enrolment);
        }
    }

    private void putSection(ImportedSection section) {
        var id = section.institutionId();
        put(
                OneRosterFile.CLASSES,
                id,
                Map.of(
                        "title", section.code(),
                        "courseSourcedId", id,
                        "classCode", section.code(),
                        "classType", "scheduled",
                        "schoolSourcedId", school.id(),
                        "termSourcedIds", session(section.term())));
        removeTeachers(id);
        section.instructors()
                .forEach(teacher ->
                        enrol("teacher-" + teacher.institutionId() + "-" + id, id, teacher.institutionId(), "teacher"));
    }

    private void putEnrolment(ImportedEnrolment enrolment) {
        // Who may not be in the course now is not in the class: OneRoster has no word for it.
        if (enrolment.status() != EnrolmentStatus.ACTIVE && enrolment.status() != EnrolmentStatus.UNKNOWN) {
            leave(enrolment.institutionId());
            return;
        }
        putUser(new Person(
                enrolment.userInstitutionId(),
                enrolment.username(),
                enrolment.idnumber(),
                enrolment.firstname(),
                enrolment.lastname(),
                enrolment.email()));
        enrol(enrolment.institutionId(), enrolment.courseInstitutionId(), enrolment.userInstitutionId(), "student");
        enrolment.grades().ifPresent(grades -> gradebook.put(enrolment, grades));
    }

    private void enrol(String id, String course, String user, String role) {
        put(
                OneRosterFile.ENROLLMENTS,
                id,
                Map.of(
                        "classSourcedId", course,
                        "schoolSourcedId", school.id(),
                        "userSourcedId", user,
                        "role", role));
    }

    private record Person(
            String id,
            Optional<String> username,
            Optional<String> identifier,
            Optional<String> given,
            Optional<String> family,
            Optional<String> email) {}

    /** Whoever teaches and learns keeps the username that only learners are read with. */
    private void putUser(Person person) {
        var username = person.username().orElse("user-" + person.id());
        var values = new HashMap<String, String>();
        values.put("enabledUser", "true");
        values.put("username", username);
        values.put("identifier", person.identifier().orElse(""));
        values.put("givenName", person.given().filter(name -> !name.isBlank()).orElse(username));
        values.put("familyName", person.family().filter(name -> !name.isBlank()).orElse(username));
        values.put("email", person.email().orElse(""));
        values.put("primaryOrgSourcedId", school.id());
        put(OneRosterFile.USERS, person.id(), values);
    }

    private void remove(RosterChange gone) {
        var id = gone.institutionId();
        switch (gone.kind()) {
            case COURSE -> table(OneRosterFile.COURSES).remove(id);
            case SECTION -> {
                table(OneRosterFile.CLASSES).remove(id);
                gradebook.removeClass(id);
                removeTeachers(id);
            }
            case INSTRUCTOR -> removeUnlessEnrolled(id);
            case ENROLMENT -> leave(id);
        }
    }

    private void leave(String enrolment) {
        table(OneRosterFile.ENROLLMENTS).remove(enrolment);
        gradebook.remove(enrolment);
        removeUnlessEnrolled(enrolment.substring(0, enrolment.indexOf('-')));
    }

    private void removeTeachers(String course) {
        table(OneRosterFile.ENROLLMENTS)
                .removeIf(row -> course.equals(row.get("classSourcedId")) && "teacher".equals(row.get("role")));
    }

    private void removeUnlessEnrolled(String user) {
        if (table(OneRosterFile.ENROLLMENTS).rows().stream().noneMatch(row -> user.equals(row.get("userSourcedId")))) {
            table(OneRosterFile.USERS).remove(user);
        }
    }

    private void putSchool() {
        put(OneRosterFile.ORGS, school.id(), Map.of("name", school.name(), "type", "school"));
        putSession(undated(), "Undated courses", school.from(), school.until());
        terms.forEach(term -> term.start()
                .ifPresent(start ->
                        term.end().ifPresent(end -> putSession(term.id(), term.name(), day(start), day(end)))));
    }

    /** A session's end date is the day after its last. */
    private void putSession(String id, String title, LocalDate from, LocalDate until) {
        put(
                OneRosterFile.ACADEMIC_SESSIONS,
                id,
                Map.of(
                        "title", title,
                        "type", "term",
                        "startDate", from.toString(),
                        "endDate", until.plusDays(1).toString(),
                        "schoolYear", String.valueOf(until.getYear())));
    }

    private String session(Optional<TermReference> reference) {
        return reference
                .flatMap(TermReference::termId)
                .filter(id -> terms.stream()
                        .anyMatch(term -> term.id().equals(id)
                                && term.start().isPresent()
                                && term.end().isPresent()))
                .orElse(undated());
    }

    private String undated() {
        return school.id() + "-undated";
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Everybody has exactly one primary role in the school; whoever also teaches is a teacher first. */
    private void putRoles() {
        var roles = new TreeMap<String, TreeSet<String>>();
        for (var row : table(OneRosterFile.ENROLLMENTS).rows()) {
            roles.computeIfAbsent(row.getOrDefault("userSourcedId", ""), any -> new TreeSet<>())
                    .add(row.getOrDefault("role", ""));
        }
        var kept = new TreeSet<String>();
        roles.forEach((user, named) -> named.forEach(role -> {
            var id = role + "-" + user;
            kept.add(id);
            put(
                    OneRosterFile.ROLES,
                    id,
                    Map.of(
                            "userSourcedId",
                            user,
                            "roleType",
                            role.equals(named.last()) ? "primary" : "secondary",
                            "role",
                            role,
                            "orgSourcedId",
                            school.id()));
        }));
        table(OneRosterFile.ROLES).removeIf(row -> !kept.contains(row.getOrDefault("sourcedId", "")));
    }

    private void writeManifest() throws IOException {
        var properties = new TreeMap<String, String>();
        OneRosterFile.ABSENT.forEach(name -> properties.put("file." + name, "absent"));
        tables.forEach((file, table) -> properties.put("file." + file.title(), table.isEmpty() ? "absent" : "bulk"));
        properties.put("manifest.version", "1.0");
        properties.put("oneroster.version", "1.2");
        properties.put("source.systemName", "LMS Bridge");
        try (var writer = CsvWriter.builder().build(directory.resolve("manifest.csv"))) {
            writer.writeRecord("propertyName", "value");
            properties.forEach(writer::writeRecord);
        }
    }

    private void put(OneRosterFile file, String id, Map<String, String> values) {
        table(file).put(id, values);
    }

    private CsvTable table(OneRosterFile file) {
        return Optional.ofNullable(tables.get(file)).orElseThrow();
    }
}
