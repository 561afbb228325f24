package org.lmsbridge.examples.oneroster;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.ImportedGrade;
import org.lmsbridge.core.roster.ImportedGrades;
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class OneRosterCsvTest {
    /**
     * The header lines and column rules of the CSV binding (Final Release 1.2 of 6 June 2022, section 3), written down
     * apart from the code that is tested.
     */
    private static final Map<String, String> HEADERS = Map.of(
            "academicSessions",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "categories",
            "sourcedId,status,dateLastModified,title,weight",
            "classes",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "courses",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes",
            "enrollments",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                    + "endDate",
            "lineItems",
            "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
                    + "academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
            "orgs",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "results",
            "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,"
                    + "textScore,classSourcedId,inProgress,incomplete,late,missing",
            "roles",
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                    + "userProfileSourcedId",
            "users",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
                    + "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,"
                    + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "academicSessions", List.of("sourcedId", "title", "type", "startDate", "endDate", "schoolYear"),
            "categories", List.of("sourcedId", "title"),
            "classes",
                    List.of("sourcedId", "title", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"),
            "courses", List.of("sourcedId", "title", "orgSourcedId"),
            "enrollments", List.of("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"),
            "lineItems",
                    List.of(
                            "sourcedId",
                            "title",
                            "assignDate",
                            "dueDate",
                            "classSourcedId",
                            "categorySourcedId",
                            "academicSessionSourcedId",
                            "schoolSourcedId"),
            "orgs", List.of("sourcedId", "name", "type"),
            "results", List.of("sourcedId", "lineItemSourcedId", "studentSourcedId", "scoreStatus", "scoreDate"),
            "roles", List.of("sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"),
            "users", List.of("sourcedId", "enabledUser", "username", "givenName", "familyName"));

    private static final Map<String, Set<String>> ENUMERATIONS = Map.of(
            "academicSessions.type", Set.of("gradingPeriod", "semester", "schoolYear", "term"),
            "classes.classType", Set.of("homeroom", "scheduled"),
            "enrollments.role", Set.of("administrator", "proctor", "student", "teacher"),
            "orgs.type", Set.of("department", "school", "district", "local", "state", "national"),
            "roles.roleType", Set.of("primary", "secondary"),
            "results.scoreStatus", Set.of("exempt", "fully graded", "not submitted", "partially graded", "submitted"),
            "roles.role", Set.of("student", "teacher"),
            "users.enabledUser", Set.of("true", "false"));

    private static final Map<String, String> REFERENCES = Map.ofEntries(
            entry("classes.courseSourcedId", "courses"),
            entry("classes.schoolSourcedId", "orgs"),
            entry("classes.termSourcedIds", "academicSessions"),
            entry("courses.orgSourcedId", "orgs"),
            entry("enrollments.classSourcedId", "classes"),
            entry("enrollments.userSourcedId", "users"),
            entry("enrollments.schoolSourcedId", "orgs"),
            entry("lineItems.classSourcedId", "classes"),
            entry("lineItems.categorySourcedId", "categories"),
            entry("lineItems.academicSessionSourcedId", "academicSessions"),
            entry("lineItems.schoolSourcedId", "orgs"),
            entry("results.lineItemSourcedId", "lineItems"),
            entry("results.studentSourcedId", "users"),
            entry("results.classSourcedId", "classes"),
            entry("roles.userSourcedId", "users"),
            entry("roles.orgSourcedId", "orgs"),
            entry("users.primaryOrgSourcedId", "orgs"));

    private static final OneRosterCsv.School SCHOOL = new OneRosterCsv.School(
            "harbour", "Harbour Training", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
    private static final Term SPRING = new Term(
            "t1",
            "2027S1",
            "Spring, \"early\"",
            Optional.of(Instant.parse("2027-02-01T00:00:00Z")),
            Optional.of(Instant.parse("2027-06-30T00:00:00Z")));

    @TempDir
    Path directory;

    private OneRosterCsv sink;

    private Instant now = Instant.parse("2027-03-01T12:00:00Z");

    @BeforeEach
    void open() throws IOException {
        sink = new OneRosterCsv(SCHOOL, List.of(SPRING), directory, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final Instructor TESS = Instructor.builder()
            .institutionId("9")
            .firstname("Tess")
            .lastname("Doe")
            .email("tess@example.org")
            .build();

    private static ImportedCourse course(String id) {
        return ImportedCourse.builder()
                .institutionId(id)
                .name("Biology, \"advanced\"\nin two lines")
                .code("BIO" + id)
                .build();
    }

    private static ImportedSection section(String id, Instructor... teachers) {
        return ImportedSection.builder()
                .institutionId(id)
                .code("BIO" + id)
                .term(new TermReference("2027S1", id.equals("1") ? Optional.of("t1") : Optional.empty()))
                .instructors(List.of(teachers))
                .build();
    }

    private static ImportedEnrolment enrolment(String user, String course, EnrolmentStatus status) {
        return ImportedEnrolment.builder()
                .institutionId(user + "-" + course)
                .userInstitutionId(user)
                .courseInstitutionId(course)
                .username("u" + user)
                .firstname("Ada")
                .lastname("Löwe")
                .status(status)
                .build();
    }

    private void add(RosterItem... items) {
        sink.accept(Stream.of(items).map(RosterChange::added).toList());
    }

    private List<NamedCsvRecord> rows(String file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(directory.resolve(file + ".csv"))) {
            return reader.stream().toList();
        }
    }

    private List<String> ids(String file) throws IOException {
        return rows(file).stream().map(row -> row.getField("sourcedId")).toList();
    }

    private void addSchool() {
        add(course("1"), course("2"), TESS, section("1", TESS), section("2"));
        add(
                enrolment("5", "1", EnrolmentStatus.ACTIVE),
                enrolment("6", "1", EnrolmentStatus.INACTIVE),
                enrolment("9", "2", EnrolmentStatus.UNKNOWN));
    }

    private void checkRules() throws IOException {
        for (var file : HEADERS.keySet()) {
            if (!Files.exists(directory.resolve(file + ".csv"))) {
                continue;
            }
            assertThat(rows(file)).as("a file without rows is not permitted").isNotEmpty();
            assertThat(Files.readAllLines(directory.resolve(file + ".csv")).get(0))
                    .isEqualTo(HEADERS.get(file));
            assertThat(ids(file)).doesNotHaveDuplicates();
            for (var row : rows(file)) {
                assertThat(REQUIRED.get(file))
                        .allSatisfy(column -> assertThat(row.getField(column))
                                .as("%s.%s", file, column)
                                .isNotBlank());
                assertThat(row.getField("sourcedId")).matches("[0-9A-Za-z._/@-]{1,255}");
                assertThat(row.getFields()).noneMatch(value -> value.contains("\n") || value.contains("\r"));
                assertThat(row.getField("status") + row.getField("dateLastModified"))
                        .as("blank in bulk files")
                        .isEmpty();
            }
        }
        for (var rule : ENUMERATIONS.entrySet()) {
            assertThat(values(rule.getKey())).as(rule.getKey()).isSubsetOf(rule.getValue());
        }
        for (var reference : REFERENCES.entrySet()) {
            assertThat(values(reference.getValue() + ".sourcedId"))
                    .as(reference.getKey())
                    .containsAll(values(reference.getKey()));
        }
    }

    private Set<String> values(String column) throws IOException {
        var values = new HashSet<String>();
        var parts = column.split("\\.");
        if (Files.exists(directory.resolve(parts[0] + ".csv"))) {
            rows(parts[0]).forEach(row -> values.add(row.getField(parts[1])));
        }
        return values;
    }

    @Test
    void theFilesKeepTheRulesOfTheSpecification() throws IOException {
        addSchool();

        checkRules();
        assertThat(ids("courses")).containsExactly("1", "2");
        assertThat(ids("users")).containsExactly("5", "9");
        assertThat(ids("enrollments")).containsExactly("5-1", "9-2", "teacher-9-1");
        assertThat(ids("academicSessions")).containsExactly("harbour-undated", "t1");
        assertThat(rows("courses").get(0).getField("title")).isEqualTo("Biology, \"advanced\" in two lines");
        assertThat(rows("classes"))
                .extracting(row -> row.getField("termSourcedIds"))
                .containsExactly("t1", "harbour-undated");
        assertThat(rows("academicSessions").get(1).getField("endDate"))
                .as("the day after the last")
                .isEqualTo("2027-07-01");
    }

    @Test
    void whoeverTeachesAndLearnsHasOnePrimaryRole() throws IOException {
        addSchool();

        assertThat(rows("roles"))
                .extracting(row -> row.getField("sourcedId") + " " + row.getField("roleType"))
                .containsExactly("student-5 primary", "student-9 secondary", "teacher-9 primary");
    }

    @Test
    void theManifestNamesEveryFile() throws IOException {
        addSchool();
        var manifest = new java.util.TreeMap<String, String>();
        rows("manifest").forEach(row -> manifest.put(row.getField("propertyName"), row.getField("value")));

        assertThat(manifest).containsEntry("manifest.version", "1.0").containsEntry("oneroster.version", "1.2");
        var files = manifest.keySet().stream()
                .filter(name -> name.startsWith("file."))
                .toList();
        assertThat(files).hasSize(21);
        for (var file : files) {
            assertThat(manifest.get(file))
                    .isEqualTo(Files.exists(directory.resolve(file.substring(5) + ".csv")) ? "bulk" : "absent");
        }
    }

    @Test
    void whatIsGoneLeavesTheFilesAlsoAfterARestart() throws IOException {
        addSchool();
        open();

        sink.accept(List.of(
                RosterChange.gone(RosterItem.Kind.ENROLMENT, "5-1"),
                RosterChange.gone(RosterItem.Kind.SECTION, "1"),
                RosterChange.gone(RosterItem.Kind.INSTRUCTOR, "9"),
                RosterChange.gone(RosterItem.Kind.COURSE, "1")));

        checkRules();
        assertThat(ids("courses")).containsExactly("2");
        assertThat(ids("users")).containsExactly("9");
        assertThat(ids("roles")).containsExactly("student-9");
    }

    @Test
    void theSameChangesTwiceAreTheSameAsOnce() throws IOException {
        addSchool();
        var once = Files.readString(directory.resolve("enrollments.csv"));
        addSchool();

        assertThat(directory.resolve("enrollments.csv")).hasContent(once);
        checkRules();
    }

    private static ImportedEnrolment graded(String user, double total, String... items) {
        var grades = ImportedGrades.builder().current(grade("70", total).build());
        for (var item : items) {
            grades.addItems(grade(item, 12.5)
                    .name("Exam " + item)
                    .gradedAt(Instant.parse("2027-02-03T10:00:00Z"))
                    .build());
        }
        grades.addItems(
                ImportedGrade.builder().itemId("79").name("Not graded yet").build());
        return ImportedEnrolment.builder()
                .from(enrolment(user, "1", EnrolmentStatus.ACTIVE))
                .grades(grades.build())
                .build();
    }

    private static ImportedGrade.Builder grade(String item, double number) {
        var grade = ImportedGrade.builder();
        grade.itemId(item).number(number).text(number + " points");
        return grade;
    }

    @Test
    void gradesAreResultsOfLineItems() throws IOException {
        addSchool();
        assertThat(directory.resolve("results.csv")).doesNotExist();
        add(graded("5", 40, "71"));

        checkRules();
        assertThat(ids("results")).containsExactly("5-1-70", "5-1-71");
        assertThat(rows("results"))
                .extracting(row -> row.getField("score") + " " + row.getField("scoreDate"))
                .containsExactly("40.0 2027-03-01", "12.5 2027-02-03");
        assertThat(rows("lineItems"))
                .extracting(row -> row.getField("title") + " " + row.getField("categorySourcedId"))
                .containsExactly("Course total course-totals", "Exam 71 grade-items");
        assertThat(rows("lineItems").get(0).getField("academicSessionSourcedId"))
                .isEqualTo("t1");
        assertThat(rows("lineItems").get(0).getField("dueDate")).isEqualTo("2027-06-30");
    }

    @Test
    void aTotalKeepsTheDayOnWhichItWasFirstRead() throws IOException {
        addSchool();
        add(graded("5", 40), graded("9", 40));
        now = Instant.parse("2027-03-08T12:00:00Z");
        open();
        add(graded("5", 40), graded("9", 41));

        assertThat(rows("results"))
                .extracting(row -> row.getField("scoreDate"))
                .containsExactly("2027-03-01", "2027-03-08");
    }

    @Test
    void gradesThatAreGoneTakeTheirLineItemsAlong() throws IOException {
        addSchool();
        add(graded("5", 40, "71", "72"));
        add(graded("5", 40, "72"));
        checkRules();
        assertThat(ids("lineItems")).containsExactly("item-70", "item-72");

        add(enrolment("5", "1", EnrolmentStatus.ACTIVE));
        assertThat(ids("results")).as("no grades were read, which is not none").hasSize(2);

        sink.accept(List.of(RosterChange.gone(RosterItem.Kind.ENROLMENT, "5-1")));
        checkRules();
        assertThat(directory.resolve("results.csv")).doesNotExist();
        assertThat(directory.resolve("lineItems.csv")).doesNotExist();
        assertThat(directory.resolve("categories.csv")).doesNotExist();
    }

    @Test
    void anIdThatOneRosterDoesNotPermitIsRefused() {
        assertThatThrownBy(() -> new OneRosterCsv.School("harbour school", "Harbour", LocalDate.MIN, LocalDate.MAX))
                .hasMessageContaining("harbour school");
    }

    @Test
    void filesThatCannotBeWrittenAreSaidToBeSo() throws IOException {
        Files.createDirectories(directory.resolve("orgs.csv/inside"));
        assertThatThrownBy(this::addSchool).isInstanceOf(RecordsUnavailableException.class);
    }
}
