package org.lmsbridge.testkit;

/**
 * Lets a contract change the records while they are read: rows of one listing, made and removed as another user of the
 * records would.
 *
 * @param <K> the rows' id
 */
public interface ChangingRows<K> {
    /** {@return the id of a row that was made now, wherever in the listing it stands} */
    K insert();

    /**
     * Removes a row.
     *
     * @param id a row that {@link #insert} made
     */
    void delete(K id);
}
