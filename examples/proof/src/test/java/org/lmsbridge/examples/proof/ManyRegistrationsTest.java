package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.testkit.InMemoryRecords;

/** Very many registrations on one course date: 10,000 with {@code proof.full}, 1,000 otherwise. */
class ManyRegistrationsTest {
    private static final int MANY = Boolean.getBoolean("proof.full") ? 10_000 : 1_000;
    private static final CourseDateId DATE = new CourseDateId("open-day");

    @TempDir
    private Path folder;

    private final InMemoryRecords records = new InMemoryRecords()
            .put(Term.category("safety", "1", ""))
            .put(Term.master(Term.PLAIN, "safety"))
            .put(CourseDate.builder()
                    .id(DATE)
                    .master(Term.PLAIN)
                    .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                    .zone(ZoneOffset.UTC)
                    .venue("Hall")
                    .build());

    @Test
    void everybodyIsThereOnceAndOneMoreCostsOneCall() throws Exception {
        for (int number = 1; number <= MANY; number++) {
            book(number, RegistrationStatus.REGISTERED);
        }
        try (var sandbox = MoodleSandbox.start();
                var bridge = bridge(sandbox)) {
            long begun = System.nanoTime();
            assertThat(Campus.run(bridge).complete()).isTrue();
            double seconds = (System.nanoTime() - begun) / 1e9;
            long requests = sandbox.calls().requests().calls();
            assertThat(seats(sandbox)).hasSize(MANY).doesNotHaveDuplicates();

            sandbox.calls().reset();
            assertThat(Campus.run(bridge).complete()).isTrue();
            assertThat(sandbox.calls().writes()).isZero();
            tell(seconds, requests, sandbox.calls().requests().calls());

            book(MANY + 1, RegistrationStatus.REGISTERED);
            book(1, RegistrationStatus.CANCELLED);
            sandbox.calls().reset();
            assertThat(Campus.run(bridge).complete()).isTrue();
            assertThat(seats(sandbox)).hasSize(MANY).doesNotHaveDuplicates().doesNotContain(name(1));
            assertThat(sandbox.calls().of("enrol_manual_enrol_users").calls()).isEqualTo(1);
        }
    }

    private LmsBridge bridge(MoodleSandbox sandbox) {
        var site = MoodleSite.of(sandbox.url().toString(), sandbox.token());
        return LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(site))
                .plugins(new AuthPlugin(), new EnrolPlugin())
                .settings(SettingsSource.of(Map.of(
                        "enrol_records.categoryField", Term.CATEGORY_FIELD,
                        "enrol_records.groups", "venue",
                        "enrol_records.onBookingCancelled", "unenrol")))
                .state(StateStore.embedded(folder))
                .build();
    }

    private void book(int number, RegistrationStatus status) {
        var contact = new ContactId("c" + number);
        records.put(Contact.builder()
                        .id(contact)
                        .firstName("First" + number)
                        .lastName("Last" + number)
                        .email(name(number))
                        .password(Secret.of(Term.PASSWORD + number))
                        .build())
                .put(Registration.builder()
                        .id(new RegistrationId("r" + number))
                        .contact(contact)
                        .target(DATE)
                        .status(status)
                        .build());
    }

    private static String name(int number) {
        return "many%d@example.org".formatted(number);
    }

    private static List<String> seats(MoodleSandbox sandbox) {
        var course = sandbox.state().courses().stream()
                .filter(one -> one.idnumber().equals(DATE.value()))
                .findFirst()
                .orElseThrow();
        return sandbox.state().participants(course.id()).stream()
                .map(Participant::username)
                .toList();
    }

    private static void tell(double seconds, long first, long second) throws Exception {
        Files.write(
                Path.of("target", "many-registrations.md"),
                List.of(
                        "| registrations | first run, seconds | requests | requests of an unchanged run |",
                        "| --: | --: | --: | --: |",
                        String.format(Locale.ROOT, "| %d | %.1f | %d | %d |", MANY, seconds, first, second)));
    }
}
