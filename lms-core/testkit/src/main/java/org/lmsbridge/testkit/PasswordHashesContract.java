package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.PasswordHashes;

/** What every {@link PasswordHashes} has to satisfy: extend it, give yours, and run it. */
public abstract class PasswordHashesContract {
    private static final String HASH_OF = "PasswordHashes.hashOf";
    private static final String REHASH = "PasswordHashes.rehash";
    private static final String STRONGER = "$2y$12$Wq4vM3nX0rJ8kT1yB5cDeuZ6aF7gH9iL2oP3sU4vX5yA6bC7dE8f.";
    private static final String STALE = "$2y$10$00000000000000000000000000000000000000000000000000000";

    /** For subclasses. */
    protected PasswordHashesContract() {}

    /** {@return the implementation} */
    protected abstract PasswordHashes hashes();

    /** {@return a contact that has a password} */
    protected abstract ContactId contact();

    /** {@return the hash of that contact as the records were filled with it} */
    protected abstract String hash();

    /** {@return another contact that has a password} */
    protected abstract ContactId other();

    /** {@return a contact without a password} */
    protected abstract ContactId withoutPassword();

    /** {@return an id that no contact has} */
    protected abstract ContactId missing();

    @Test
    void theHashIsReadAsItIs() {
        assertThat(hashOf(contact()))
                .as(HASH_OF + ": reads the hash exactly as it is kept")
                .contains(hash());
        assertThat(hashOf(contact()))
                .as(HASH_OF + ": the same answer when asked again")
                .contains(hash());
    }

    @Test
    void whoHasNoPasswordHasNoHash() {
        assertThat(hashOf(withoutPassword()))
                .as(HASH_OF + ": empty for a contact without a password")
                .isEmpty();
        assertThat(hashOf(missing()))
                .as(HASH_OF + ": empty for a contact that does not exist")
                .isEmpty();
    }

    @Test
    void aStrongerHashReplacesTheOneThatStandsOrNothingDoes() {
        var others = hashOf(other());
        hashes().rehash(contact(), hash(), STRONGER);
        assertThat(hashOf(contact()).orElse(""))
                .as(REHASH + ": replaces the old hash, or does nothing")
                .isIn(hash(), STRONGER);
        assertThat(hashOf(other())).as(REHASH + ": changes nobody else's hash").isEqualTo(others);
    }

    @Test
    void aPasswordThatWasChangedMeanwhileStays() {
        hashes().rehash(contact(), STALE, STRONGER);
        assertThat(hashOf(contact()))
                .as(REHASH + ": replaces a hash only while the old one still stands")
                .contains(hash());
    }

    @Test
    void nobodyIsGivenAPassword() {
        hashes().rehash(withoutPassword(), STALE, STRONGER);
        assertThat(hashOf(withoutPassword()))
                .as(REHASH + ": gives nobody a password who has none")
                .isEmpty();
    }

    @Test
    void manyMayAskAtOnce() {
        var hashes = hashes();
        assertThat(Clause.atOnce(HASH_OF, number -> hashes.hashOf(number % 2 == 0 ? contact() : missing())))
                .as(HASH_OF + ": answers many threads rightly at once")
                .containsExactly(Optional.of(hash()), Optional.empty(), Optional.of(hash()), Optional.empty());
    }

    private Optional<String> hashOf(ContactId contact) {
        var hashes = hashes();
        return Clause.call(HASH_OF, () -> hashes.hashOf(contact));
    }
}
