package org.lmsbridge.auth.ldap.internal;

import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which nothing is done, also those whose client sends byte by byte or reads nothing. Thread-safe.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int LOOKS = 4;

    private final long idleNanos;
    private final ConcurrentHashMap<LDAPListenerClientConnection, Open> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;

    /**
     * The connection's own lock is held while it writes, so a client that does not read is closed by its socket.
     *
     * @param socket the socket as it was accepted
     * @param active when something was done last
     */
    private record Open(Socket socket, long active) {}

    /**
     * Begins to watch.
     *
     * @param idle how long nothing may be done; longer than the records may take to answer
     */
    Watch(Duration idle) {
        this.idleNanos = idle.toNanos();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "lms-ldap-watch");
            daemon.setDaemon(true);
            return daemon;
        });
        var pause = Math.max(1, idle.toMillis() / LOOKS);
        thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void opened(LDAPListenerClientConnection connection) {
        connections.put(connection, new Open(connection.getSocket(), System.nanoTime()));
    }

    void active(LDAPListenerClientConnection connection) {
        connections.computeIfPresent(connection, (any, open) -> new Open(open.socket(), System.nanoTime()));
    }

    void closed(LDAPListenerClientConnection connection) {
        connections.remove(connection);
    }

    private void look() {
        long now = System.nanoTime();
        connections.values().stream()
                .filter(open -> now - open.active() > idleNanos)
                .forEach(Watch::end);
    }

    private static void end(Open open) {
        try {
            open.socket().close();
            LOG.debug("ldap connection closed reason=idle");
        } catch (IOException e) {
            LOG.debug("ldap connection not closed", e);
        }
    }

    /** Closes every connection, and watches no more. */
    @Override
    public void close() {
        thread.shutdownNow();
        connections.values().forEach(Watch::end);
    }
}
