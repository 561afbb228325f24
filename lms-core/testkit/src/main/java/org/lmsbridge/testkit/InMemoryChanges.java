package org.lmsbridge.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;

/** What changed, in memory, for tests and first steps: whatever is said to have changed. Thread-safe. */
public final class InMemoryChanges implements Changes {
    // In the cursors, so that one of another process, which counted otherwise, is not known here.
    private final String memory = UUID.randomUUID().toString();
    private final List<Entry> entries = new ArrayList<>();

    /** Without changes yet. */
    public InMemoryChanges() {}

    private record Entry(Optional<ContactId> contact, Optional<BookingTarget> target) {}

    /**
     * Notes that a contact changed.
     *
     * @param contact who
     * @return these changes
     */
    public InMemoryChanges changed(ContactId contact) {
        return add(new Entry(Optional.of(contact), Optional.empty()));
    }

    /**
     * Notes that a course date or eLearning course master changed, or something about its registrations.
     *
     * @param target what
     * @return these changes
     */
    public InMemoryChanges changed(BookingTarget target) {
        return add(new Entry(Optional.empty(), Optional.of(target)));
    }

    @Override
    public synchronized Changed since(Optional<String> cursor, int limit) {
        var from = cursor.flatMap(this::position);
        if (from.isEmpty()) {
            return Changed.everything(cursorAt(entries.size()));
        }
        var to = Math.min(entries.size(), from.get() + limit);
        var contacts = new HashSet<ContactId>();
        var targets = new HashSet<BookingTarget>();
        for (var entry : entries.subList(from.get(), to)) {
            entry.contact().ifPresent(contacts::add);
            entry.target().ifPresent(targets::add);
        }
        return Changed.of(contacts, targets, cursorAt(to), to == entries.size());
    }

    private synchronized InMemoryChanges add(Entry entry) {
        entries.add(entry);
        return this;
    }

    private String cursorAt(int position) {
        return memory + "/" + position;
    }

    private Optional<Integer> position(String cursor) {
        var prefix = memory + "/";
        return cursor.startsWith(prefix)
                ? Optional.of(Integer.valueOf(cursor.substring(prefix.length())))
                : Optional.empty();
    }
}
