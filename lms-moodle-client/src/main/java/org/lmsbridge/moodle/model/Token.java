package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;
import org.lmsbridge.moodle.Secret;

/**
 * What a sign-in for a token answers; {@code login/token.php}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableToken.class)
@JsonDeserialize(builder = Token.Builder.class)
public interface Token {
    /** {@return the token} */
    Secret token();

    /** {@return the private token, given over HTTPS to others than administrators} */
    Optional<Secret> privatetoken();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Token}. */
    class Builder extends ImmutableToken.Builder {
        Builder() {}
    }
}
