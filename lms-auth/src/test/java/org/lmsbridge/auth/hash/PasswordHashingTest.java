package org.lmsbridge.auth.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.PasswordHashes;

class PasswordHashingTest {
    private static final PasswordHashing HASHING = PasswordHashing.argon2id(new Argon2Cost(64, 1, 1));
    private static final ContactId ANNA = new ContactId("1");

    /** Made by PHP's password_hash and crypt, and by Python's hashlib: not by what is tested. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
$2y$05$Mp8jW90dxZzHmORCzsg8A.G2jortrjJfv.cKfimxdnIKKayFGFadW Zebra-4711
$6$rounds=10000$abcdefghijklmnop$piM9M7f6x1hFbycqyfBAwWM.3AYZWmFbG24Liph4XlCjZzcmVS4INkWzPSKM1dbos0qHv6v8Tm8//xM3Q2cQv1 Zebra-4711
$6$saltsalt$R1sNOht9fZiAOLgK55Xo65EF6oSmw0vcqwAE1ZgrUL480hUF2.5culH3MNkyursSp2W0nCBiR0.a5nA4yOmTN. Zebra-4711
$5$rounds=5000$saltsalt$nFIVEDfnpBo1CJ8XQtZaInYSknD10mwljuA22cOIBG. Zebra-4711
$argon2id$v=19$m=64,t=2,p=1$M1ozbDVabDM0R0hHcXNscA$51qtoVYycDV4YFRyHZS5UXdw4p/v+J1tNxM5njycZ/8 Zebra-4711
$argon2i$v=19$m=64,t=2,p=1$OGtYdDhzLmVPa2pSaXZINg$0QncUAZ0dj6kfExkadDDitgYs/PyTHEjtQqDzaQ/OJw Zebra-4711
pbkdf2_sha1$1000$saltsalt$fKwwUnAQ/R6Zfpq/9HFpNtRSLOc= Zebra-4711
pbkdf2_sha256$1000$saltsalt$/yLLeEoAFQJLW8F8qFrpRtFu5CIQca+R+M+6VRcwmN4= Zebra-4711
pbkdf2_sha512$1000$saltsalt$61LskYNrksCmMIk3N0UfdrbnDJr8X13YyWiZKs61rhksms8slbmd03BPw6WaCxE6V5lmcAwk9NmjczarVGNs9g== Zebra-4711
$pbkdf2$1000$c2FsdHNhbHRzYWx0c2FsdA$7uGR3D0afj7D/FKv5WjxqP9.A/4 Zebra-4711
$pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA$3.eIEp6Up2DTLldX73ZoBEl/5uIljwvrCbVe0xJqrpg Zebra-4711
$pbkdf2-sha512$1000$c2FsdHNhbHRzYWx0c2FsdA$j015J8GsW3Qv.qbTRvwVk5S9/.g.Dn//nACWVJvojXQ3pCBNAZqVEqdAsQO0UEvvxIj49iUpsZDc4L00ibn/aw Zebra-4711
""")
    void hashesThatOthersMadeAreRead(String hash, String password) {
        assertThat(HASHING.matches(hash, password.toCharArray())).isTrue();
        assertThat(HASHING.matches(hash, (password + "x").toCharArray())).isFalse();
        assertThat(HASHING.matches(hash, password.toUpperCase(Locale.ROOT).toCharArray()))
                .isFalse();
    }

    @Test
    void ownHashesAreReadAndNotOutdated() {
        for (var hashing : new PasswordHashing[] {HASHING, PasswordHashing.bcrypt(4)}) {
            var hash = hashing.hash("pässwörd".toCharArray());
            assertThat(hashing.matches(hash, "pässwörd".toCharArray())).isTrue();
            assertThat(hashing.matches(hash, "passwörd".toCharArray())).isFalse();
            assertThat(hashing.outdated(hash)).isFalse();
            assertThat(hashing.hash("pässwörd".toCharArray())).isNotEqualTo(hash);
        }
    }

    @Test
    void hashesAreWrittenTheSameOnEveryMachine() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(HASHING.hash(new char[] {'a'})).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatCostsLessIsOutdated() {
        assertThat(PasswordHashing.bcrypt(5).outdated(PasswordHashing.bcrypt(4).hash(new char[] {'a'})))
                .isTrue();
        assertThat(PasswordHashing.argon2id().outdated(HASHING.hash(new char[] {'a'})))
                .isTrue();
        assertThat(PasswordHashing.argon2id().outdated(PasswordHashing.bcrypt(4).hash(new char[] {'a'})))
                .isTrue();
    }

    @Test
    void anUnknownFormatIsNamedWithoutBeingQuoted() {
        assertThatThrownBy(() -> HASHING.matches("5f4dcc3b5aa765d61d8327deb882cf99", "password".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bcrypt")
                .hasMessageNotContaining("5f4dcc");
    }

    @Test
    void anUnreadableHashLetsNobodyIn() {
        var credentials = new HashedCredentials(contact -> Optional.of("plain"), HASHING);

        assertThat(credentials.verify(Optional.of(ANNA), "plain".toCharArray())).isEqualTo(CredentialVerdict.REJECTED);
    }

    @Test
    void theHashOfNobodyOpensNothing() {
        var credentials = new HashedCredentials(contact -> Optional.empty(), HASHING);

        assertThat(credentials.verify(Optional.empty(), "nobody".toCharArray())).isEqualTo(CredentialVerdict.REJECTED);
        assertThat(credentials.verify(Optional.of(ANNA), "nobody".toCharArray()))
                .isEqualTo(CredentialVerdict.REJECTED);
    }

    @Test
    void aRightPasswordMovesToTheStrongerHashOnce() {
        var kept = new Kept(PasswordHashing.bcrypt(4).hash("secret".toCharArray()));
        var credentials = new HashedCredentials(kept, HASHING);

        assertThat(credentials.verify(Optional.of(ANNA), "wrong".toCharArray())).isEqualTo(CredentialVerdict.REJECTED);
        assertThat(kept.replaced).isZero();
        assertThat(credentials.verify(Optional.of(ANNA), "secret".toCharArray()))
                .isEqualTo(CredentialVerdict.ACCEPTED);
        assertThat(kept.hash).startsWith("$argon2id$");
        assertThat(credentials.verify(Optional.of(ANNA), "secret".toCharArray()))
                .isEqualTo(CredentialVerdict.ACCEPTED);
        assertThat(kept.replaced).isEqualTo(1);
    }

    private static final class Kept implements PasswordHashes {
        private String hash;
        private int replaced;

        Kept(String hash) {
            this.hash = hash;
        }

        @Override
        public Optional<String> hashOf(ContactId contact) {
            return Optional.of(hash);
        }

        @Override
        public void rehash(ContactId contact, String old, String replacement) {
            assertThat(old).isEqualTo(hash);
            hash = replacement;
            replaced++;
        }
    }
}
