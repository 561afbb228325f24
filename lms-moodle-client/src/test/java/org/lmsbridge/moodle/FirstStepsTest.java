package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Outcome;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.FunctionCheck;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.sandbox.MoodleSandbox;

/** The first steps of the README. */
class FirstStepsTest {
    private static void firstSteps(String url, String token, long courseid) {
        MoodleClient client = MoodleClient.of(MoodleSite.of(url, token));

        // Is everything there, and what should the administrator know?
        FunctionCheck check =
                client.site().checkFunctions(List.of("core_user_create_users", "enrol_manual_enrol_users"));
        check.findings().forEach(System.out::println);

        // Two accounts. The second cannot work; the first is made all the same.
        BulkResult<NewUser, Long> accounts = client.users()
                .create(List.of(
                        NewUser.builder()
                                .username("anne")
                                .password(Secret.of("Passw0rd!"))
                                .firstname("Anne")
                                .lastname("Example")
                                .email("anne@example.org")
                                .build(),
                        NewUser.builder()
                                .username("Bob")
                                .password(Secret.of("Passw0rd!"))
                                .firstname("Bob")
                                .lastname("Example")
                                .email("bob@example.org")
                                .build()));
        for (Outcome<NewUser, Long> outcome : accounts.outcomes()) {
            String said = outcome.value()
                    .map(id -> "account " + id)
                    .orElseGet(() -> outcome.reason().orElseThrow().getMessage());
            System.out.println(outcome.record().username() + ": " + said);
        }

        // Enrol those that were made. Role 5 is the student of a stock site.
        client.enrolments()
                .enrol(accounts.written().stream()
                        .map(outcome -> Enrolment.builder()
                                .courseid(courseid)
                                .userid(outcome.value().orElseThrow())
                                .roleid(5)
                                .build())
                        .toList());

        // Read who is in the course, page by page as the stream is consumed.
        try (Stream<Participant> people = client.enrolments().participants(courseid, ParticipantsQuery.active())) {
            people.forEach(person -> System.out.println(person.fullname().orElse("?")));
        }

        // Anything that has no method of its own yet.
        JsonNode methods =
                client.call("core_enrol_get_course_enrolment_methods", Map.of("courseid", courseid), JsonNode.class);
        System.out.println(methods.size() + " ways to enrol oneself");
    }

    @Test
    void theyDoWhatTheReadmeSays() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (MoodleSandbox sandbox = MoodleSandbox.start();
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            long courseid = sandbox.state().addCourse("C1", "Course", 1);
            firstSteps(sandbox.url().toString(), sandbox.token(), courseid);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "anne: account 3",
                        "Bob: core_user_create_users: record 2 (user:Bob): username must be lower case. Correct the"
                                + " record; nothing of it was sent.",
                        "Anne Example",
                        "0 ways to enrol oneself");
    }
}
