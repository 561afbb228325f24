package org.lmsbridge.moodle.internal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/** Says of a broken connection whether the request can have arrived. */
final class ConnectionFaults {
    private ConnectionFaults() {}

    static TransportException of(String function, String site, IOException cause) {
        return notConnected(function, site, cause).orElseGet(() -> brokenOff(function, site, cause));
    }

    /** Without a connection nothing was sent. */
    private static Optional<TransportException> notConnected(String function, String site, IOException cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            var what = "the host of " + site + " is not known.";
            var remedy = "Check the address, and the name service of this machine.";
            return Optional.of(fault(function, what, remedy, Arrival.NOT_SENT, cause));
        }
        if (cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException
                || said.contains("ssl message")) {
            var what = "no trusted TLS connection to " + site + ".";
            var remedy = "Install the site's certificate chain properly, or trust its authority on this machine;"
                    + " check https and http in the address.";
            return Optional.of(fault(function, what, remedy, Arrival.NOT_SENT, cause));
        }
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || said.startsWith("failed to connect")
                || said.startsWith("connect timed out")) {
            var what = "nothing answers at " + site + ".";
            var remedy = "Check address, port and firewall, and that the site runs.";
            return Optional.of(fault(function, what, remedy, Arrival.NOT_SENT, cause));
        }
        return Optional.empty();
    }

    private static TransportException brokenOff(String function, String site, IOException cause) {
        if (cause instanceof InterruptedIOException) {
            var what = "no answer from " + site + " in time.";
            var remedy = "Raise the time-out for this kind of call, or lower recordsPerCall; PHP may be at work still.";
            return fault(function, what, remedy, Arrival.PERHAPS_RUNNING, cause);
        }
        var what = "the connection to " + site + " broke (" + cause.getClass().getSimpleName() + ").";
        var remedy = "Look into the logs of the web server and of any proxy.";
        return fault(function, what, remedy, Arrival.UNKNOWN, cause);
    }

    private static TransportException fault(
            String function, String what, String remedy, Arrival arrival, IOException cause) {
        return new TransportException(Fault.of(function, what, remedy, arrival).withCause(cause));
    }
}
