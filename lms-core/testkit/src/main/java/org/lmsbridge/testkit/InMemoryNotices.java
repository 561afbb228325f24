package org.lmsbridge.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;

/** Keeps messages instead of sending them, for tests and first steps. Thread-safe. */
public final class InMemoryNotices implements Notifier {
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    /** Without any messages. */
    public InMemoryNotices() {}

    @Override
    public void send(Notice notice) {
        notices.add(notice);
    }

    /** {@return what was sent, in the order in which it came} */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }
}
