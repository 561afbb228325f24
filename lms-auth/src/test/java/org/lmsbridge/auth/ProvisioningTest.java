package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.moodle.model.UserUpdate;

/** What is planned for whom, against a sandbox and a real state store. */
class ProvisioningTest {
    @TempDir
    Path state;

    @Test
    void makesAnAccountWithWhatTheRecordsSay() {
        try (var bench = bench()) {
            bench.records()
                    .put(Records.contact("1")
                            .putProfile(ProfileField.CITY, "Perth")
                            .putProfile(ProfileField.COUNTRY, "AU")
                            .putProfile(ProfileField.ID_NUMBER, "S-1"));
            bench.records().put(Records.contact("2"));

            var report = bench.sync();

            assertThat(report.applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 2L));
            var user = bench.user("person1@example.org").orElseThrow();
            assertThat(user.firstname()).contains("First1");
            assertThat(user.lastname()).contains("Last1");
            assertThat(user.email()).contains("Person1@Example.org");
            assertThat(user.idnumber()).contains("S-1");
            assertThat(user.city()).contains("Perth");
            assertThat(user.country()).contains("AU");
            assertThat(user.auth()).contains("manual");
            assertThat(bench.user("person2@example.org").orElseThrow().idnumber())
                    .as("without an ID number, the contact's id serves")
                    .contains("2");
            assertThat(bench.link("1").orElseThrow().provenance()).isEqualTo(Provenance.CREATED);
            assertThat(bench.link("1").orElseThrow().lmsId()).hasValue(user.id());
            assertThat(bench.state().journal().open(10)).isEmpty();
        }
    }

    @Test
    void aSecondPlanIsEmptyAndAsksTheSiteNothing() {
        try (var bench = bench()) {
            for (int i = 0; i < 40; i++) {
                bench.records().put(Records.contact("c" + i));
            }
            assertThat(bench.sync().complete()).isTrue();
            bench.sandbox().calls().reset();

            var second = bench.plan();

            assertThat(second.isEmpty()).isTrue();
            assertThat(second.header().findings()).isZero();
            assertThat(bench.sandbox().calls().byFunction()).isEmpty();
        }
    }

    @Test
    void anAccountThatIsGoneIsMadeAnewOnceTheSiteHasSaidSo() {
        try (var bench = bench()) {
            long first = account(bench);
            bench.client().users().delete(List.of(first));

            bench.provisioning().accountGone(new ContactId("1"), first + 1);
            assertThat(bench.plan().isEmpty())
                    .as("another account is not this one")
                    .isTrue();

            bench.provisioning().accountGone(new ContactId("1"), first);
            assertThat(bench.sync().applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 1L));
            var second = bench.user("person1@example.org").orElseThrow().id();
            assertThat(second).isNotEqualTo(first);
            assertThat(bench.link("1").orElseThrow().lmsId()).hasValue(second);
        }
    }

    private static long account(Bench bench) {
        bench.records().put(Records.contact("1"));
        bench.sync();
        return bench.user("person1@example.org").orElseThrow().id();
    }

    @Test
    void anAccountThatIsNotGoneAfterAllIsLinkedAgain() {
        try (var bench = bench()) {
            long user = account(bench);

            bench.provisioning().accountGone(new ContactId("1"), user);
            bench.sync();

            assertThat(bench.link("1").orElseThrow().lmsId()).hasValue(user);
            assertThat(bench.link("1").orElseThrow().inDoubt()).isFalse();
            assertThat(bench.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void planningWritesNothing() {
        try (var bench = bench()) {
            bench.records().put(Records.contact("1"));

            var plan = bench.plan();

            assertThat(plan.header().counts()).containsExactly(Map.entry(ChangeKind.ACCOUNT_CREATE, 1L));
            assertThat(bench.sandbox().calls().writes()).isZero();
            assertThat(bench.link("1")).isEmpty();
        }
    }

    @Test
    void takesOverAUserWhoHasTheSameEmail() {
        try (var bench = bench()) {
            var id = bench.userInSite("old-login", "person1@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.sandbox().calls().reset();

            var report = bench.sync();

            assertThat(report.applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_LINK, 1L));
            assertThat(bench.sandbox().calls().writes())
                    .as("taking over writes nothing to the site")
                    .isZero();
            var link = bench.link("1").orElseThrow();
            assertThat(link.provenance()).isEqualTo(Provenance.ADOPTED);
            assertThat(link.lmsId()).hasValue(id);
            assertThat(link.naturalKey()).isEqualTo("old-login");
            assertThat(bench.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void takesOverByUsernameOrIdNumberWhereTheSettingSaysSo() {
        try (var bench = bench("matchField", "idnumber")) {
            bench.userInSite("old-login", "other@example.org", Optional.of("1"));
            bench.records().put(Records.contact("1"));

            assertThat(bench.sync().applied()).containsExactly(Map.entry(ChangeKind.ACCOUNT_LINK, 1L));
        }
    }

    @Test
    void leavesAUsernameAloneThatIsSomebodyElses() {
        try (var bench = bench()) {
            var id = bench.userInSite("person1@example.org", "other@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));

            var plan = bench.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(Bench.findings(plan)).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("username-taken");
                assertThat(finding.subject()).isEqualTo("contact:1");
                assertThat(finding.message()).contains(String.valueOf(id)).doesNotContain("example.org");
                assertThat(finding.remedy()).isNotBlank();
            });
        }
    }

    @Test
    void takesNobodyOverWhereTheMatchFieldIsNone() {
        try (var bench = bench("matchField", "none")) {
            bench.userInSite("old-login", "PERSON1@example.org", Optional.empty());
            bench.userInSite("further", "further@example.org", Optional.of("2"));
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));

            assertThat(Bench.codes(bench.plan())).containsExactly("email-taken", "idnumber-taken");
        }
    }

    @Test
    void twoContactsWithOneEmailAreToldOfEachOther() {
        try (var bench = bench()) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").email("PERSON1@EXAMPLE.ORG"));

            var plan = bench.plan();

            assertThat(plan.header().total()).isEqualTo(1);
            assertThat(Bench.findings(plan)).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("username-duplicate");
                assertThat(finding.subject()).isEqualTo("contact:2");
                assertThat(finding.message()).contains("contact:1");
            });
        }
    }

    @Test
    void anEmailThatTwoContactsShareUnderOtherUsernamesIsRefusedToo() {
        try (var bench = bench("usernameSource", "avetmiss-client-id")) {
            bench.records().put(Records.contact("1").clientId("C1").email("same@example.org"));
            bench.records().put(Records.contact("2").clientId("C2").email("Same@example.org"));

            assertThat(Bench.codes(bench.plan())).containsExactly("email-duplicate");
        }
    }

    @Test
    void anIdNumberThatTwoContactsShareIsRefused() {
        try (var bench = bench()) {
            bench.records().put(Records.contact("1").putProfile(ProfileField.ID_NUMBER, "S"));
            bench.records().put(Records.contact("2").putProfile(ProfileField.ID_NUMBER, "S"));

            assertThat(Bench.codes(bench.plan())).containsExactly("idnumber-duplicate");
        }
    }

    @Test
    void theAccountOfOneContactIsNotGivenToAnother() {
        try (var bench = bench()) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            bench.records().put(Records.contact("2").email("person1@example.org"));

            assertThat(Bench.findings(bench.plan())).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("account-of-another-contact");
                assertThat(finding.message()).contains("contact:1");
            });
        }
    }

    @Test
    void twoContactsDoNotTakeOverOneUser() {
        try (var bench = bench()) {
            bench.userInSite("old-login", "person1@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").email("person1@example.org"));

            var plan = bench.plan();

            assertThat(plan.header().counts()).containsExactly(Map.entry(ChangeKind.ACCOUNT_LINK, 1L));
            assertThat(Bench.codes(plan)).containsExactly("account-of-another-contact");
        }
    }

    @Test
    void aSuspendedUserIsReportedAndLeftAlone() {
        try (var bench = bench()) {
            var id = bench.userInSite("old-login", "person1@example.org", Optional.empty());
            bench.client()
                    .users()
                    .update(List.of(UserUpdate.builder().id(id).suspended(true).build()));
            bench.records().put(Records.contact("1"));

            assertThat(Bench.codes(bench.plan())).containsExactly("account-suspended-in-site");
        }
    }

    @Test
    void whoeverIsNotToHaveAnAccountIsNamedWithTheReason() {
        try (var bench = bench()) {
            bench.records().put(Records.contact("1").active(false));
            bench.records().put(Records.contact("2").password(Optional.empty()));
            bench.records().put(Records.contact("3").password(Secret.of("weak")));
            bench.records().put(Records.contact("4").email(Optional.empty()));
            bench.records().put(Records.contact("5").email("o'brien@example.org"));
            bench.records().put(Records.contact("6").password(Optional.empty()).hasPassword(true));
            bench.records().put(Records.contact("7").firstName("x".repeat(101)));

            var plan = bench.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(Bench.findings(plan))
                    .extracting(Finding::subject, Finding::code)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("contact:1", "contact-inactive"),
                            org.assertj.core.groups.Tuple.tuple("contact:2", "contact-without-password"),
                            org.assertj.core.groups.Tuple.tuple("contact:3", "password-too-weak"),
                            org.assertj.core.groups.Tuple.tuple("contact:4", "username-missing"),
                            org.assertj.core.groups.Tuple.tuple("contact:5", "username-invalid"),
                            org.assertj.core.groups.Tuple.tuple("contact:6", "password-not-delivered"),
                            org.assertj.core.groups.Tuple.tuple("contact:7", "name-invalid"));
        }
    }

    @Test
    void aContactWithoutEmailIsRefusedWhereTheUsernameComesFromElsewhere() {
        try (var bench = bench("usernameSource", "avetmiss-usi")) {
            bench.records()
                    .put(Records.contact("1")
                            .uniqueStudentIdentifier("BNGH7C75FN")
                            .email(Optional.empty()));
            bench.records()
                    .put(Records.contact("2")
                            .uniqueStudentIdentifier("BP6LKB3C7X")
                            .email("no address"));
            bench.records().put(Records.contact("3").uniqueStudentIdentifier("DG6K5YHPP3"));

            assertThat(Bench.codes(bench.plan())).containsExactly("email-missing", "email-invalid");
            bench.sync();
            assertThat(bench.user("dg6k5yhpp3")).isPresent();
        }
    }

    @Test
    void aMatchNeedsNoUsername() {
        try (var bench = bench("usernameSource", "none")) {
            bench.userInSite("old-login", "person1@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));

            var plan = bench.plan();

            assertThat(plan.header().counts()).containsExactly(Map.entry(ChangeKind.ACCOUNT_LINK, 1L));
            assertThat(Bench.codes(plan)).containsExactly("username-source-none");
        }
    }

    @Test
    void whoeverIsAskedForAgainGetsTheSameAnswerWithoutACallOrASecondChange() {
        try (var bench = bench()) {
            bench.userInSite("person2@example.org", "other@example.org", Optional.empty());
            var good = bench.records().put(Records.contact("1"));
            var taken = bench.records().put(Records.contact("2"));
            try (var plan = bench.state().plans().create()) {
                var first = bench.provisioning().decide(List.of(good, taken, good), plan);
                bench.sandbox().calls().reset();
                var second = bench.provisioning().decide(List.of(taken, good), plan);

                assertThat(first).hasSize(3);
                assertThat(first.get(0))
                        .isInstanceOfSatisfying(
                                AccountProvisioning.Planned.class,
                                planned -> assertThat(planned.changes()).hasSize(1));
                assertThat(first.get(2)).isEqualTo(new AccountProvisioning.Planned(new ContactId("1"), List.of()));
                assertThat(second).containsExactly(first.get(1), first.get(2));
                assertThat(bench.sandbox().calls().byFunction()).isEmpty();
            }
        }
    }

    @Test
    void aProfileValueThatMoodleWouldRefuseIsLeftOutAndReported() {
        try (var bench = bench()) {
            bench.records()
                    .put(Records.contact("1")
                            .putProfile(ProfileField.COUNTRY, "Australia")
                            .putProfile(ProfileField.PHONE_1, "0".repeat(21))
                            .putProfile(ProfileField.CITY, "Perth"));

            var plan = bench.plan();

            assertThat(Bench.codes(plan)).containsExactly("profile-value-left-out", "profile-value-left-out");
            assertThat(bench.apply(plan).complete()).isTrue();
            assertThat(bench.user("person1@example.org").orElseThrow().city()).contains("Perth");
        }
    }

    private Bench bench(String... settings) {
        return new Bench(state, settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]));
    }
}
