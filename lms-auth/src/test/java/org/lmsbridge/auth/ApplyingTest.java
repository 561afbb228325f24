package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.moodle.model.UserUpdate;
import org.lmsbridge.sandbox.Fault;

/** How planned accounts come into the site, and what becomes of those that do not. */
class ApplyingTest {
    private static final String CREATE = "core_user_create_users";
    private static final String LOOK_UP = "core_user_get_users_by_field";

    @TempDir
    Path state;

    @Test
    void aThousandAccountsTravelInPackedCalls() {
        try (var bench = bench(Map.of("authMethod", "ldap"))) {
            for (int i = 0; i < 1_000; i++) {
                bench.records().put(Records.contact("n" + i));
            }

            var report = bench.sync();

            assertThat(report.applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 1_000L));
            assertThat(bench.sandbox().calls().of(CREATE).calls()).isLessThanOrEqualTo(12);
            assertThat(bench.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void anExternalMethodIsSentNoPassword() {
        try (var bench = bench(Map.of("authMethod", "ldap", "createPassword", "true"))) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").password(Optional.empty()).hasPassword(true));

            assertThat(bench.sync().complete()).isTrue();

            assertThat(bench.user("person1@example.org").orElseThrow().auth()).contains("ldap");
            assertThat(sent(bench)).contains("ldap").doesNotContain("password");
        }
    }

    @Test
    void moodleMakesThePasswordWhereTheSettingSaysSo() {
        try (var bench = bench(Map.of("createPassword", "true", "requirePassword", "false"))) {
            bench.records().put(Records.contact("1").password(Optional.empty()));

            assertThat(bench.sync().complete()).isTrue();

            assertThat(sent(bench)).contains("createpassword").doesNotContain("[password]");
        }
    }

    @Test
    void noPasswordIsInPlanJournalStateOrLog() throws IOException {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").password(Secret.of("zebra")));
            bench.userInSite("person3@example.org", "other@example.org", Optional.empty());
            bench.records().put(Records.contact("3"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).then(Fault.dropAfterCommit());
            var report = bench.apply(plan);

            assertThat(plan.asTable() + text(plan) + report + Bench.findings(plan))
                    .contains("password-too-weak")
                    .doesNotContainIgnoringCase(Records.PASSWORD)
                    .doesNotContainIgnoringCase("zebra");
        }
        assertThat(bytesBelow(state)).contains("person1@example.org").doesNotContain("ebra");
        assertThat(Files.readString(Path.of("target/test.log")))
                .contains("accounts sent=")
                .doesNotContainIgnoringCase("zebra");
    }

    @Test
    void whatTheSiteRefusesIsReportedAndCostsNobodyElse() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").putProfile(ProfileField.LANGUAGE, "xx_none"));
            bench.records().put(Records.contact("3"));

            var report = bench.sync();

            assertThat(report.applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 2L));
            assertThat(report.notApplied()).containsExactly(Map.entry(Result.REFUSED, 1L));
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("account-refused");
                assertThat(finding.subject()).isEqualTo("contact:2");
                assertThat(finding.message()).contains("invalidparameter");
                assertThat(finding.remedy()).isNotBlank().doesNotContain("%s");
            });
            assertThat(bench.link("2")).isEmpty();
        }
    }

    @Test
    void aPasswordThatOnlyTheSiteFindsTooWeakIsNamedAsSuch() {
        try (var bench = bench(Map.of("passwordMinLength", "1", "passwordDigits", "0", "passwordUpper", "0"))) {
            bench.records().put(Records.contact("1").password(Secret.of("weak!")));

            assertThat(bench.sync().findings()).extracting(Finding::code).containsExactly("password-too-weak");
        }
    }

    @Test
    void aUsernameThatSomebodyTookMeanwhileIsLeftAlone() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.userInSite("person1@example.org", "other@example.org", Optional.empty());
            bench.sandbox().calls().reset();

            var report = bench.apply(plan);

            assertMoved(report, "username-taken");
            assertThat(bench.sandbox().calls().writes()).isZero();
            assertThat(bench.link("1")).isEmpty();
        }
    }

    @Test
    void aContactThatChangedMeanwhileGetsNoAccount() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            bench.records().put(Records.contact("3"));
            var plan = bench.plan();
            bench.records().remove("1");
            bench.records().put(Records.contact("2").active(false));
            bench.records().put(Records.contact("3").password(Optional.empty()).hasPassword(true));
            bench.sandbox().calls().reset();

            var report = bench.apply(plan);

            assertMoved(report, "contact-changed", "contact-inactive", "password-not-delivered");
            assertThat(bench.sandbox().calls().byFunction()).isEmpty();
        }
    }

    @Test
    void twoPlansForOneContactMakeOneAccount() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var first = bench.plan();
            var second = bench.plan();
            bench.apply(first);

            assertMoved(bench.apply(second), "account-appeared");
        }
    }

    @Test
    void aUserWhoWentMeanwhileIsNotTakenOver() {
        try (var bench = bench(Map.of())) {
            var gone = bench.userInSite("old-1", "person1@example.org", Optional.empty());
            var shut = bench.userInSite("old-2", "person2@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            var plan = bench.plan();
            bench.client().users().delete(List.of(gone));
            bench.client()
                    .users()
                    .update(List.of(
                            UserUpdate.builder().id(shut).suspended(true).build()));

            assertMoved(bench.apply(plan), "account-gone", "account-suspended-in-site");
            assertThat(bench.link("1")).isEmpty();
        }
    }

    @Test
    void aRestoredSiteThatGaveTheNumberToSomebodyElseIsNotFollowed() {
        try (var bench = bench(Map.of())) {
            var id = bench.userInSite("old-1", "person1@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.client()
                    .users()
                    .update(List.of(
                            UserUpdate.builder().id(id).username("someone-new").build()));

            assertMoved(bench.apply(plan), "account-gone");
        }
    }

    @Test
    void aSiteInMaintenanceLeavesNothingInDoubt() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).always().then(Fault.maintenance(Duration.ofHours(1)));

            var report = bench.apply(plan);

            assertThat(report.notApplied()).containsExactly(Map.entry(Result.SKIPPED, 1L));
            assertThat(report.findings()).extracting(Finding::code).containsExactly("account-not-attempted");
            assertThat(bench.link("1")).isEmpty();
            bench.sandbox().faults().clear();
            assertThat(bench.sync().complete()).isTrue();
        }
    }

    @Test
    void anAnswerThatIsLostIsMadeUpForByAsking() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).then(Fault.dropAfterCommit());

            assertThat(bench.apply(plan).complete()).isTrue();

            assertThat(bench.sandbox().calls().of(CREATE).calls()).isEqualTo(1);
            assertThat(bench.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void whatStaysInDoubtIsFoundByTheNextRun() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).then(Fault.dropAfterCommit());
            // The ground is looked at in three look-ups; after the lost answer, the site does not answer any more.
            bench.sandbox().faults().on(LOOK_UP).call(4).always().then(Fault.status(500));

            var report = bench.apply(plan);

            assertThat(report.notApplied()).containsExactly(Map.entry(Result.IN_DOUBT, 2L));
            assertThat(report.findings()).extracting(Finding::code).containsOnly("account-in-doubt");
            assertThat(bench.link("1").orElseThrow().inDoubt()).isTrue();
            assertThat(bench.state().journal().open(10)).isNotEmpty();

            bench.sandbox().faults().clear();
            assertThat(bench.plan().isEmpty()).isTrue();
            assertThat(bench.link("1").orElseThrow().provenance()).isEqualTo(Provenance.CREATED);
            assertThat(bench.link("1").orElseThrow().lmsId())
                    .hasValue(bench.user("person1@example.org").orElseThrow().id());
            assertThat(bench.state().journal().open(10)).isEmpty();
        }
    }

    @Test
    void whatNeverArrivedIsSentAgain() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).then(Fault.dropBeforeCommit());
            bench.sandbox().faults().on(LOOK_UP).call(4).always().then(Fault.status(500));
            assertThat(bench.apply(plan).notApplied()).containsExactly(Map.entry(Result.IN_DOUBT, 1L));
            bench.sandbox().faults().clear();

            assertThat(bench.sync().applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 1L));
            assertThat(bench.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aStrangerWhoHasTheUsernameOfALostRequestIsNotTakenForOurs() {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1"));
            var plan = bench.plan();
            bench.sandbox().faults().on(CREATE).then(Fault.dropBeforeCommit());
            bench.sandbox().faults().on(LOOK_UP).call(4).always().then(Fault.status(500));
            bench.apply(plan);
            bench.sandbox().faults().clear();
            bench.userInSite("person1@example.org", "other@example.org", Optional.empty());

            assertThat(Bench.codes(bench.plan())).containsExactly("username-taken");
            assertThat(bench.link("1").orElseThrow().lmsId()).isEmpty();
        }
    }

    private Bench bench(Map<String, String> settings) {
        return new Bench(state, settings);
    }

    private static void assertMoved(RunReport report, String... codes) {
        assertThat(report.applied()).isEmpty();
        assertThat(report.notApplied()).containsExactly(Map.entry(Result.GROUND_MOVED, (long) codes.length));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(codes);
    }

    private static String sent(Bench bench) {
        return bench.sandbox().calls().latest().stream()
                .filter(call -> call.toString().contains(CREATE))
                .toList()
                .toString();
    }

    private static String text(ChangePlan plan) {
        try (var segments = plan.segments()) {
            return segments.toList().toString();
        }
    }

    private static String bytesBelow(Path directory) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
