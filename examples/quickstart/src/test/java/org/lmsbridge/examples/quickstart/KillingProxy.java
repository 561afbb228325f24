package org.lmsbridge.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between program and site, and kills the program at a request of one's choice. */
final class KillingProxy implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<Trap> trap = new AtomicReference<>(new Trap(-1, false, () -> {}));
    private final HttpServer server;
    private final URI site;

    private record Trap(int request, boolean afterTheSiteDidIt, Runnable kill) {}

    KillingProxy(URI site) throws IOException {
        this.site = site;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    /** Kills at the request with this number, counted from now. */
    void arm(int request, boolean afterTheSiteDidIt, Runnable kill) {
        requests.set(0);
        trap.set(new Trap(request, afterTheSiteDidIt, kill));
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var armed = trap.get();
            var hit = requests.incrementAndGet() == armed.request();
            if (hit && !armed.afterTheSiteDidIt()) {
                armed.kill().run();
                return;
            }
            var answer = ask(exchange);
            if (hit) {
                armed.kill().run();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(site.resolve(exchange.getRequestURI()))
                .header(
                        "Content-Type",
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
