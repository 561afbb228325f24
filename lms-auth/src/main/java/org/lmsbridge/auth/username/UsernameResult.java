package org.lmsbridge.auth.username;

import java.util.Optional;
import org.lmsbridge.core.report.Finding;

/** The username of a contact, or why there is none. */
public sealed interface UsernameResult {
    /**
     * There is one.
     *
     * @param value the username as Moodle takes it
     */
    record Present(String value) implements UsernameResult {}

    /**
     * There is none.
     *
     * @param finding why, and what to do
     */
    record Absent(Finding finding) implements UsernameResult {}

    /** {@return the username, if there is one} */
    default Optional<String> username() {
        return this instanceof Present present ? Optional.of(present.value()) : Optional.empty();
    }
}
