package org.lmsbridge.completion.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.core.state.Cursors;

/**
 * Since when learners have to be looked at. A course that could not be read stays behind the others: its next look begins
 * where its last one did, and one that a sweep missed is looked at in full. Not thread-safe.
 */
final class LookTimes {
    private static final String BEHIND = "local_records.behind";
    private final Cursors cursors;
    private final Instant looked;
    private final Map<Long, Instant> behind;

    private LookTimes(Cursors cursors, Instant looked, Map<Long, Instant> behind) {
        this.cursors = cursors;
        this.looked = looked;
        this.behind = behind;
    }

    static LookTimes of(Cursors cursors, Instant looked) {
        var behind = new TreeMap<Long, Instant>();
        cursors.get(BEHIND)
                .ifPresent(text -> text.lines().forEach(line -> {
                    int tab = line.indexOf('\t');
                    behind.put(Long.valueOf(line.substring(0, tab)), Instant.parse(line.substring(tab + 1)));
                }));
        return new LookTimes(cursors, looked, behind);
    }

    Instant since(long course) {
        return behind.getOrDefault(course, looked);
    }

    /** Who completed without coming is seen by a sweep only. */
    boolean owesSweep(long course) {
        return since(course).equals(Instant.EPOCH);
    }

    void save(Collection<Long> unread, boolean sweep) {
        if (unread.isEmpty()) {
            cursors.remove(BEHIND);
            return;
        }
        var text = new StringBuilder();
        unread.forEach(course -> text.append(course)
                .append('\t')
                .append(sweep ? Instant.EPOCH : since(course))
                .append('\n'));
        cursors.put(BEHIND, text.toString());
    }
}
