package org.lmsbridge.moodle.internal.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.SiteApi;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.model.SiteInfo;

/**
 * What the site tells of itself, read once, where the token's service offers it. A token for a few functions only is
 * served without. Thread-safe.
 */
public final class Knowledge {
    private static final Duration STALE = Duration.ofMinutes(1);
    private final Supplier<SiteInfo> source;
    private final Clock clock;
    private @Nullable State state;

    private record State(Optional<SiteInfo> info, Instant read) {}

    Knowledge(Supplier<SiteInfo> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** {@return what the site tells, empty where the token may not ask} */
    public synchronized Optional<SiteInfo> info() {
        State known = state == null ? read() : state;
        return known.info();
    }

    /** Forgets what is known, so that it is read again. */
    public synchronized void forget() {
        state = null;
    }

    /**
     * Tells whether the token may call a function.
     *
     * @param function the function
     * @return true also where nothing is known
     */
    public boolean mayCall(String function) {
        return info().map(info -> info.offers(function)).orElse(true);
    }

    /**
     * Tells whether the token is known to be able to call a function.
     *
     * @param function the function
     * @return false also where nothing is known
     */
    public boolean surelyMayCall(String function) {
        return info().map(info -> info.offers(function)).orElse(false);
    }

    /** Fails, before a request, for a function that the token's service lacks. */
    synchronized void require(String function) {
        if (function.equals(SiteApi.INFO) || mayCall(function)) {
            return;
        }
        // Somebody may have added the function since.
        if (state != null && state.read().plus(STALE).isBefore(clock.instant())) {
            forget();
            if (mayCall(function)) {
                return;
            }
        }
        throw missing(function);
    }

    private State read() {
        Optional<SiteInfo> info;
        try {
            info = Optional.of(source.get());
        } catch (AccessException e) {
            if (e.errorCode().filter("accessexception"::equals).isEmpty()) {
                throw e;
            }
            info = Optional.empty();
        }
        State read = new State(info, clock.instant());
        state = read;
        return read;
    }

    private static AccessException missing(String function) {
        return new AccessException(Fault.of(
                function,
                "the token's service lacks this function.",
                "Add " + function
                        + " under Site administration > Server > Web services > External services > Functions.",
                Arrival.NOT_SENT));
    }
}
