package org.lmsbridge.sandbox.internal.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.sandbox.model.CallCount;
import org.lmsbridge.sandbox.model.RecordedCall;

/** Counts calls per function and keeps the latest. This class is thread-safe. */
public final class CallLog {

    private static final int KEPT = 200;

    private final Map<String, CallCount> counts = new TreeMap<>();
    private final Deque<RecordedCall> latest = new ArrayDeque<>();
    private CallCount requests = CallCount.NONE;

    /**
     * Counts a request over HTTP.
     *
     * @param call the request
     */
    public synchronized void request(RecordedCall call) {
        requests = requests.plus(call.write(), call.requestBytes(), call.responseBytes());
        count(call.function(), call.write(), call.requestBytes(), call.responseBytes());
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(call);
    }

    /**
     * Counts a call that travelled inside another.
     *
     * @param function its function
     * @param write whether it writes
     */
    public synchronized void packed(String function, boolean write) {
        count(function, write, 0, 0);
    }

    private void count(String function, boolean write, long in, long out) {
        counts.put(function, counts.getOrDefault(function, CallCount.NONE).plus(write, in, out));
    }

    /**
     * The requests over HTTP.
     *
     * @return their count
     */
    public synchronized CallCount requests() {
        return requests;
    }

    /**
     * The calls per function, packed ones among them.
     *
     * @return the counts by name
     */
    public synchronized Map<String, CallCount> counts() {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /**
     * The latest requests.
     *
     * @return the requests, the oldest first
     */
    public synchronized List<RecordedCall> latest() {
        return List.copyOf(new ArrayList<>(latest));
    }

    /** Starts again from nothing. */
    public synchronized void reset() {
        counts.clear();
        latest.clear();
        requests = CallCount.NONE;
    }
}
