package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.metrics.MicrometerCalls;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.testkit.InMemoryRecords;
import org.slf4j.LoggerFactory;

/**
 * Runs with a token, passwords and personal data that are easy to find again, calm and under faults, and looks for them
 * in everything that is left behind. Logs are read at the finest level.
 */
class CanaryTest {
    private static final String PASSWORD = "Kanarie-9-geheim";
    private static final String FIRST = "Zebedee";
    private static final String LAST = "Quixwhistle";
    private static final String EMAIL = "zebedee.quixwhistle@canary.example";
    private static final String CITY = "Wagga-Canary";
    private static final String STUDENT_ID = "USI3CANARY7";
    private static final int PEOPLE = 4;

    /**
     * Where personal data has to be: a link is found again by the username, a plan holds what will be written, and the
     * journal what was there before and who is asked for after a request without an answer.
     */
    private static final List<String> PLACES = List.of(
            "LMS_LINK.NATURAL_KEY",
            "LMS_PLAN_SEGMENT.CHANGES",
            "LMS_JOURNAL_CHANGE.EXPECTED",
            "LMS_JOURNAL_CHANGE.WANTED",
            "LMS_JOURNAL_REQUEST.SUBJECTS",
            "LMS_JOURNAL_REQUEST.RESULTS");

    @TempDir
    private Path folder;

    @Test
    void nothingSecretIsLeftBehind() throws IOException, SQLException {
        var log = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", ""));
        LoggerFactory.getLogger(CanaryTest.class).info("opens the file");
        long before = Files.size(log);
        var seen = new ArrayList<String>();
        String token;
        List<String> queries;
        var meters = new SimpleMeterRegistry();
        try (var campus = Campus.in(folder, false)) {
            token = campus.sandbox().token();
            for (var fault : List.of(
                    Fault.dropAfterCommit(),
                    Fault.status(503),
                    Fault.html(),
                    Fault.truncatedJson(),
                    Fault.invalidToken(),
                    Fault.delay(Duration.ZERO))) {
                campus.sandbox().faults().clear();
                campus.sandbox().faults().on("core_user_create_users").then(fault);
                campus.sandbox().faults().on("core_user_update_users").then(fault);
                campus.sandbox().faults().on("enrol_manual_enrol_users").then(fault);
                run(campus, records(seen.size()), meters, seen);
            }
            assertThat(campus.contents()).anyMatch(line -> line.contains(EMAIL) || line.contains(LAST));
            queries = campus.sandbox().calls().latest().stream()
                    .map(call -> call.function() + "?" + call.query())
                    .toList();
        }
        var all = Files.readAllBytes(log);
        var logged = new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8);
        assertThat(logged).as("logs at their finest, of this library").contains("DEBUG org.lmsbridge");
        var rows = rows();
        var metrics = texts(meters);
        assertThat(metrics).as("metrics, of calls that failed too").contains("outcome=ok", "outcome=invalidtoken");

        for (var secret : List.of(token, PASSWORD, URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))) {
            assertThat(logged).as("logs").doesNotContain(secret);
            assertThat(seen).as("reports, plans and texts").noneMatch(text -> text.contains(secret));
            assertThat(queries).as("addresses").noneMatch(query -> query.contains(secret));
            assertThat(metrics).as("metrics").noneMatch(text -> text.contains(secret));
            assertThat(rows).as("rows of the state").noneMatch(row -> row.contains(secret));
            assertThat(bytes()).as("files of the state").doesNotContain(secret);
        }
        for (var personal : List.of(FIRST, LAST, EMAIL, CITY, STUDENT_ID)) {
            assertThat(queries).as("addresses").noneMatch(query -> query.contains(personal));
            assertThat(metrics).as("metrics").noneMatch(text -> text.contains(personal));
            assertThat(aboveDebug(logged)).as("logs above debug").noneMatch(line -> line.contains(personal));
        }
        // Where personal data is: table and column, for a person to look at.
        var places = rows.stream()
                .filter(row ->
                        List.of(FIRST, LAST, EMAIL, CITY, STUDENT_ID).stream().anyMatch(row::contains))
                .map(row -> row.substring(0, row.indexOf('=')))
                .collect(Collectors.groupingBy(place -> place, TreeMap::new, Collectors.counting()));
        Files.writeString(Path.of("target", "personal-data.md"), places.toString());
        assertThat(places.keySet()).isNotEmpty().isSubsetOf(PLACES);
    }

    /** Every name, tag, unit and description under which something is measured. */
    private static List<String> texts(MeterRegistry meters) {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> Stream.concat(
                        Stream.of(id.getName(), String.valueOf(id.getDescription()), String.valueOf(id.getBaseUnit())),
                        id.getTags().stream().map(tag -> tag.getKey() + "=" + tag.getValue())))
                .distinct()
                .toList();
    }

    private static List<String> aboveDebug(String logged) {
        return logged.lines()
                .filter(line -> !line.contains("] DEBUG ") && !line.contains("] TRACE "))
                .toList();
    }

    private static void run(Campus campus, InMemoryRecords records, MeterRegistry meters, List<String> seen) {
        try (var bridge = campus.bridge(records, new MicrometerCalls(meters))) {
            seen.add(bridge.toString());
            Campus.synchronise(bridge).forEach(report -> seen.add(report.toString()));
        } catch (MoodleException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                seen.add(cause.toString());
            }
        }
        var site =
                Campus.site(campus.sandbox().url().toString(), campus.sandbox().token());
        seen.add(site.toString());
        seen.add(MoodleClient.of(site).toString());
        records.contacts(Optional.empty(), PEOPLE).items().forEach(contact -> seen.add(contact.toString()));
    }

    private static InMemoryRecords records(int round) {
        var master = new CourseMasterId("m");
        var records =
                new InMemoryRecords().put(Term.category("safety", "1", "")).put(Term.master(master, "safety"));
        records.put(CourseDate.builder()
                .id(new CourseDateId("d"))
                .master(master)
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(Term.ZONE)
                .build());
        for (int number = 1; number <= PEOPLE + round; number++) {
            records.put(Contact.builder()
                            .id(new ContactId("c" + number))
                            .firstName(FIRST + round)
                            .lastName(LAST)
                            .email(number + EMAIL)
                            .uniqueStudentIdentifier(STUDENT_ID)
                            .putProfile(ProfileField.CITY, CITY)
                            .password(Secret.of(PASSWORD))
                            .build())
                    .put(Registration.builder()
                            .id(new RegistrationId("r" + number))
                            .contact(new ContactId("c" + number))
                            .target(new CourseDateId("d"))
                            .build());
        }
        return records;
    }

    /** Every value of every row in the state's database, as {@code TABLE.COLUMN=value}. */
    private List<String> rows() throws SQLException, IOException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url(), "lms", "");
                var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                try (var statement = connection.createStatement();
                        var values = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (values.next()) {
                        for (int column = 1; column <= values.getMetaData().getColumnCount(); column++) {
                            rows.add(table + "." + values.getMetaData().getColumnName(column) + "="
                                    + values.getString(column));
                        }
                    }
                }
            }
        }
        assertThat(rows).as("rows of the state").hasSizeGreaterThan(100);
        return rows;
    }

    private String url() throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            var file = files.map(Path::toString)
                    .filter(name -> name.endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
            return "jdbc:h2:async:" + file.substring(0, file.length() - ".mv.db".length());
        }
    }

    private String bytes() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder.resolve("state"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
