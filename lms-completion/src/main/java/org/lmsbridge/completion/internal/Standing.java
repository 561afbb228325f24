package org.lmsbridge.completion.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.state.Cursors;

/**
 * What was told to the records about the registrations of one course, by registration and step: how often it was
 * completed, whether the latest completion was withdrawn, and whose it was, such as {@code 2w@4711}. Not thread-safe.
 */
final class Standing {
    private static final String PREFIX = "local_records.told.";
    private final Cursors cursors;
    private final String name;
    private final Map<String, String> told = new TreeMap<>();
    private boolean changed;

    private Standing(Cursors cursors, String name) {
        this.cursors = cursors;
        this.name = name;
    }

    static Standing of(Cursors cursors, long courseid) {
        var standing = new Standing(cursors, PREFIX + courseid);
        cursors.get(standing.name)
                .ifPresent(text -> text.lines().forEach(line -> {
                    int tab = line.lastIndexOf('\t');
                    standing.told.put(line.substring(0, tab), line.substring(tab + 1));
                }));
        return standing;
    }

    boolean isCompleted(RegistrationId registration, String step) {
        return Optional.ofNullable(told.get(key(registration, step)))
                .filter(text -> !text.contains("w"))
                .isPresent();
    }

    /** Whether the completion was another user's: a booking may belong to another contact by now. */
    boolean isOfAnother(RegistrationId registration, String step, long userid) {
        var text = told.getOrDefault(key(registration, step), "");
        return text.contains("@") && !text.endsWith("@" + userid);
    }

    /** How often the step was called for, the call that is about to be stored included. */
    int nextCompletion(RegistrationId registration, String step) {
        return completions(registration, step) + 1;
    }

    int completions(RegistrationId registration, String step) {
        return Integer.parseInt(told.getOrDefault(key(registration, step), "0").replaceAll("\\D.*", ""));
    }

    void completed(RegistrationId registration, String step, long userid) {
        put(registration, step, nextCompletion(registration, step) + "@" + userid);
    }

    void withdrawn(RegistrationId registration, String step, long userid) {
        put(registration, step, completions(registration, step) + "w@" + userid);
    }

    private void put(RegistrationId registration, String step, String state) {
        told.put(key(registration, step), state);
        changed = true;
    }

    void save() {
        if (changed) {
            var text = new StringBuilder();
            told.forEach(
                    (key, state) -> text.append(key).append('\t').append(state).append('\n'));
            cursors.put(name, text.toString());
        }
    }

    private static String key(RegistrationId registration, String step) {
        return registration + "\t" + step;
    }
}
