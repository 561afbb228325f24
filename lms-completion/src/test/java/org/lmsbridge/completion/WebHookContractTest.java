package org.lmsbridge.completion;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lmsbridge.completion.callback.WebHook;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.testkit.ProcessStepsContract;

/** A receiver that does what the Javadoc of {@link WebHook} says, and no more, satisfies the contract behind it. */
class WebHookContractTest extends ProcessStepsContract {
    private static final Secret SECRET = Secret.of("a secret that both share");
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final String STEP = "Certificate";
    private static final int ALLOWED_SECONDS = 300;

    private final Set<String> registrations = new HashSet<>();
    private final Set<String> served = new HashSet<>();
    private final Map<String, Long> taken = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/steps", exchange -> {
            exchange.sendResponseHeaders(answer(exchange), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        threads.shutdownNow();
    }

    @Override
    protected ProcessSteps steps() {
        var address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/steps");
        return WebHook.unencrypted(address, SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    protected synchronized Registration registration() {
        var id = "Anmeldung " + registrations.size() + " für Ä";
        registrations.add(id);
        return Registration.builder()
                .id(new RegistrationId(id))
                .contact(new ContactId("4711"))
                .target(new CourseDateId("1001"))
                .build();
    }

    @Override
    protected String step() {
        return STEP;
    }

    @Override
    protected RegistrationId missing() {
        return new RegistrationId("none");
    }

    @Override
    protected synchronized long timesTaken(RegistrationId registration) {
        return taken.getOrDefault(registration.value(), 0L);
    }

    private synchronized int answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        var key = headers.getFirst("Idempotency-Key");
        if (!isGenuine(headers.getFirst("X-Lms-Bridge-Signature"), body)) {
            return 401;
        }
        var fields = JsonMapper.builder().build().readTree(body);
        var registration = fields.path("registration").asText();
        if (served.contains(key)) {
            return 409;
        }
        if (!registrations.contains(registration)) {
            return 404;
        }
        if (!fields.path("step").asText().equals(STEP)) {
            return 422;
        }
        served.add(key);
        if (!fields.path("withdrawn").asBoolean()) {
            taken.merge(registration, 1L, Long::sum);
        }
        return 204;
    }

    private static boolean isGenuine(String header, String body) {
        long seconds = Long.parseLong(header.substring("t=".length(), header.indexOf(',')));
        var signature = header.substring(header.indexOf("v1=") + "v1=".length());
        return Math.abs(NOW.getEpochSecond() - seconds) <= ALLOWED_SECONDS
                && MessageDigest.isEqual(
                        WebHook.signature(SECRET, seconds, body).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8));
    }
}
