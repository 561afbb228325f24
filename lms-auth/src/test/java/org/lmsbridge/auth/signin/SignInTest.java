package org.lmsbridge.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class SignInTest {
    private static final String ANNA = "person1@example.org";
    private static final ContactId ANNAS_ID = new ContactId("1");

    @TempDir
    Path state;

    @Test
    void theRightPasswordIsAcceptedInAnyCaseOfTheUsername() throws Exception {
        try (var bench = bench(Map.of())) {
            assertThat(signIn(bench, " PERSON1@example.ORG ", Records.PASSWORD, "192.0.2.1"))
                    .isEqualTo(new SignIn(SignInStatus.ACCEPTED, Optional.of(ANNAS_ID), Optional.empty()));
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswerAndTheSameWork() throws Exception {
        try (var bench = bench(Map.of())) {
            var asked = new LinkedBlockingQueue<Optional<ContactId>>();
            bench.records().verifying((contact, password) -> {
                asked.add(contact);
                return CredentialVerdict.REJECTED;
            });

            var wrong = signIn(bench, ANNA, "Wrong-1-password", "192.0.2.1");
            var unknown = signIn(bench, "nobody@example.org", "Wrong-1-password", "192.0.2.1");
            var impossible = signIn(bench, "no body*)(uid=*", "Wrong-1-password", "192.0.2.1");

            assertThat(wrong).isEqualTo(SignIn.of(SignInStatus.WRONG_CREDENTIALS));
            assertThat(unknown).isEqualTo(wrong);
            assertThat(impossible).isEqualTo(wrong);
            assertThat(asked).containsExactly(Optional.of(ANNAS_ID), Optional.empty(), Optional.empty());
        }
    }

    @Test
    void inactivityIsToldOnlyToWhoeverKnowsThePassword() throws Exception {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("1").active(false));

            assertThat(signIn(bench, ANNA, "Wrong-1-password", "192.0.2.1").status())
                    .isEqualTo(SignInStatus.WRONG_CREDENTIALS);
            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                    .isEqualTo(SignInStatus.INACTIVE);
        }
    }

    @Test
    void whoHasToChangeThePasswordIsToldWhere() throws Exception {
        try (var bench = bench(Map.of("passwordChangeUrl", "https://portal.example.org/password"))) {
            bench.records().verifying((contact, password) -> CredentialVerdict.MUST_CHANGE_PASSWORD);

            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1"))
                    .isEqualTo(new SignIn(
                            SignInStatus.MUST_CHANGE_PASSWORD,
                            Optional.of(ANNAS_ID),
                            Optional.of(URI.create("https://portal.example.org/password"))));
        }
    }

    @Test
    void tooManyAttemptsLockTheNameOutWhetherItExistsOrNot() throws Exception {
        try (var bench = bench(Map.of("signInAttemptsPerUsername", "3"))) {
            for (var name : new String[] {ANNA, "nobody@example.org"}) {
                for (int i = 0; i < 3; i++) {
                    assertThat(signIn(bench, name, "Wrong-1-password", "192.0.2." + i)
                                    .status())
                            .isEqualTo(SignInStatus.WRONG_CREDENTIALS);
                }
                assertThat(signIn(bench, name, Records.PASSWORD, "192.0.2.9").status())
                        .isEqualTo(SignInStatus.LOCKED_OUT);
            }
            assertThat(signIn(bench, "person2@example.org", Records.PASSWORD, "192.0.2.1")
                            .status())
                    .isEqualTo(SignInStatus.ACCEPTED);
        }
    }

    @Test
    void aRightPasswordForgetsEarlierAttempts() throws Exception {
        try (var bench = bench(Map.of("signInAttemptsPerUsername", "3"))) {
            for (int i = 0; i < 6; i++) {
                signIn(bench, ANNA, "Wrong-1-password", "192.0.2.1");
                assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                        .isEqualTo(SignInStatus.ACCEPTED);
            }
        }
    }

    @Test
    void tooManyFailuresLockAnAddressOutUnlessItStandsForMany() throws Exception {
        try (var bench =
                bench(Map.of("signInAttemptsPerAddress", "2", "signInExemptAddresses", "192.0.2.7, 2001:db8::1"))) {
            for (var address : new String[] {"192.0.2.1", "192.0.2.7"}) {
                signIn(bench, "a@example.org", "Wrong-1-password", address);
                signIn(bench, "b@example.org", "Wrong-1-password", address);
            }
            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                    .isEqualTo(SignInStatus.LOCKED_OUT);
            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.7").status())
                    .isEqualTo(SignInStatus.ACCEPTED);
        }
    }

    @Test
    void recordsThatDoNotAnswerAreNoWrongPassword() throws Exception {
        try (var bench = bench(Map.of("signInAttemptsPerUsername", "1"))) {
            for (int i = 0; i < 3; i++) {
                bench.records().verifying((contact, password) -> {
                    throw new RecordsUnavailableException("maintenance");
                });
                assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                        .isEqualTo(SignInStatus.UNAVAILABLE);
            }
            bench.records().verifying((contact, password) -> CredentialVerdict.ACCEPTED);
            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                    .isEqualTo(SignInStatus.ACCEPTED);
        }
    }

    @Test
    void recordsThatHangAreNotWaitedForAndOthersGoOn() throws Exception {
        try (var bench = bench(Map.of("signInTimeoutSeconds", "4"))) {
            var interrupted = new CountDownLatch(1);
            bench.records().verifying((contact, password) -> {
                if (contact.equals(Optional.of(ANNAS_ID))) {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                }
                return CredentialVerdict.ACCEPTED;
            });

            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                    .isEqualTo(SignInStatus.UNAVAILABLE);
            assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(signIn(bench, "person2@example.org", Records.PASSWORD, "192.0.2.1")
                            .status())
                    .isEqualTo(SignInStatus.ACCEPTED);
        }
    }

    @Test
    void aContactWithTwoRecordsIsNobody() throws Exception {
        try (var bench = bench(Map.of())) {
            bench.records().put(Records.contact("3").email(ANNA));

            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").status())
                    .isEqualTo(SignInStatus.WRONG_CREDENTIALS);
        }
    }

    @Test
    void aLinkedContactKeepsTheNameOfTheAccountUntilThatIsChanged() throws Exception {
        try (var bench = bench(Map.of())) {
            bench.sync();
            bench.records().put(Records.contact("1").email("new@example.org"));

            assertThat(signIn(bench, ANNA, Records.PASSWORD, "192.0.2.1").contact())
                    .contains(ANNAS_ID);
            assertThat(signIn(bench, "new@example.org", Records.PASSWORD, "192.0.2.1")
                            .status())
                    .isEqualTo(SignInStatus.WRONG_CREDENTIALS);
        }
    }

    @Test
    void aForgottenUsernameIsTheOneUnderWhichSomebodySignsIn() {
        try (var bench = bench(Map.of())) {
            assertThat(bench.auth().usernameOf(ANNAS_ID)).contains(ANNA);
            bench.sync();
            bench.records().put(Records.contact("1").email("new@example.org"));
            assertThat(bench.auth().usernameOf(ANNAS_ID)).contains(ANNA);
            assertThat(bench.auth().usernameOf(new ContactId("7"))).isEmpty();
        }
    }

    @Test
    void onlyASuccessIsPublished() throws Exception {
        try (var bench = bench(Map.of())) {
            var events = new LinkedBlockingQueue<SignedIn>();
            bench.events().subscribe(SignedIn.class, events::add);

            signIn(bench, ANNA, "Wrong-1-password", "192.0.2.1");
            signIn(bench, "person2@example.org", Records.PASSWORD, "192.0.2.1");

            var event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.contact()).isEqualTo(new ContactId("2"));
            assertThat(events).isEmpty();
        }
    }

    @Test
    void thePasswordIsTheCallersToOverwrite() throws Exception {
        try (var bench = bench(Map.of())) {
            var password = Records.PASSWORD.toCharArray();
            bench.auth().authenticate(ANNA, password, InetAddress.getByName("192.0.2.1"));
            assertThat(password).isEqualTo(Records.PASSWORD.toCharArray());
        }
    }

    @Test
    void anExemptAddressMustBeAnAddress() {
        assertThatThrownBy(() -> bench(Map.of("signInExemptAddresses", "moodle.example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moodle.example.org is no address");
    }

    private Bench bench(Map<String, String> settings) {
        var bench = new Bench(state, settings);
        bench.records().put(Records.contact("1"));
        bench.records().put(Records.contact("2"));
        return bench;
    }

    private static SignIn signIn(Bench bench, String username, String password, String address) throws Exception {
        return bench.auth().authenticate(username, password.toCharArray(), InetAddress.getByName(address));
    }
}
