package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A file in the draft area of the account behind the token.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUploadedFile.class)
@JsonDeserialize(builder = UploadedFile.Builder.class)
public interface UploadedFile {
    /** {@return the number of the draft area} */
    long itemid();

    /** {@return the name} */
    String filename();

    /** {@return the folder} */
    Optional<String> filepath();

    /** {@return where it is} */
    Optional<String> url();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UploadedFile}. */
    class Builder extends ImmutableUploadedFile.Builder {
        Builder() {}
    }
}
