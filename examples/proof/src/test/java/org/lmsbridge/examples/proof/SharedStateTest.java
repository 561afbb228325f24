package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.sandbox.model.Course;
import org.lmsbridge.sandbox.model.User;

/**
 * Several hosts, each a process of its own, share one PostgreSQL and one site while the records grow. Now one is killed
 * (SIGKILL), now one is paused beyond its leases and goes on (SIGSTOP, SIGCONT). Nothing may be there twice after the
 * next run, and every call-back has to be acknowledged, repeated only with its key.
 */
@EnabledIfSystemProperty(named = "proof.full", matches = "true")
class SharedStateTest {
    private static final Path TABLE = Path.of("target", "shared-state.md");

    /** Longer than a lease, which is a minute, and than it takes to find out. */
    private static final Duration PAUSE = Duration.ofSeconds(75);

    /** How many seconds the hosts' clocks are ahead: as far off as a host is started with. */
    private static final long[] AHEAD = {10, -15, 0, 4};

    private static final Duration TROUBLE = Duration.ofSeconds(170);
    private static final Duration SETTLE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final List<SharedHost> hosts = new ArrayList<>();
    private final Random chance = new Random(20_261_121);
    private final Set<Integer> completed = new HashSet<>();
    private final Set<String> doubled = new TreeSet<>();
    private int kills;
    private int pauses;

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void nothingIsThereTwiceAfterTheNextRun(int count) throws Exception {
        var term = Campus.prepare(folder.resolve("campus"), false);
        try (var database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
                var campus = Campus.in(folder.resolve("campus"), true);
                var receiver = new StepReceiver()) {
            StateStore.applySchema(database.getPostgresDatabase());
            var ground = new SharedHost.Ground(
                    database.getJdbcUrl("postgres", "postgres"),
                    campus.sandbox().url().toString(),
                    campus.sandbox().token(),
                    receiver.address(),
                    new GrowingTerm(term.trades(), term.template()),
                    System.currentTimeMillis() + 5_000);
            for (int number = 0; number < count; number++) {
                hosts.add(SharedHost.start(ground, AHEAD[number], log()));
            }
            trouble(ground, campus);
            var settled = watchUntil(
                    campus,
                    SETTLE,
                    () -> campus.contents().equals(GrowingTerm.expected())
                            && receiver.taken().equals(GrowingTerm.completedRegistrations()));
            hosts.forEach(SharedHost::close);
            tell(count, campus, receiver, settled);
            assertEnd(ground, campus, receiver);
        } finally {
            hosts.forEach(SharedHost::close);
        }
    }

    private Path log() throws IOException {
        return Files.createDirectories(Path.of("target")).resolve("shared-hosts.log");
    }

    /** Kills every few seconds; all the while one host is paused, but for the first seconds. */
    private void trouble(SharedHost.Ground ground, Campus campus) throws Exception {
        var end = Instant.now().plus(TROUBLE);
        watch(campus, Duration.ofSeconds(12));
        while (Instant.now().isBefore(end)) {
            var paused = hosts.get(chance.nextInt(hosts.size()));
            paused.pause();
            pauses++;
            var over = Instant.now().plus(PAUSE);
            while (Instant.now().isBefore(over)) {
                watch(campus, Duration.ofMillis(4_000 + chance.nextInt(12_000)));
                var other = hosts.get(chance.nextInt(hosts.size()));
                if (other != paused) {
                    assertThat(other.alive()).isTrue();
                    other.close();
                    int place = hosts.indexOf(other);
                    hosts.set(place, SharedHost.start(ground, AHEAD[place], log()));
                    kills++;
                }
            }
            paused.goOn();
            watch(campus, Duration.ofSeconds(8));
        }
    }

    private void watch(Campus campus, Duration time) throws InterruptedException {
        watchUntil(campus, time, () -> false);
    }

    /** Lets people complete what they are enrolled in, and notes what is there twice. {@return whether it came true} */
    private boolean watchUntil(Campus campus, Duration atMost, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            complete(campus);
            noteDoubles(campus);
            if (reached.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return false;
    }

    private void complete(Campus campus) {
        var state = campus.sandbox().state();
        for (int number = 1; number <= GrowingTerm.STEPS; number++) {
            var date = GrowingTerm.completes(number);
            var name = Term.username(number);
            if (!date.isEmpty() && !completed.contains(number)) {
                var course = state.courses().stream()
                        .filter(one -> one.idnumber().equals(date))
                        .findFirst();
                var user = state.users().stream()
                        .filter(one -> one.username().equals(name))
                        .findFirst();
                if (course.isPresent()
                        && user.isPresent()
                        && state.participants(course.get().id()).stream()
                                .anyMatch(seat -> seat.username().equals(name))) {
                    state.learning()
                            .setCourseCompletion(course.get().id(), user.get().id());
                    state.learning().visit(course.get().id(), user.get().id());
                    completed.add(number);
                }
            }
        }
    }

    private void noteDoubles(Campus campus) {
        var emails = new HashSet<String>();
        campus.sandbox().state().users().stream()
                .map(User::email)
                .filter(email -> !email.isEmpty() && !emails.add(email))
                .forEach(email -> doubled.add("user " + email));
        // A second copy of a template bears its numbered name, or the names of the first one do not fit.
        campus.sandbox().state().courses().stream()
                .map(Course::shortname)
                .filter(name -> name.matches("TPL_\\d+"))
                .forEach(name -> doubled.add("course " + name));
        var names = new HashSet<String>();
        campus.sandbox().state().courses().stream()
                .map(course -> course.shortname().toLowerCase(Locale.ROOT))
                .filter(name -> !names.add(name))
                .forEach(name -> doubled.add("course " + name));
    }

    private void tell(int count, Campus campus, StepReceiver receiver, boolean settled) throws IOException {
        var sandbox = campus.sandbox();
        var seats = GrowingTerm.expected().stream()
                .filter(line -> line.startsWith("seat "))
                .count();
        if (Files.notExists(TABLE)) {
            Files.write(
                    TABLE,
                    List.of(
                            "| hosts | kills | pauses | requests | there twice meanwhile | enrolments at the end | welcome mails | call-backs | repeated | equal before the next run |",
                            "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |"));
        }
        Files.write(
                TABLE,
                List.of("| %d | %d | %d | %d | %d %s | %d | %d | %d | %d | %s |"
                        .formatted(
                                count,
                                kills,
                                pauses,
                                sandbox.calls().requests().calls(),
                                doubled.size(),
                                doubled,
                                seats,
                                sandbox.state().mails().size(),
                                receiver.taken().size(),
                                receiver.repeated(),
                                settled ? "yes" : "no")),
                StandardOpenOption.APPEND);
    }

    private static void assertEnd(SharedHost.Ground ground, Campus campus, StepReceiver receiver) {
        var records = ground.term().begin();
        for (int step = 1; step <= GrowingTerm.STEPS; step++) {
            ground.term().step(records, step);
        }
        try (var bridge = ground.bridge(records, Clock.systemUTC())) {
            assertThat(Campus.run(bridge).complete()).isTrue();
            assertThat(campus.contents()).isEqualTo(GrowingTerm.expected());
            campus.sandbox().calls().reset();
            assertThat(Campus.synchronise(bridge)).allMatch(RunReport::complete);
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
        assertThat(receiver.taken()).isEqualTo(GrowingTerm.completedRegistrations());
        assertThat(receiver.wronglyRepeated()).isEmpty();
    }
}
