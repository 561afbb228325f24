package org.lmsbridge.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.function.Dispatcher;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.model.RecordedCall;

/** The HTTP server on the loopback address, and the paths that it answers. */
public final class FrontDoor implements AutoCloseable {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * What a request may be and may cost.
     *
     * @param maxInputVars how many variables PHP reads from query and from body
     * @param maxBodyBytes how large a body the web server takes
     */
    public record Limits(int maxInputVars, long maxBodyBytes) {}

    /**
     * Simulated time.
     *
     * @param perCall what every call takes
     * @param perRecord what every record in a call takes besides
     * @param ofFunctions what a record takes instead in calls of some functions
     */
    public record Cost(Duration perCall, Duration perRecord, Map<String, Duration> ofFunctions) {

        void spend(String function, int records) {
            Duration each = ofFunctions.getOrDefault(function, perRecord);
            Duration total = perCall.plus(each.multipliedBy(records));
            if (!total.isZero()) {
                try {
                    Thread.sleep(total.toMillis(), total.toNanosPart() % 1_000_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /**
     * Takes a port; nothing is answered yet.
     *
     * @param port the port, 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public FrontDoor(int port) {
        // Without this the JDK's server makes every answer on a kept connection wait 40 ms for an acknowledgement.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "moodle-sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /**
     * The port that was taken.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Starts to answer.
     *
     * @param site the site behind the door
     * @param dispatcher its functions
     * @param limits what a request may be
     * @param cost what a call costs
     * @param faults what goes wrong
     * @param log where calls are counted
     * @param debug whether errors tell their reason
     */
    public void open(
            Site site, Dispatcher dispatcher, Limits limits, Cost cost, FaultQueue faults, CallLog log, boolean debug) {
        RestEndpoint rest = new RestEndpoint(site, dispatcher, faults, cost, debug);
        TokenEndpoint tokens = new TokenEndpoint(site);
        Page page = new Page(site);
        server.createContext(
                "/",
                exchange -> answering(exchange, () -> {
                    String path = exchange.getRequestURI().getPath();
                    String query = exchange.getRequestURI().getRawQuery();
                    String body = body(exchange, limits.maxBodyBytes());
                    if (body == null) {
                        return Reply.html(
                                413,
                                "<html><head><title>413 Request Entity Too Large</title></head><body>"
                                        + "<h1>413 Request Entity Too Large</h1></body></html>\n");
                    }
                    Map<String, Object> inQuery = FormDecoder.decode(query, limits.maxInputVars());
                    Map<String, Object> inBody =
                            isForm(exchange) ? FormDecoder.decode(body, limits.maxInputVars()) : Map.of();
                    return switch (path) {
                        case "/webservice/rest/server.php" -> {
                            RestEndpoint.Outcome outcome = rest.handle(inQuery, inBody, address(exchange));
                            log.request(recorded(exchange, dispatcher, query, body, inQuery, inBody, outcome));
                            yield outcome.reply();
                        }
                        case "/login/token.php" -> tokens.handle(inQuery, inBody);
                        case "/", "/index.php" -> page.home();
                        case "/course/view.php" -> page.course(RestEndpoint.scalar(inQuery, "id"));
                        default ->
                            Reply.html(
                                    404,
                                    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Not found</title></head>"
                                            + "<body><h1>Not found</h1></body></html>\n");
                    };
                }));
        server.start();
    }

    private interface Answer {
        @Nullable
        Reply get() throws IOException;
    }

    private static void answering(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            Reply reply = answer.get();
            if (reply == null) {
                return;
            }
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean empty =
                    reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
            if (!empty) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private static @Nullable String body(HttpExchange exchange, long limit) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16L, limit + 1));
            if (bytes.length > limit) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
                return null;
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isForm(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static String address(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private static RecordedCall recorded(
            HttpExchange exchange,
            Dispatcher dispatcher,
            @Nullable String query,
            String body,
            Map<String, Object> inQuery,
            Map<String, Object> inBody,
            RestEndpoint.Outcome outcome) {
        String function = RestEndpoint.scalar(inBody.containsKey("wsfunction") ? inBody : inQuery, "wsfunction");
        Reply reply = outcome.reply();
        return new RecordedCall(
                function,
                exchange.getRequestMethod(),
                Masking.mask(query == null ? "" : query),
                Masking.mask(body),
                dispatcher.find(function).map(f -> f.writes()).orElse(false),
                reply == null ? 0 : reply.status(),
                outcome.errorCode(),
                body.length(),
                reply == null ? 0 : reply.body().length);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
