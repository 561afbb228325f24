package org.lmsbridge.core.state;

import java.util.Optional;

/**
 * Places up to which something was read or done, by name, so that the next run goes on from there. Thread-safe; durable
 * when a call returns. Throws {@link StateException} when the store cannot answer.
 */
public interface Cursors {
    /**
     * Reads a cursor.
     *
     * @param name the name, by custom {@code component.what}; not blank, at most 200 characters
     * @return where it stands, if it was ever put and not removed
     */
    Optional<String> get(String name);

    /**
     * Puts a cursor, in place of where it stood before.
     *
     * @param name the name; not blank, at most 200 characters
     * @param place where it stands from now on, in whatever form its owner reads; may be empty
     */
    void put(String name, String place);

    /**
     * Removes a cursor, so that the next run begins anew. One that is not there is no fault.
     *
     * @param name the name
     */
    void remove(String name);
}
