package org.lmsbridge.moodle.destination;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;

/** The function behind a destination: what it takes, how it is called, and what its refusals mean. */
interface Target {

    /** {@return the web service function} */
    String function();

    /** {@return the fields that it takes} */
    Schema schema();

    /** {@return what is lost or done to people, for those who are about to use it; empty where nothing is} */
    Optional<String> warning();

    /**
     * Finds what only shows in the whole record.
     *
     * @param fields a record as it would be sent
     * @return the fault, empty where there is none
     */
    Optional<String> unfit(Map<String, Object> fields);

    /**
     * Writes records.
     *
     * @param client the site
     * @param records the records
     * @return a verdict for each, in order
     */
    List<Verdict<?>> write(MoodleClient client, List<Map<String, Object>> records);

    /**
     * Gives the parameters of a call, to be shown: whatever is secret is a {@link org.lmsbridge.moodle.Secret}.
     *
     * @param records the records of the call
     * @return the parameters by name
     */
    Map<String, ?> parameters(List<Map<String, Object>> records);

    /** {@return whether a call too large for a form is sent as one JSON argument, where the site offers that} */
    boolean packs();

    /**
     * Asks the site why it refuses a call, because Moodle names neither record nor reason.
     *
     * @param client the site
     * @param records the records of the call
     * @return what is known
     */
    Explanation explain(MoodleClient client, List<Map<String, Object>> records);

    /**
     * What asking told. Both are by the record's place.
     *
     * @param certain verdicts that need no further call
     * @param suspected reasons that hold if the site refuses the record by itself
     */
    record Explanation(Map<Integer, Verdict<?>> certain, Map<Integer, MoodleException> suspected) {
        static Explanation none() {
            return new Explanation(Map.of(), Map.of());
        }
    }
}
