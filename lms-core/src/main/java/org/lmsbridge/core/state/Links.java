package org.lmsbridge.core.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The links of one site. Thread-safe; every call is a transaction of its own and durable when it returns. Throws
 * {@link StateException} when the store cannot answer.
 */
public interface Links {
    /**
     * Finds links by their ids in the records, in one statement per thousand.
     *
     * @param kind of which kind
     * @param parent the course's number in the site for enrolments, otherwise empty
     * @param recordsIds the ids
     * @return those that exist, by id
     */
    Map<String, Link> find(LinkKind kind, String parent, Collection<String> recordsIds);

    /**
     * Finds links by natural key, in one statement per thousand.
     *
     * @param kind of which kind
     * @param naturalKeys the keys
     * @return those that exist, by key; of several with one key, which only enrolments have, any
     */
    Map<String, Link> findByNaturalKey(LinkKind kind, Collection<String> naturalKeys);

    /**
     * Finds links by their numbers in the site, in one statement per thousand. A user or course may be linked with
     * several things in the records: all dates of a category with its one course, say.
     *
     * @param kind of which kind
     * @param lmsIds the numbers of users or courses
     * @return those that exist, by number, in the order of parent and id in the records; a number without a link is
     *     left out
     */
    Map<Long, List<Link>> findByLmsId(LinkKind kind, Collection<Long> lmsIds);

    /**
     * Lists the links of one course, or of one kind.
     *
     * @param kind of which kind
     * @param parent the course's number in the site for enrolments, otherwise empty
     * @param after the last id in the records of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page, in order of the ids in the records; shorter than the limit only at the end
     */
    List<Link> list(LinkKind kind, String parent, Optional<String> after, int limit);

    /**
     * Counts the links of one course, or of one kind.
     *
     * @param kind of which kind
     * @param parent the course's number in the site for enrolments, otherwise empty
     * @return how many there are
     */
    long count(LinkKind kind, String parent);

    /**
     * Lists what is in doubt.
     *
     * @param kind of which kind
     * @param after the last link of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return links in doubt, in order of parent and id; fewer than the limit only at the end
     */
    List<Link> inDoubt(LinkKind kind, Optional<Link> after, int limit);

    /**
     * Stores links, new ones and changed ones, all or none.
     *
     * @param links the links
     */
    void save(Collection<Link> links);

    /**
     * Forgets links, all or none. Ones that do not exist are no fault.
     *
     * @param links the links
     */
    void delete(Collection<Link> links);
}
