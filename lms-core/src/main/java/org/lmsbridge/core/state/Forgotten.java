package org.lmsbridge.core.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.core.records.ContactId;

/**
 * What came of forgetting a person. Immutable. Says about the person only what is needed to forget them in Moodle too:
 * not to be kept longer than that takes.
 *
 * @param contact whom
 * @param removed how much was removed or made anonymous, by what it was
 * @param inMoodle what has to be done in Moodle by hand, a sentence each
 * @param remaining what could not be removed yet, and when it can, a sentence each; forget the person again then
 */
public record Forgotten(
        ContactId contact, Map<String, Integer> removed, List<String> inMoodle, List<String> remaining) {
    public Forgotten {
        removed = Map.copyOf(new TreeMap<>(removed));
        inMoodle = List.copyOf(inMoodle);
        remaining = List.copyOf(remaining);
    }

    /** {@return whether nothing about the person is left in the state} */
    public boolean complete() {
        return remaining.isEmpty();
    }
}
