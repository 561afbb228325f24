package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;

/** What every {@link CredentialVerifier} has to satisfy: extend it, give yours, and run it. */
public abstract class CredentialVerifierContract {
    private static final int THREADS = 8;

    /** How often each of the two is timed before they are compared. */
    private static final int TIMINGS = 9;

    /** How often they are compared at most: work that is left out never comes closer, a busy machine's does. */
    private static final int COMPARISONS = 5;

    private static final long NOTICEABLE_NANOS = 5_000_000;

    /** For subclasses. */
    protected CredentialVerifierContract() {}

    /** {@return the implementation} */
    protected abstract CredentialVerifier verifier();

    /** {@return a contact with a password that need not be changed} */
    protected abstract ContactId contact();

    /** {@return that contact's password; not blank} */
    protected abstract char[] password();

    /** {@return a contact without a password, or an id that no contact has} */
    protected abstract ContactId withoutPassword();

    @Test
    void theRightPasswordIsAccepted() {
        assertThat(verifier().verify(Optional.of(contact()), password()))
                .as("CredentialVerifier.verify accepts the right password")
                .isEqualTo(CredentialVerdict.ACCEPTED);
    }

    @Test
    void everyOtherPasswordIsRejected() {
        for (var wrong : wrong()) {
            assertThat(verifier().verify(Optional.of(contact()), wrong))
                    .as("CredentialVerifier.verify rejects a password that is not exactly the right one")
                    .isEqualTo(CredentialVerdict.REJECTED);
        }
    }

    @Test
    void nobodysPasswordIsRejected() {
        assertThat(verifier().verify(Optional.empty(), password()))
                .as("CredentialVerifier.verify rejects every password of nobody")
                .isEqualTo(CredentialVerdict.REJECTED);
        assertThat(verifier().verify(Optional.of(withoutPassword()), password()))
                .as("CredentialVerifier.verify rejects every password of a contact that has none")
                .isEqualTo(CredentialVerdict.REJECTED);
    }

    @Test
    void thePasswordIsLeftAsItIs() {
        var typed = password();
        verifier().verify(Optional.of(contact()), typed);
        assertThat(typed)
                .as("CredentialVerifier.verify leaves the password to its caller")
                .isEqualTo(password());
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = new ArrayList<Callable<CredentialVerdict>>();
            for (int i = 0; i < THREADS; i++) {
                tasks.add(() -> verifier().verify(Optional.of(contact()), password()));
                tasks.add(() -> verifier().verify(Optional.of(contact()), wrong().get(0)));
            }
            var answers = threads.invokeAll(tasks);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .as("CredentialVerifier.verify answers many threads rightly at once")
                        .isEqualTo(i % 2 == 0 ? CredentialVerdict.ACCEPTED : CredentialVerdict.REJECTED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nobodyTakesAsLongAsAWrongPassword() {
        var wrong = wrong().get(0);
        long somebodys = Long.MAX_VALUE;
        long nobodys = Long.MAX_VALUE;
        for (int comparison = 0; comparison < COMPARISONS; comparison++) {
            // In turn, and the shortest of each: neither is timed while the code is colder or the machine busier.
            for (int i = 0; i < TIMINGS; i++) {
                somebodys = Math.min(somebodys, nanos(Optional.of(contact()), wrong));
                nobodys = Math.min(nobodys, nanos(Optional.empty(), wrong));
            }
            if (!noticeablyShorter(nobodys, somebodys)) {
                return;
            }
        }
        fail(
                "CredentialVerifier.verify does for nobody the work of a wrong password: %d ns and %d ns",
                nobodys, somebodys);
    }

    /** A factor of three: a hash left out makes a hundred. */
    private static boolean noticeablyShorter(long nobodys, long somebodys) {
        return somebodys > NOTICEABLE_NANOS && nobodys * 3 < somebodys;
    }

    private long nanos(Optional<ContactId> contact, char[] password) {
        long begin = System.nanoTime();
        verifier().verify(contact, password);
        return System.nanoTime() - begin;
    }

    private List<char[]> wrong() {
        var right = new String(password());
        var last = right.charAt(right.length() - 1) == 'x' ? 'y' : 'x';
        return List.of(
                (right.substring(0, right.length() - 1) + last).toCharArray(),
                (right + " ").toCharArray(),
                right.substring(0, right.length() - 1).toCharArray(),
                (right + "\0").toCharArray());
    }
}
