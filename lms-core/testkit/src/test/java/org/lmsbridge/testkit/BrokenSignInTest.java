package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.Page;

/** Verifiers of credentials and directories of contacts that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenSignInTest {
    private static final String PASSWORD = "Zebra-4711-crossing";

    private final InMemoryCredentialsTest rightCredentials = new InMemoryCredentialsTest();
    private final CredentialVerifier verifier = rightCredentials.verifier();
    private final InMemoryDirectoryTest rightDirectory = new InMemoryDirectoryTest();
    private final ContactDirectory directory = rightDirectory.directory();

    private void fails(CredentialVerifier broken, String clause, ThrowingConsumer<CredentialVerifierContract> test) {
        var contract = new InMemoryCredentialsTest() {
            @Override
            protected CredentialVerifier verifier() {
                return broken;
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CredentialVerifier.verify ")
                .hasMessageContaining(clause);
    }

    private void fails(ContactDirectory broken, String clause, ThrowingConsumer<ContactDirectoryContract> test) {
        var contract = new InMemoryDirectoryTest() {
            @Override
            protected ContactDirectory directory() {
                return broken;
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ContactDirectory.")
                .hasMessageContaining(clause);
    }

    /** Lists rightly, and finds as it is told. */
    private ContactDirectory finding(Finder finder) {
        return new ContactDirectory() {
            @Override
            public List<Contact> having(ContactKey key, String value) {
                return finder.having(key, value);
            }

            @Override
            public Page<Contact> contacts(Optional<ContactId> after, int limit) {
                return directory.contacts(after, limit);
            }
        };
    }

    private interface Finder {
        List<Contact> having(ContactKey key, String value);
    }

    @Test
    void aRightPasswordThatIsRejectedIsFound() {
        fails(
                (contact, password) -> CredentialVerdict.REJECTED,
                "accepts the right password",
                CredentialVerifierContract::theRightPasswordIsAccepted);
    }

    @Test
    void passwordsThatAreComparedInPartAreFound() {
        fails(
                (contact, password) -> verdict(PASSWORD.startsWith(new String(password))),
                "not exactly the right one",
                CredentialVerifierContract::everyOtherPasswordIsRejected);
        fails(
                (contact, password) -> verdict(new String(password).strip().equals(PASSWORD)),
                "not exactly the right one",
                CredentialVerifierContract::everyOtherPasswordIsRejected);
    }

    @Test
    void passwordsOfNobodyThatAreAcceptedAreFound() {
        fails(
                (contact, password) -> verdict(new String(password).equals(PASSWORD)),
                "rejects every password of nobody",
                CredentialVerifierContract::nobodysPasswordIsRejected);
        fails(
                (contact, password) -> verdict(contact.isPresent()),
                "of a contact that has none",
                CredentialVerifierContract::nobodysPasswordIsRejected);
    }

    @Test
    void passwordsThatAreWipedAreFound() {
        fails(
                (contact, password) -> {
                    var verdict = verifier.verify(contact, password);
                    Arrays.fill(password, '\0');
                    return verdict;
                },
                "leaves the password to its caller",
                CredentialVerifierContract::thePasswordIsLeftAsItIs);
    }

    @Test
    void verifiersForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        fails(
                (contact, password) -> Thread.currentThread() == owner
                        ? verifier.verify(contact, password)
                        : CredentialVerdict.REJECTED,
                "answers many threads rightly",
                CredentialVerifierContract::manyMayAskAtOnce);
    }

    @Test
    void nobodyThatIsAnsweredAtOnceIsFound() {
        fails(
                (contact, password) -> {
                    if (contact.isPresent()) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // stands for a slow hash
                    }
                    return verifier.verify(contact, password);
                },
                "does for nobody the work of a wrong password",
                CredentialVerifierContract::nobodyTakesAsLongAsAWrongPassword);
    }

    @Test
    void valuesThatAreLookedUpAsTheyAreWrittenAreFound() {
        fails(
                finding((key, value) -> directory.having(key, value).stream()
                        .filter(contact -> key.of(contact).equals(Optional.of(value)))
                        .toList()),
                "finds without regard to case",
                ContactDirectoryContract::aContactIsFoundByItsValueInLowerCase);
    }

    @Test
    void valuesThatArePatternsAreFound() {
        fails(
                finding((key, value) -> value.equals("%")
                        ? directory.contacts(Optional.empty(), 2).items()
                        : directory.having(key, value)),
                "takes % as it stands",
                ContactDirectoryContract::aValueIsAValueAndNoPattern);
    }

    @Test
    void anybodyWhoIsFoundByAValueThatNobodyHasIsFound() {
        fails(
                finding((key, value) -> List.of(rightDirectory.existing())),
                "finds nobody by a value that nobody has",
                ContactDirectoryContract::nobodyIsFoundByAValueThatNobodyHas);
    }

    @Test
    void directoriesThatAlwaysListTheFirstPageAreFound() {
        fails(
                new ContactDirectory() {
                    @Override
                    public List<Contact> having(ContactKey key, String value) {
                        return directory.having(key, value.toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public Page<Contact> contacts(Optional<ContactId> after, int limit) {
                        return directory.contacts(Optional.empty(), limit);
                    }
                },
                "ContactDirectory.contacts: ",
                ContactDirectoryContract::contactsAreListedPageByPage);
    }

    private static CredentialVerdict verdict(boolean accepted) {
        return accepted ? CredentialVerdict.ACCEPTED : CredentialVerdict.REJECTED;
    }
}
