package org.lmsbridge.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.RosterSink;

/** Keeps what the roster import delivers, for tests and first steps. Thread-safe. */
public final class InMemoryRoster implements RosterSink {
    private final Map<String, RosterItem> items = new ConcurrentSkipListMap<>();
    private final List<Term> terms;

    /**
     * An empty roster.
     *
     * @param terms the terms of the records
     */
    public InMemoryRoster(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    @Override
    public void accept(List<RosterChange> changes) {
        for (var change : changes) {
            var key = change.kind() + " " + change.institutionId();
            change.item().ifPresentOrElse(item -> items.put(key, item), () -> items.remove(key));
        }
    }

    @Override
    public List<Term> terms() {
        return terms;
    }

    /** {@return what the LMS has, as far as it was delivered; sorted by kind and id} */
    public List<RosterItem> items() {
        return List.copyOf(items.values());
    }
}
