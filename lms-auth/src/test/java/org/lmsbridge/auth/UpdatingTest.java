package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.moodle.model.UserUpdate;

class UpdatingTest {
    private static final String ANNA = "person1@example.org";

    @TempDir
    Path state;

    @Test
    void anUnchangedRunWritesNothingAndAsksTheSiteOnce() {
        try (var bench = bench(Map.of())) {
            assertThat(changes(bench.auth().plan())).isEmpty();
            var calls = bench.sandbox().calls().requests();
            assertThat(changes(bench.auth().plan())).isEmpty();
            assertThat(bench.sandbox().calls().requests()).isEqualTo(calls);
        }
    }

    @Test
    void lockedFieldsFollowTheRecordsAndOthersAreTheUsers() {
        try (var bench = bench(Map.of("lockCity", "unlocked-if-empty"))) {
            edit(bench, UserUpdate.builder().city("Darwin"));
            bench.records()
                    .put(Records.contact("1")
                            .firstName("Renamed")
                            .putProfile(ProfileField.CITY, "Cairns")
                            .putProfile(ProfileField.DEPARTMENT, "Joinery"));

            var report = bench.auth().apply(bench.auth().plan());

            assertThat(report.applied().values()).containsExactly(1L);
            var user = bench.user(ANNA).orElseThrow();
            assertThat(user.firstname()).contains("Renamed");
            assertThat(user.city()).contains("Darwin");
            assertThat(user.department().orElse("")).isEmpty();
            assertThat(changes(bench.auth().plan())).isEmpty();
        }
    }

    @Test
    void anEmptyFieldIsFilledWhereWhoeverComesFirstHasIt() {
        try (var bench = bench(Map.of("lockCity", "unlocked-if-empty"))) {
            bench.records().put(Records.contact("1").putProfile(ProfileField.CITY, "Cairns"));
            bench.auth().apply(bench.auth().plan());
            assertThat(bench.user(ANNA).orElseThrow().city()).contains("Cairns");
        }
    }

    @Test
    void whatSomebodyChangedInTheSiteIsFoundByAThoroughPlan() {
        try (var bench = bench(Map.of())) {
            bench.auth().plan();
            edit(bench, UserUpdate.builder().lastname("Tampered"));

            assertThat(changes(bench.auth().plan())).isEmpty();
            bench.auth().apply(bench.auth().planThoroughly());
            assertThat(bench.user(ANNA).orElseThrow().lastname()).contains("Last1");
        }
    }

    @Test
    void anInactiveContactIsShutOutAndLetInAgain() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1").active(false));
            bench.auth().apply(bench.auth().plan());
            assertThat(bench.user(ANNA).orElseThrow().suspended()).contains(true);
            assertThat(changes(bench.auth().plan())).isEmpty();

            bench.records().put(Records.contact("1"));
            bench.auth().apply(bench.auth().plan());
            assertThat(bench.user(ANNA).orElseThrow().suspended()).contains(false);
        }
    }

    @Test
    void whomTheSitesAdministratorSuspendedStaysSuspended() {
        try (var bench = bench(Map.of())) {
            edit(bench, UserUpdate.builder().suspended(true));
            var plan = bench.auth().planThoroughly();
            assertThat(changes(plan)).isEmpty();
            assertThat(Bench.codes(plan)).containsExactly("account-suspended-in-site");
        }
    }

    @Test
    void absenceFromTheRecordsTakesNothingAway() {
        try (var bench = bench(Map.of())) {
            bench.records().remove("1");
            var plan = bench.auth().plan();
            assertThat(changes(plan)).isEmpty();
            assertThat(Bench.codes(plan)).containsExactly("contact-gone");
        }
    }

    @Test
    void anotherUsernameIsReportedWrittenAndToldToThePerson() throws Exception {
        var notices = new LinkedBlockingQueue<Notice>();
        try (var bench = new Bench(state, Map.of("signInNotice", "true"), notices::add)) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            bench.bridge().run("auth_records.sign-in-notices");
            assertThat(text(notices))
                    .contains("Your username is person1@example.org")
                    .doesNotContain("password");

            bench.records().put(Records.contact("1").email("new@example.org"));
            var plan = bench.auth().plan();
            assertThat(Bench.codes(plan)).containsExactly("username-changes");
            bench.auth().apply(plan);
            bench.bridge().run("auth_records.sign-in-notices");

            assertThat(bench.user("new@example.org").orElseThrow().email()).contains("new@example.org");
            assertThat(bench.link("1").orElseThrow().naturalKey()).isEqualTo("new@example.org");
            assertThat(text(notices)).contains("Your username is new@example.org");
            bench.auth().apply(bench.auth().plan());
            bench.bridge().run("auth_records.sign-in-notices");
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void aUsernameThatIsSomebodyElsesIsNotTaken() {
        try (var bench = bench(Map.of("matchField", "none"))) {
            bench.userInSite("new@example.org", "else@example.org", java.util.Optional.empty());
            bench.records().put(Records.contact("1").email("new@example.org"));
            var plan = bench.auth().plan();
            assertThat(Bench.codes(plan)).containsExactly("username-kept");
        }
    }

    @Test
    void aRenameOfWhichNobodyLearntHowItEndedIsPutRight() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1").email("new@example.org"));
            edit(bench, UserUpdate.builder().username("new@example.org").email("new@example.org"));

            assertThat(changes(bench.auth().plan())).isEmpty();
            assertThat(bench.link("1").orElseThrow().naturalKey()).isEqualTo("new@example.org");
        }
    }

    @Test
    void usernamesAreNumbersInSequenceAndStay() {
        try (var bench = new Bench(state, Map.of("usernameSource", "sequential-number", "firstNumber", "500"))) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            bench.sync();
            bench.records().put(Records.contact("3"));
            bench.sync();

            assertThat(List.of("1", "2", "3"))
                    .extracting(contact -> bench.link(contact).orElseThrow().naturalKey())
                    .containsExactly("500", "501", "502");
            assertThat(changes(bench.auth().plan())).isEmpty();
        }
    }

    @Test
    void aUserWhomTheRecordsNameIsTakenOver() {
        try (var bench = new Bench(state, Map.of("matchField", "none"))) {
            var id = bench.userInSite("somebody", "somebody@example.org", java.util.Optional.empty());
            bench.records().put(Records.contact("1").lmsUserId(id));
            bench.records().put(Records.contact("2").lmsUserId(4_711_000L));
            var plan = bench.plan();
            bench.apply(plan);
            assertThat(bench.link("1").orElseThrow().lmsId()).hasValue(id);
            assertThat(bench.link("2")).isEmpty();
            assertThat(Bench.codes(plan)).containsExactly("lms-id-unknown");
        }
    }

    private Bench bench(Map<String, String> settings) {
        var bench = new Bench(state, settings);
        bench.records().put(Records.contact("1"));
        bench.sync();
        return bench;
    }

    private static void edit(Bench bench, UserUpdate.Builder update) {
        bench.client()
                .users()
                .update(List.of(update.id(bench.user(ANNA).orElseThrow().id()).build()));
    }

    private static List<ChangeKind> changes(ChangePlan plan) {
        try (var segments = plan.segments()) {
            return segments.flatMap(segment -> segment.changes().stream())
                    .map(change -> change.kind())
                    .toList();
        }
    }

    private static String text(BlockingQueue<Notice> notices) throws InterruptedException {
        var notice = notices.poll(60, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        return notice.text();
    }
}
