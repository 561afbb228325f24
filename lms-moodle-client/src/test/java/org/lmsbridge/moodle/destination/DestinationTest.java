package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.sandbox.model.RecordedCall;

/** What a destination does with good and bad records. */
class DestinationTest extends DestinationFixture {
    private static final String CREATE = "core_user_create_users";
    private static final String ENROL = "enrol_manual_enrol_users";

    @Test
    void everyRecordGetsItsVerdictInOrderWithNewIds() {
        DestinationReport report = send(Destination.createUsers(client), people("p", 230));

        assertThat(report.written()).isEqualTo(230);
        assertThat(report.complete()).isTrue();
        assertThat(outcomes).extracting(RecordOutcome::position).isSorted().hasSize(230);
        assertThat(outcomes).allMatch(outcome -> outcome.newId().isPresent());
        assertThat(requests).extracting(RequestSummary::records).containsExactly(100, 100, 30);
        assertThat(requests.get(2).newIds()).containsKey("user:p229");
        assertThat(usernames("p")).isEqualTo(230);
    }

    @Test
    void nothingIsSentBeforeActivation() {
        Destination<Map<String, ?>> destination =
                Destination.createUsers(client).build();

        assertThatThrownBy(() -> destination.send(Stream.of(person("anne"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inactive");
        assertThat(sandbox.calls().requests().calls()).isZero();
        destination.activate();
        assertThat(destination.send(Stream.of(person("anne"))).written()).isOne();
        destination.deactivate();
        assertThatThrownBy(() -> destination.send(Stream.of(person("bob")))).hasMessageContaining("inactive");
    }

    @Test
    void badRecordsThatCanBeRecognisedCostNoCall() {
        List<Map<String, Object>> rows = new ArrayList<>(people("p", 190));
        rows.set(3, person("Upper"));
        rows.set(50, person("p50", "email", "nope"));
        rows.set(51, person("p51", "firstname", ""));
        rows.set(120, person("p120", "maildisplay", "some"));
        rows.set(121, person("p121", "shoesize", "44"));
        rows.set(122, person("p150"));

        DestinationReport report = send(Destination.createUsers(client), rows);

        assertThat(report.written()).isEqualTo(184);
        assertThat(report.rejected()).isEqualTo(6);
        assertThat(calls(CREATE)).isEqualTo(2);
        assertThat(rejections())
                .anySatisfy(text -> assertThat(text).startsWith("4 ").contains("username must be lower case"))
                .anySatisfy(text -> assertThat(text).startsWith("51 ").contains("email must be an email address"))
                .anySatisfy(text -> assertThat(text).startsWith("52 ").contains("firstname is missing"))
                .anySatisfy(text -> assertThat(text).startsWith("121 ").contains("maildisplay must be a whole number"))
                .anySatisfy(text -> assertThat(text).startsWith("122 ").contains("no field 'shoesize'"))
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo("151 record 151: username is the same as in record 123; email is the same as in"
                                + " record 123."));
    }

    @Test
    void takenNamesAreNamedWithoutHalving() {
        sandbox.state().addUser("taken", "Ann", "Other", "other@example.com");
        sandbox.state().addUser("p7", "Anne", "Example", "p7@example.com");
        List<Map<String, Object>> rows = new ArrayList<>(people("p", 100));
        rows.set(20, person("taken"));
        rows.set(30, person("p30", "email", "OTHER@example.com"));

        DestinationReport report = send(Destination.createUsers(client), rows);

        assertThat(report.written()).isEqualTo(97);
        assertThat(report.alreadySo()).isOne();
        assertThat(rejections()).hasSize(2);
        assertThat(rejections().get(0)).startsWith("21 the username 'taken' belongs to account");
        assertThat(rejections().get(1)).startsWith("31 the email 'OTHER@example.com' belongs to account");
        assertThat(calls(CREATE)).as("one refused, one for the rest").isEqualTo(2);
        assertThat(calls("core_user_get_users_by_field")).isEqualTo(2);
    }

    @Test
    void whatOnlyTheSiteCanTellIsFoundByHalving() {
        List<Map<String, Object>> rows = new ArrayList<>(people("p", 100));
        rows.set(20, person("p20", "auth", "nosuch"));

        DestinationReport report = send(Destination.createUsers(client), rows);

        assertThat(report.written()).isEqualTo(99);
        assertThat(rejections()).hasSize(1).first().asString().startsWith("21 ");
        assertThat(calls(CREATE)).isLessThanOrEqualTo(16);
    }

    @Test
    void theSameAgainIsAlreadySo() {
        send(Destination.createUsers(client), people("p", 150));
        outcomes.clear();

        DestinationReport second = send(Destination.createUsers(client), people("p", 150));

        assertThat(second.alreadySo()).isEqualTo(150);
        assertThat(outcomes).allMatch(outcome -> outcome.newId().isPresent());
        assertThat(usernames("p")).isEqualTo(150);
    }

    @Test
    void peopleAndCoursesAreLookedUpInOneCallEachPerBatch() {
        long first = sandbox.state().addCourse("C1", "First", 1);
        sandbox.state().addCourse("C2", "Second", 1);
        send(Destination.createUsers(client), people("p", 150));
        sandbox.calls().reset();
        List<Map<String, String>> rows = new ArrayList<>(IntStream.range(0, 150)
                .mapToObj(number -> Map.of(
                        "Email", "P" + number + "@example.com", "Course", number % 2 == 0 ? "C1" : "C2", "until", "0"))
                .toList());
        rows.set(10, Map.of("Email", "nobody@example.com", "Course", "C1"));
        rows.set(11, Map.of("Email", "p11@example.com", "Course", "C9"));

        DestinationReport report = send(
                Destination.enrolUsers(client)
                        .map("Email", "user.email")
                        .map("Course", "course.shortname")
                        .map("until", "timeend"),
                rows);

        assertThat(report.written()).isEqualTo(148);
        assertThat(rejections())
                .containsExactly(
                        "11 record 11: no user has the email 'nobody@example.com'.",
                        "12 record 12: no course has the shortname 'C9'.");
        assertThat(sandbox.state().participants(first)).hasSize(74).allMatch(Participant::active);
        assertThat(calls("core_user_get_users_by_field")).isEqualTo(2);
        assertThat(calls(ENROL)).isEqualTo(2);
        assertThat(sandbox.calls().of("tool_mobile_call_external_functions").calls())
                .isEqualTo(1);
    }

    @Test
    void twoAccountsOfOneIdentifierAreNotGuessedBetween() {
        send(
                Destination.createUsers(client).unbatched(),
                List.of(person("anne", "idnumber", "S1"), person("bob", "idnumber", "S1")));

        DestinationReport report =
                send(Destination.updateUsers(client), List.of(Map.of("user.idnumber", "S1", "city", "Perth")));

        assertThat(report.rejected()).isOne();
        assertThat(rejections().get(0)).contains("2 of one idnumber 'S1'");
    }

    @Test
    void anUpdateSendsOnlyWhatARecordHas() {
        long id = sandbox.state().addUser("anne", "Anne", "Example", "anne@example.com");

        DestinationReport report =
                send(Destination.updateUsers(client), List.of(Map.of("user.username", "Anne", "lastname", "Other")));

        assertThat(report.written()).isOne();
        RecordedCall call = last("core_user_update_users");
        assertThat(call.body()).startsWith("users[0][id]=" + id + "&users[0][lastname]=Other&wstoken");
    }

    @Test
    void unknownPeopleAreFoundWithoutHalving() {
        long course = sandbox.state().addCourse("C1", "First", 1);
        send(Destination.createUsers(client), people("p", 99));
        List<Map<String, Object>> rows = new ArrayList<>(outcomes.stream()
                .map(outcome -> Map.<String, Object>of(
                        "courseid", course, "userid", outcome.newId().orElseThrow()))
                .toList());
        rows.add(Map.of("courseid", course, "userid", 999_999));
        outcomes.clear();

        DestinationReport report = send(Destination.enrolUsers(client), rows);

        assertThat(report.written()).isEqualTo(99);
        assertThat(rejections()).containsExactly("100 there is no account 999999.");
        assertThat(calls(ENROL)).as("refused, the rest, the suspect alone").isEqualTo(3);
    }

    @Test
    void unenrollingSaysWhatIsLost() {
        long course = sandbox.state().addCourse("C1", "First", 1);
        long anne = sandbox.state().addUser("anne", "Anne", "Example", "anne@example.com");
        sandbox.state().enrol(course, anne, 5);
        DestinationBuilder<Map<String, ?>> builder = Destination.unenrolUsers(client);

        assertThat(builder.build().warning())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("grades, groups and roles").contains("suspend instead"));
        assertThat(send(builder, List.of(Map.of("user.username", "anne", "course.shortname", "C1")))
                        .written())
                .isOne();
        assertThat(sandbox.state().participants(course)).isEmpty();
    }

    @Test
    void categoriesAreFoundByPathInOneCall() {
        long faculty = sandbox.state().addCategory("Faculty");
        long science = sandbox.state().addCategory("Science", faculty);
        sandbox.state().addCategory("Science");

        DestinationReport report = send(
                Destination.createCourses(client).map("In", "category.path"),
                List.of(
                        Map.of("fullname", "One", "shortname", "O1", "In", "Faculty / Science", "visible", "no"),
                        Map.of(
                                "fullname",
                                "Two",
                                "shortname",
                                "O2",
                                "In",
                                "Faculty/Science",
                                "startdate",
                                "2026-11-21"),
                        Map.of("fullname", "Three", "shortname", "O3", "In", "Arts")));

        assertThat(report.written()).isEqualTo(2);
        assertThat(sandbox.state().course("O1").orElseThrow().category()).isEqualTo(science);
        assertThat(rejections()).containsExactly("3 record 3: no category has the path 'Arts'.");
        assertThat(calls("core_course_get_categories")).isOne();
    }

    @Test
    void recordsOfOneFieldTravelTogether() {
        long first = sandbox.state().addCourse("C1", "First", 1);
        long second = sandbox.state().addCourse("C2", "Second", 1);
        List<Map<String, Object>> rows = IntStream.range(0, 60)
                .mapToObj(number -> Map.<String, Object>of(
                        "courseid",
                        number % 2 == 0 ? first : second,
                        "userid",
                        sandbox.state().addUser("p" + number, "P", "X", "p" + number + "@example.com")))
                .toList();

        send(Destination.enrolUsers(client).batchSize(20).grouping(Grouping.byField("courseid")), rows);

        assertThat(requests).extracting(RequestSummary::records).containsExactly(20, 20, 10, 10);
        assertThat(outcomes.subList(0, 20)).allMatch(outcome -> outcome.position() % 2 == 1);
        assertThat(outcomes)
                .extracting(RecordOutcome::position)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void onlyOneBatchIsReadAhead() {
        AtomicInteger read = new AtomicInteger();
        List<Integer> readAtResponse = new ArrayList<>();
        Iterator<Map<String, Object>> rows = IntStream.range(0, 95)
                .peek(number -> read.incrementAndGet())
                .mapToObj(number -> person("p" + number))
                .iterator();
        Destination<Map<String, ?>> destination = Destination.createUsers(client)
                .batchSize(10)
                .listener(response -> readAtResponse.add(read.get()))
                .build();
        destination.activate();

        destination.send(rows);

        assertThat(readAtResponse).containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90, 95);
    }

    @Test
    void anyTypeOfRecordIsRead() {
        record Student(String login, String mail) {}
        List<RecordOutcome<Student>> seen = new ArrayList<>();
        Destination<Student> destination = Destination.createUsers(client)
                .constant("password", "Passw0rd!")
                .<Student>reading(student ->
                        Map.of("username", student.login(), "email", student.mail(), "firstname", "A", "lastname", "B"))
                .unbatched()
                .listener(response -> seen.addAll(response.outcomes()))
                .build();
        destination.activate();

        destination.send(Stream.of(new Student("anne", "anne@example.com"), new Student("bob", "bob@example.com")));

        assertThat(seen).extracting(outcome -> outcome.record().login()).containsExactly("anne", "bob");
        assertThat(calls(CREATE)).isEqualTo(2);
    }

    @Test
    void aFewEditedRecordsAreSentWhileInactive() {
        Destination<Map<String, ?>> destination =
                Destination.createUsers(client).build();
        Map<String, Object> fields = destination.fields(person("anne"));
        fields.put("lastname", "Edited");

        List<RecordOutcome<Map<String, Object>>> edited = destination.testFields(List.of(fields));
        List<RecordOutcome<Map<String, ?>>> plain = destination.test(List.of(person("bob"), person("Bob")));

        assertThat(edited)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.newId()).isPresent());
        assertThat(sandbox.state().user("anne").orElseThrow().lastname()).isEqualTo("Edited");
        assertThat(plain)
                .extracting(outcome -> outcome.verdict().getClass().getSimpleName())
                .containsExactly("Written", "Rejected");
        assertThat(destination.active()).isFalse();
    }

    private RecordedCall last(String function) {
        return sandbox.calls().latest().stream()
                .filter(call -> call.function().equals(function))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
