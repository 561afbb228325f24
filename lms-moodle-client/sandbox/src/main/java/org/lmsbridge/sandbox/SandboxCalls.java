package org.lmsbridge.sandbox;

import java.util.List;
import java.util.Map;
import org.lmsbridge.sandbox.internal.http.CallLog;
import org.lmsbridge.sandbox.model.CallCount;
import org.lmsbridge.sandbox.model.RecordedCall;

/** Tells what a sandbox was asked: counters per function and the latest requests. This class is thread-safe. */
public final class SandboxCalls {

    private final CallLog log;

    SandboxCalls(CallLog log) {
        this.log = log;
    }

    /**
     * How often a function was called, over HTTP or packed into another call.
     *
     * @param function the function
     * @return its count, all zero where it was never called
     */
    public CallCount of(String function) {
        return log.counts().getOrDefault(function, CallCount.NONE);
    }

    /**
     * The functions that were called, over HTTP or packed into another call.
     *
     * @return a snapshot of their counts by name
     */
    public Map<String, CallCount> byFunction() {
        return log.counts();
    }

    /**
     * The requests over HTTP, packed calls not counted.
     *
     * @return their count
     */
    public CallCount requests() {
        return log.requests();
    }

    /**
     * How many calls were of functions that write, packed ones among them.
     *
     * @return the count
     */
    public long writes() {
        return log.counts().values().stream().mapToLong(CallCount::writes).sum();
    }

    /**
     * The latest requests over HTTP, up to 200, with token and passwords masked.
     *
     * @return the requests, the oldest first
     */
    public List<RecordedCall> latest() {
        return log.latest();
    }

    /** Starts counting again from nothing. */
    public void reset() {
        log.reset();
    }
}
