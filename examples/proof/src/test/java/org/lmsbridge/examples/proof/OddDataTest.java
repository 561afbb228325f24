package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Course;
import org.lmsbridge.testkit.InMemoryRecords;

/** Names, times and records that are out of the ordinary. */
class OddDataTest {
    private static final CourseMasterId MASTER = new CourseMasterId("m");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć",
                "Ναταλία",
                "Юлия",
                "محمد",
                "שרה",
                "นภา",
                "李小龍",
                "さくら",
                "김민준",
                "हिन्दी",
                "O'Brien-Ng",
                "𠮷野",
                "Zoë 🎓",
                "e\u0301tudiante"
            })
    void aNameInAnyScriptArrivesAsItIs(String name) {
        assertArrives(name, name);
    }

    @Test
    void aNameOfAHundredCharactersArrives() {
        assertArrives("Ä".repeat(100), "ж".repeat(100));
    }

    private void assertArrives(String first, String last) {
        var records = records()
                .put(contact("c1", first, last))
                .put(courseDate("d1", 2027, "UTC").build());
        records.put(booking("d1", "c1"));
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(records)) {
            assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
            var user = campus.sandbox().state().user("c1@example.org").orElseThrow();
            assertThat(List.of(user.firstname(), user.lastname())).containsExactly(first, last);
            campus.sandbox().calls().reset();
            Campus.synchronise(bridge);
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
    }

    /** What Moodle would strip, refuse or cut must neither stop the others nor be sent again at every run. */
    @ParameterizedTest
    @CsvSource({
        "<script>alert(1)</script>Anna",
        "'<b>Anna</b>'",
        "Anna < Bo",
        "'Tom & Jerry'",
        "&lt;Anna&gt;",
        "LONG",
        "FOUR"
    })
    void anOddNameHindersNobodyAndSettles(String given) {
        var name = given.equals("LONG") ? "N".repeat(255) : given.equals("FOUR") ? "𠮷".repeat(255) : given;
        var records = records()
                .put(contact("c1", name, name))
                .put(contact("c2", "Plain", "Person"))
                .put(courseDate("d1", 2027, "UTC").build())
                .put(booking("d1", "c1"))
                .put(booking("d1", "c2"));
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(records)) {
            var reports = Campus.synchronise(bridge);
            var state = campus.sandbox().state();
            assertThat(state.user("c2@example.org")).isPresent();
            assertThat(state.participants(course(campus.sandbox(), "d1")))
                    .anyMatch(seat -> seat.username().equals("c2@example.org"));
            if (state.user("c1@example.org").isEmpty()) {
                assertThat(subjects(bridge, reports)).contains("contact:c1");
            }
            campus.sandbox().calls().reset();
            Campus.synchronise(bridge);
            assertThat(campus.sandbox().calls().writes())
                    .as("writes of a second run")
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Welding</b>", "Tom & Jerry's", "𠮷野 🎓", "LONG"})
    void anOddNameOfACourseIsTakenOrReportedAndHindersNoOther(String given) {
        var name = given.equals("LONG") ? "W".repeat(255) : given;
        var records = records()
                .put(CourseCategory.builder()
                        .id(new CategoryId("safety"))
                        .name(name)
                        .putFields(Term.CATEGORY_FIELD, "1")
                        .build())
                .put(Term.category("plain", "1", ""))
                .put(courseDate("d1", 2027, "UTC").build())
                .put(courseDate("plain", 2027, "UTC")
                        .category(new CategoryId("plain"))
                        .build());
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(records)) {
            var reports = Campus.synchronise(bridge);
            var made = campus.sandbox().state().courses().stream()
                    .map(Course::idnumber)
                    .toList();
            assertThat(made).contains("plain");
            if (!made.contains("d1")) {
                assertThat(subjects(bridge, reports)).contains("course-date:d1");
            }
            campus.sandbox().calls().reset();
            Campus.synchronise(bridge);
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1969", "1971", "2039", "2107", "2999", "9999"})
    void aYearFarAwayIsKeptOrReported(int year) {
        var records = records()
                .put(courseDate("far", year, "UTC").build())
                .put(courseDate("near", 2027, "UTC").build());
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(records)) {
            var reports = Campus.synchronise(bridge);
            assertThat(campus.sandbox().state().courses())
                    .anyMatch(course -> course.idnumber().equals("near"));
            var far = campus.sandbox().state().courses().stream()
                    .filter(course -> course.idnumber().equals("far"))
                    .findFirst();
            if (far.isPresent()) {
                assertThat(far.get().startdate())
                        .isEqualTo(LocalDateTime.of(year, 3, 1, 9, 0)
                                .atZone(ZoneId.of("UTC"))
                                .toEpochSecond());
            } else {
                assertThat(subjects(bridge, reports)).contains("course-date:far");
            }
            campus.sandbox().calls().reset();
            Campus.synchronise(bridge);
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
    }

    /** In the gap the clock has moved on an hour; in the overlap the earlier of the two counts. */
    @ParameterizedTest
    @CsvSource({
        "2027-10-03T02:30, Australia/Sydney, 2027-10-02T16:30:00Z",
        "2027-04-04T02:30, Australia/Sydney, 2027-04-03T15:30:00Z",
        "2027-03-28T02:30, Europe/Berlin, 2027-03-28T01:30:00Z",
        "2027-10-31T02:30, Europe/Berlin, 2027-10-31T00:30:00Z",
    })
    void aCourseThatBeginsWhenClocksChangeBeginsAtAKnownInstant(String local, String zone, String instant) {
        var records = records()
                .put(CourseDate.builder()
                        .id(new CourseDateId("d1"))
                        .master(MASTER)
                        .start(LocalDateTime.parse(local))
                        .zone(ZoneId.of(zone))
                        .build());
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(records)) {
            assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
            assertThat(campus.sandbox().state().courses())
                    .filteredOn(course -> course.idnumber().equals("d1"))
                    .singleElement()
                    .satisfies(course -> assertThat(Instant.ofEpochSecond(course.startdate()))
                            .isEqualTo(Instant.parse(instant)));
        }
    }

    @Test
    void recordsThatAreEmptyAllAtOnceTakeNobodyOut() {
        var term = Campus.prepare(folder);
        try (var campus = Campus.in(folder, true)) {
            var before = campus.contents();
            campus.sandbox().calls().reset();
            try (var bridge = campus.bridge(new InMemoryRecords())) {
                var enrol = bridge.plugin(EnrolPlugin.class);
                var auth = bridge.plugin(AuthPlugin.class);
                assertThatThrownBy(() -> {
                            auth.apply(auth.plan());
                            enrol.apply(enrol.plan(Scope.all()));
                        })
                        .isInstanceOf(PlanStoppedException.class);
            }
            assertThat(campus.sandbox().calls().writes()).isZero();
            assertThat(campus.contents()).isEqualTo(before);
            try (var bridge = campus.bridge(term.before())) {
                assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
            }
            assertThat(campus.contents()).isEqualTo(before);
        }
    }

    @Test
    void recordsThatChangeWhileTheyAreReadAreRightAfterTheNextRun() {
        var reads = new AtomicInteger();
        var base = records();
        base.put(courseDate("d1", 2027, "UTC").build());
        for (int number = 1; number <= 8; number++) {
            base.put(contact("c" + number, "First", "Last")).put(booking("d1", "c" + number));
        }
        Registrations changing = new Registrations() {
            @Override
            public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
                var page = base.of(target, after, 3);
                // While the pages are read, one is cancelled that was read, and another one comes.
                if (reads.incrementAndGet() == 2) {
                    base.remove(new RegistrationId("d1-c1"));
                    base.put(contact("c0", "Late", "Comer")).put(booking("d1", "c0"));
                }
                return page;
            }

            @Override
            public PointRead<Registration> byId(RegistrationId id) {
                return base.byId(id);
            }
        };
        try (var campus = Campus.in(folder, true);
                var bridge = campus.bridge(base, changing, Map.of("enrol_records.groups", "none"))) {
            Campus.synchronise(bridge);
            assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
            assertThat(campus.sandbox().state().participants(course(campus.sandbox(), "d1")))
                    .extracting(seat -> seat.username())
                    .containsExactlyInAnyOrder(
                            "c0@example.org",
                            "c2@example.org",
                            "c3@example.org",
                            "c4@example.org",
                            "c5@example.org",
                            "c6@example.org",
                            "c7@example.org",
                            "c8@example.org");
        }
    }

    /** What the runs and a plan made afterwards have findings about. */
    private static List<String> subjects(LmsBridge bridge, List<RunReport> reports) {
        try (var planned = bridge.plugin(EnrolPlugin.class).plan(Scope.all()).findings()) {
            return Stream.concat(planned, reports.stream().flatMap(report -> report.findings().stream()))
                    .map(Finding::subject)
                    .toList();
        }
    }

    private static long course(MoodleSandbox sandbox, String idnumber) {
        return sandbox.state().courses().stream()
                .filter(course -> course.idnumber().equals(idnumber))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static InMemoryRecords records() {
        return new InMemoryRecords().put(Term.category("safety", "1", "")).put(Term.master(MASTER, "safety"));
    }

    private static CourseDate.Builder courseDate(String id, int year, String zone) {
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(MASTER)
                .start(LocalDateTime.of(year, 3, 1, 9, 0))
                .zone(ZoneId.of(zone));
    }

    private static Contact contact(String id, String first, String last) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName(first)
                .lastName(last)
                .email(id + "@example.org")
                .password(Secret.of(Term.PASSWORD + id))
                .build();
    }

    private static Registration booking(String courseDate, String contact) {
        return Registration.builder()
                .id(new RegistrationId(courseDate + "-" + contact))
                .contact(new ContactId(contact))
                .target(new CourseDateId(courseDate))
                .build();
    }
}
