package org.lmsbridge.core.spi;

import java.util.Optional;

/**
 * What changed in the records since somebody last asked. Optional: records that have it are read incrementally, with a
 * full run at its own interval; records without it are read in full every time.
 *
 * <p>Called by one thread at a time, every minute or so, page after page until a page is the last; the cursor is kept
 * in the state store once what it covers has been dealt with, so that after a crash the same cursor is asked about
 * again. Every answer is a hint of where to look: the library then reads the things themselves.
 *
 * <p>What counts: a contact's profile, password or activity (the contact); anything about a course date (the course
 * date); anything about a registration, its being deleted too (its contact or its target, better both). A changed
 * master or category may be left to the full run.
 *
 * <p>Naming more than has changed is allowed, and so is naming the same twice; leaving something out is not. Beware of
 * transactions that commit late: a row that was stamped before the cursor, and became visible after it was read, has to
 * come with the next page. A cursor that lies a few minutes before the newest stamp is a simple way.
 *
 * <p>Throws {@link RecordsUnavailableException} when it cannot answer in full.
 */
public interface Changes {
    /** How many characters a cursor has at most. */
    int MAX_CURSOR = 1_000;

    /**
     * Reads what changed.
     *
     * @param cursor where the page before ended, as {@link Changed#cursor()} gave it; empty the first time, which is
     *     answered with {@link Changed#everything}
     * @param limit how many ids at most, of contacts and targets together; 1 to 1,000
     * @return the page; {@link Changed#everything} too if the cursor is not known any more
     */
    Changed since(Optional<String> cursor, int limit);
}
