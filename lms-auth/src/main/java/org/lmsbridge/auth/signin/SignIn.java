package org.lmsbridge.auth.signin;

import java.net.URI;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/**
 * The answer to an attempt to sign in. Immutable.
 *
 * @param status what came of it
 * @param contact who it is; only where username and password are right
 * @param passwordChangeUrl where another password is chosen; only where that has to be done and the provider has such a
 *     page
 */
public record SignIn(SignInStatus status, Optional<ContactId> contact, Optional<URI> passwordChangeUrl) {
    /**
     * An answer that names nobody.
     *
     * @param status what came of it
     * @return the answer
     */
    public static SignIn of(SignInStatus status) {
        return new SignIn(status, Optional.empty(), Optional.empty());
    }
}
