package org.lmsbridge.core.report.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The debug lines that wait to be mailed: the newest ones, and one that repeats itself counted. */
final class DebugDigest {
    static final int MOST_LINES = 2_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long leftOut;

    /** A line and how often it came in a row. */
    private record Line(String at, String text, long times) {}

    void add(String at, String text) {
        var last = lines.peekLast();
        if (last != null && last.text().equals(text)) {
            lines.removeLast();
            lines.addLast(new Line(last.at(), text, last.times() + 1));
            return;
        }
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
            leftOut++;
        }
        lines.addLast(new Line(at, text, 1));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Gives what waits, and begins anew. */
    Optional<String> take() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        if (leftOut > 0) {
            text.append(leftOut).append(" earlier lines are left out here; the debug file has all.\n");
        }
        for (var line : lines) {
            text.append(line.at()).append(' ').append(line.text());
            if (line.times() > 1) {
                text.append(" (").append(line.times()).append(" times)");
            }
            text.append('\n');
        }
        lines.clear();
        leftOut = 0;
        return Optional.of(text.toString());
    }
}
