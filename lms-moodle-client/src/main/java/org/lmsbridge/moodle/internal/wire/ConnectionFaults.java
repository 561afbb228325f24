package org.lmsbridge.moodle.internal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/** Says of a broken connection whether the request can have arrived. */
final class ConnectionFaults {
    private ConnectionFaults() {}

    static TransportException of(String function, String site, IOException cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            return fault(
                    function,
                    "the host of " + site + " is not known.",
                    "Check the address, and the name service of this machine.",
                    Arrival.NOT_SENT,
                    cause);
        }
        if (cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException
                || said.contains("ssl message")) {
            return fault(
                    function,
                    "no trusted TLS connection to " + site + ".",
                    "Install the site's certificate chain properly, or trust its authority on this machine; check https and http in the address.",
                    Arrival.NOT_SENT,
                    cause);
        }
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || said.startsWith("failed to connect")
                || said.startsWith("connect timed out")) {
            return fault(
                    function,
                    "nothing answers at " + site + ".",
                    "Check address, port and firewall, and that the site runs.",
                    Arrival.NOT_SENT,
                    cause);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException) {
            return fault(
                    function,
                    "no answer from " + site + " in time.",
                    "Raise the time-out for this kind of call, or lower recordsPerCall; PHP may be at work still.",
                    Arrival.PERHAPS_RUNNING,
                    cause);
        }
        return fault(
                function,
                "the connection to " + site + " broke (" + cause.getClass().getSimpleName() + ").",
                "Look into the logs of the web server and of any proxy.",
                Arrival.UNKNOWN,
                cause);
    }

    private static TransportException fault(
            String function, String what, String remedy, Arrival arrival, IOException cause) {
        return new TransportException(Fault.of(function, what, remedy, arrival).withCause(cause));
    }
}
