package org.lmsbridge.moodle.internal.write;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.WriteLog.Outcome;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way that every writing request takes: told before and after, and repeated only if nothing was done. */
public final class WriteGate {
    private static final Logger LOG = LoggerFactory.getLogger(WriteGate.class);
    private final WriteLog log;
    private final RetryPolicy<Object> repetition;

    /**
     * Makes a gate.
     *
     * @param log is told of every request
     * @param repetition which requests are sent again
     */
    public WriteGate(WriteLog log, RetryPolicy<Object> repetition) {
        this.log = log;
        this.repetition = repetition;
    }

    /**
     * Sends a request.
     *
     * @param function the function
     * @param subjects what it is about
     * @param request the request
     * @param results new numbers by subject, taken from the answer
     * @param <A> the answer
     * @return the answer
     * @throws WriteInDoubtException if the site may have carried it out
     */
    public <A> A send(
            String function, List<String> subjects, Supplier<A> request, Function<A, Map<String, String>> results) {
        try {
            return Failsafe.with(repetition).get(() -> once(function, subjects, request, results));
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(Fault.of(function, "interrupted while waiting.", "", Arrival.NOT_SENT)
                    .withCause(e));
        }
    }

    private <A> A once(
            String function, List<String> subjects, Supplier<A> request, Function<A, Map<String, String>> results) {
        String ticket = log.intend(function, subjects);
        A answer;
        try {
            answer = request.get();
        } catch (MoodleException e) {
            throw settled(ticket, e, subjects.size());
        } catch (RuntimeException | Error e) {
            // Not one of the expected ways to fail: nothing is known of the request.
            log.settle(ticket, Outcome.IN_DOUBT, Map.of());
            throw e;
        }
        log.settle(ticket, Outcome.APPLIED, results.apply(answer));
        return answer;
    }

    private MoodleException settled(String ticket, MoodleException e, int records) {
        switch (e.arrival()) {
            case NOT_SENT -> log.settle(ticket, Outcome.NOT_SENT, Map.of());
            case REFUSED -> log.settle(ticket, Outcome.REFUSED, Map.of());
            default -> {
                log.settle(ticket, Outcome.IN_DOUBT, Map.of());
                LOG.warn(
                        "write_in_doubt function={} records={} reason={}",
                        e.function(),
                        records,
                        e.getClass().getSimpleName());
                return doubt(e);
            }
        }
        return e;
    }

    private static WriteInDoubtException doubt(MoodleException e) {
        if (e instanceof WriteInDoubtException known) {
            return known;
        }
        Fault fault = Fault.of(
                        e.function(),
                        "it is not known whether the site did it: " + e.fault().what(),
                        "Ask the site before doing it again. " + e.remedy(),
                        e.arrival())
                .withCause(e);
        return new WriteInDoubtException(e.errorCode().map(fault::withErrorCode).orElse(fault));
    }
}
