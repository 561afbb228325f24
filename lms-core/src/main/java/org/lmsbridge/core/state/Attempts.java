package org.lmsbridge.core.state;

import java.time.Duration;

/**
 * Attempts at something of which everybody has only so many, counted over all processes that share the state.
 * Thread-safe; each call is one short transaction.
 */
public interface Attempts {
    /**
     * Looks, and writes nothing.
     *
     * @param name what is counted
     * @return how many attempts there were in the window that is open; 0 if none is
     */
    int counted(String name);

    /**
     * Counts one attempt. The first attempt under a name opens a window; when it has passed, counting begins anew.
     *
     * @param name what is counted, such as a digest of a username; not blank, at most 64 characters; nothing from which
     *     somebody reads who tried
     * @param window how long a window is
     * @return how many attempts there were in the window, this one included
     */
    int count(String name, Duration window);

    /**
     * Takes one attempt back, because it turned out not to count. Does nothing if nothing was counted.
     *
     * @param name what was counted
     */
    void takeBack(String name);

    /**
     * Forgets what was counted, because somebody proved who they are.
     *
     * @param name what was counted
     */
    void forget(String name);
}
