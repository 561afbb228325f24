package org.lmsbridge.examples.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class OneRosterCsvTest {
    /** The header lines and column rules of the CSV binding, written down apart from the code that is tested. */
    private static final Map<String, String> HEADERS = Map.of(
            "academicSessions",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "classes",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "courses",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes",
            "enrollments",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                    + "endDate",
            "orgs",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "roles",
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                    + "userProfileSourcedId",
            "users",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
                    + "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                    + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "academicSessions", List.of("sourcedId", "title", "type", "startDate", "endDate", "schoolYear"),
            "classes",
                    List.of("sourcedId", "title", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"),
            "courses", List.of("sourcedId", "title", "orgSourcedId"),
            "enrollments", List.of("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"),
            "orgs", List.of("sourcedId", "name", "type"),
            "roles", List.of("sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"),
            "users", List.of("sourcedId", "enabledUser", "username", "givenName", "familyName"));

    private static final Map<String, Set<String>> ENUMERATIONS = Map.of(
            "academicSessions.type", Set.of("gradingPeriod", "semester", "schoolYear", "term"),
            "classes.classType", Set.of("homeroom", "scheduled"),
            "enrollments.role", Set.of("administrator", "proctor", "student", "teacher"),
            "orgs.type", Set.of("department", "school", "district", "local", "state", "national"),
            "roles.roleType", Set.of("primary", "secondary"),
            "roles.role", Set.of("student", "teacher"),
            "users.enabledUser", Set.of("true", "false"));

    private static final Map<String, String> REFERENCES = Map.of(
            "classes.courseSourcedId", "courses",
            "classes.schoolSourcedId", "orgs",
            "classes.termSourcedIds", "academicSessions",
            "courses.orgSourcedId", "orgs",
            "enrollments.classSourcedId", "classes",
            "enrollments.userSourcedId", "users",
            "enrollments.schoolSourcedId", "orgs",
            "roles.userSourcedId", "users",
            "users.primaryOrgSourcedId", "orgs");

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

    @BeforeEach
    void open() throws IOException {
        sink = new OneRosterCsv(SCHOOL, List.of(SPRING), directory);
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
            assertThat(Files.readAllLines(directory.resolve(file + ".csv")).get(0))
                    .isEqualTo(HEADERS.get(file));
            assertThat(ids(file)).doesNotHaveDuplicates();
            for (var row : rows(file)) {
                assertThat(REQUIRED.get(file))
                        .allSatisfy(column -> assertThat(row.getField(column))
                                .as("%s.%s", file, column)
                                .isNotBlank());
                assertThat(row.getField("status") + row.getField("dateLastModified"))
                        .as("blank in bulk files")
                        .isEmpty();
            }
        }
        for (var rule : ENUMERATIONS.entrySet()) {
            assertThat(values(rule.getKey())).as(rule.getKey()).isSubsetOf(rule.getValue());
        }
        for (var reference : REFERENCES.entrySet()) {
            assertThat(new HashSet<>(ids(reference.getValue())))
                    .as(reference.getKey())
                    .containsAll(values(reference.getKey()));
        }
    }

    private Set<String> values(String column) throws IOException {
        var values = new HashSet<String>();
        var parts = column.split("\\.");
        rows(parts[0]).forEach(row -> values.add(row.getField(parts[1])));
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
        assertThat(rows("courses").get(0).getField("title")).isEqualTo("Biology, \"advanced\"\nin two lines");
        assertThat(rows("classes"))
                .extracting(row -> row.getField("termSourcedIds"))
                .containsExactly("t1", "harbour-undated");
        assertThat(rows("academicSessions").get(1).getField("endDate")).isEqualTo("2027-06-30");
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

    @Test
    void filesThatCannotBeWrittenAreSaidToBeSo() throws IOException {
        Files.createDirectories(directory.resolve("orgs.csv/inside"));
        assertThatThrownBy(this::addSchool).isInstanceOf(RecordsUnavailableException.class);
    }
}
