package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.destination.Destination;
import org.lmsbridge.moodle.destination.DestinationBuilder;
import org.lmsbridge.moodle.destination.DestinationReport;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.sandbox.model.User;

/** Kills a host that sends rows into a destination: accounts, and then their enrolments. */
final class DestinationKill implements KillMatrixTest.Work {
    static final String NAME = "destination";
    private static final int PEOPLE = 24;
    private static final String COURSE = "SEND";

    private final Path hosts;
    private final Path prepared;
    private final long requests;

    DestinationKill(Path hosts) throws IOException {
        this.hosts = hosts;
        this.prepared = hosts.resolve("prepared");
        Files.createDirectories(prepared);
        try (var sandbox = site(prepared)) {
            sandbox.state().addCourse(COURSE, "Sent to", 1);
        }
        var whole = hosts.resolve("whole");
        Campus.copy(prepared, whole);
        try (var sandbox = site(whole)) {
            sandbox.calls().reset();
            work(whole, sandbox.url().toString(), sandbox.token());
            requests = sandbox.calls().requests().calls();
            assertSent(sandbox);
            assertThat(sandbox.state().mails()).hasSize(PEOPLE);
        }
    }

    private static MoodleSandbox site(Path folder) {
        return MoodleSandbox.builder().dataFile(folder.resolve("site.json")).start();
    }

    static List<DestinationReport> work(Path folder, String url, String token) {
        var client = MoodleClient.of(Campus.site(url, token));
        return List.of(
                send(Destination.createUsers(client), folder.resolve("users.progress"), people()),
                send(Destination.enrolUsers(client), folder.resolve("enrolments.progress"), enrolments()));
    }

    private static DestinationReport send(
            DestinationBuilder<Map<String, ?>> settings, Path progress, Stream<Map<String, ?>> rows) {
        var destination = settings.batchSize(4).progress(progress).build();
        destination.activate();
        return destination.send(rows);
    }

    private static Stream<Map<String, ?>> people() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(number -> Map.of(
                        "username", name(number),
                        "firstname", "First" + number,
                        "lastname", "Last" + number,
                        "email", name(number) + "@example.org",
                        "password", "Canary-pw-7-" + number));
    }

    private static Stream<Map<String, ?>> enrolments() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(number -> Map.of("user.username", name(number), "course.shortname", COURSE));
    }

    private static String name(int number) {
        return "sent%02d".formatted(number);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long points() {
        return requests;
    }

    @Override
    public String kill(String name, KillPoint point) throws Exception {
        var folder = hosts.resolve(name);
        Campus.copy(prepared, folder);
        try (var sandbox = site(folder)) {
            var url = sandbox.url().toString();
            var trap = point.kill(sandbox, () -> KilledHost.start(NAME, folder, url, sandbox.token()));
            assertThat(work(folder, url, sandbox.token())).allMatch(DestinationReport::complete);
            long before = sandbox.calls().requests().calls();
            trap.open();
            if (point.moment() == Moment.LATER) {
                KillPoint.awaitTrue(() -> sandbox.calls().requests().calls() > before);
            }
            assertSent(sandbox);
            int more = sandbox.state().mails().size() - PEOPLE;
            if (point.moment() != Moment.LATER) {
                assertThat(more).as("welcome mails more").isZero();
            }
            sandbox.calls().reset();
            assertThat(work(folder, url, sandbox.token()))
                    .allSatisfy(report -> assertThat(report.written()).isZero());
            assertThat(sandbox.calls().writes()).isZero();
            return more == 0 ? "equal" : "equal, %d mails more".formatted(more);
        }
    }

    private static void assertSent(MoodleSandbox sandbox) {
        var names =
                IntStream.rangeClosed(1, PEOPLE).mapToObj(DestinationKill::name).toList();
        assertThat(sandbox.state().users())
                .extracting(User::username)
                .filteredOn(name -> name.startsWith("sent"))
                .containsExactlyInAnyOrderElementsOf(names);
        var course = sandbox.state().course(COURSE).orElseThrow().id();
        assertThat(sandbox.state().participants(course))
                .extracting(Participant::username)
                .containsExactlyInAnyOrderElementsOf(names);
    }
}
