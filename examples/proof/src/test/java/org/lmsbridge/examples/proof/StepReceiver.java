package org.lmsbridge.examples.proof;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The records' side of the web-hook: takes steps once for each key, and remembers who called how. Thread-safe. */
final class StepReceiver implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> taken = new HashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private volatile long trapAt;
    private volatile boolean afterTaking;
    private volatile Trap trap = new Trap(false);

    /**
     * A call that arrived.
     *
     * @param key its idempotency key
     * @param registration whose step it is
     * @param mayHaveArrived whether it says that an earlier one may have arrived
     */
    record Call(String key, String registration, boolean mayHaveArrived) {}

    StepReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/steps");
    }

    /** Sets a trap for a call, before its step is taken or after. */
    void set(Trap into, long call, boolean after) {
        trap = into;
        afterTaking = after;
        trapAt = call;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = MAPPER.readTree(exchange.getRequestBody());
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var registration = body.path("registration").asText();
            boolean trapped = arrived.incrementAndGet() == trapAt;
            synchronized (this) {
                calls.add(
                        new Call(key, registration, body.path("mayHaveArrived").asBoolean()));
            }
            if (trapped && !afterTaking) {
                trap.await(1, TimeUnit.MINUTES);
            }
            boolean first = take(key, registration);
            if (trapped && afterTaking) {
                trap.await(1, TimeUnit.MINUTES);
            }
            exchange.sendResponseHeaders(first ? 204 : 409, -1);
            answered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean take(String key, String registration) {
        return taken.putIfAbsent(key, registration) == null;
    }

    /** {@return how many calls were answered} */
    long answered() {
        return answered.get();
    }

    /** {@return every call that arrived, in order} */
    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** {@return the registrations whose steps were taken, once for each key} */
    synchronized List<String> taken() {
        return taken.values().stream().sorted().toList();
    }

    /**
     * {@return calls under another key than an earlier one for the same registration, and all but one of those that do not
     * say that an earlier one may have arrived}
     */
    synchronized List<Call> wronglyRepeated() {
        var keys = new HashMap<String, String>();
        var unaware = new TreeSet<String>();
        return calls.stream()
                .filter(call -> {
                    boolean otherKey = !keys.computeIfAbsent(call.registration(), any -> call.key())
                            .equals(call.key());
                    return otherKey || !call.mayHaveArrived() && !unaware.add(call.key());
                })
                .toList();
    }

    /** {@return how many calls were repetitions} */
    synchronized int repeated() {
        return calls.size() - Set.copyOf(calls.stream().map(Call::key).toList()).size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
