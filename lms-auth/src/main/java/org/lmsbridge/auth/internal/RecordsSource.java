package org.lmsbridge.auth.internal;

import java.util.Optional;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.CredentialVerifier;

/** Signing in from the records. Thread-safe. */
final class RecordsSource implements SignInSource {
    private final SignInNames names;
    private final CredentialVerifier verifier;

    RecordsSource(SignInNames names, CredentialVerifier verifier) {
        this.names = names;
        this.verifier = verifier;
    }

    @Override
    public String component() {
        return AuthPlugin.COMPONENT;
    }

    @Override
    public Optional<SignInName> find(String username) {
        return names.byName(username);
    }

    @Override
    public CredentialVerdict verify(Optional<SignInName> who, char[] password) {
        var verdict = verifier.verify(who.map(name -> name.contact().id()), password);
        // Looked at last, so that only whoever knows the password waits for the site.
        var right = verdict == CredentialVerdict.ACCEPTED || verdict == CredentialVerdict.MUST_CHANGE_PASSWORD;
        return right && who.filter(names::admits).isEmpty() ? CredentialVerdict.REJECTED : verdict;
    }

    @Override
    public Listed list(Optional<String> after, int limit) {
        return names.page(after.map(ContactId::new), limit);
    }
}
