package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/**
 * Passes intents and outcomes on to the client's own log and remembers them for the listener. On request it holds a bulk
 * write up after the first refused call, so that the site can be asked what is wrong before calls are halved; the
 * records that are left count as not attempted then. Thread-safe.
 */
final class BatchLog implements WriteLog {
    private final WriteLog log;
    private final List<RequestSummary> requests = new ArrayList<>();
    private final Map<String, Sent> underWay = new HashMap<>();
    private long tickets;
    private boolean pausing;
    private boolean paused;

    private record Sent(String function, int records) {}

    BatchLog(WriteLog log) {
        this.log = log;
    }

    synchronized void pauseAfterRefusal(boolean wanted) {
        pausing = wanted;
        paused = false;
    }

    synchronized boolean paused() {
        return paused;
    }

    synchronized List<RequestSummary> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String intend(String function, List<String> subjects) {
        synchronized (this) {
            if (paused) {
                throw heldUp(function, "held up until it is known what is wrong.");
            }
        }
        String ticket = log.intend(function, subjects);
        synchronized (this) {
            String own = ++tickets + " " + ticket;
            underWay.put(own, new Sent(function, subjects.size()));
            return own;
        }
    }

    @Override
    public void settle(String ticket, Outcome outcome, Map<String, String> results) {
        log.settle(ticket.substring(ticket.indexOf(' ') + 1), outcome, results);
        synchronized (this) {
            Sent sent = underWay.remove(ticket);
            if (sent != null) {
                requests.add(new RequestSummary(sent.function(), sent.records(), outcome, results));
                paused |= pausing && outcome == Outcome.REFUSED && sent.records() > 1;
            }
        }
    }

    /** A bulk write stops at this, and does not try again. */
    static AccessException heldUp(String function, String why) {
        return new AccessException(Fault.of(function, why, "", Arrival.NOT_SENT));
    }

    /** A log that lets nothing be sent, and says what would have been. */
    static final class Closed implements WriteLog {
        private @Nullable List<String> refused;

        /** The subjects of the first call that was not let through; empty if there was none. */
        List<String> refused() {
            List<String> subjects = refused;
            return subjects == null ? List.of() : subjects;
        }

        @Override
        public String intend(String function, List<String> subjects) {
            if (refused == null) {
                refused = List.copyOf(subjects);
            }
            throw heldUp(function, "nothing is sent.");
        }

        @Override
        public void settle(String ticket, Outcome outcome, Map<String, String> results) {
            throw new IllegalStateException("nothing was sent");
        }
    }
}
