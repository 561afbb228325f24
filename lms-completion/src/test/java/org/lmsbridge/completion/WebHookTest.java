package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.completion.callback.WebHook;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class WebHookTest {
    private static final Secret SECRET = Secret.of("a secret that both share");
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private final List<String> bodies = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int status = 200;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("X-Lms-Bridge-Signature"));
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private WebHook hook() {
        var address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/steps");
        return WebHook.unencrypted(address, SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static StepRequest request() {
        return StepRequest.builder()
                .idempotencyKey("steps/registration:Ä 1#Certificate")
                .mayHaveArrived(false)
                .withdrawn(false)
                .registration(new RegistrationId("Ä 1"))
                .contact(new ContactId("4711"))
                .step("Certificate")
                .lmsCourseId(12)
                .lmsUserId(34)
                .at(NOW)
                .build();
    }

    @Test
    void theBodyIsSignedWithTheTime() {
        assertThat(hook().take(request())).isEqualTo(StepOutcome.done());

        assertThat(bodies.get(0))
                .isEqualTo("{\"registration\":\"Ä 1\",\"contact\":\"4711\",\"step\":\"Certificate\",\"course\":12,"
                        + "\"user\":34,\"at\":\"2027-03-01T09:00:00Z\",\"withdrawn\":false,\"mayHaveArrived\":false}");
        assertThat(signatures.get(0))
                .isEqualTo("t=1803891600,v1=" + WebHook.signature(SECRET, 1803891600, bodies.get(0)));
        assertThat(keys).containsExactly("steps/registration:%C3%84%201#Certificate");
    }

    @Test
    void theSignatureIsHmacSha256() {
        // Computed with: printf '1.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
        assertThat(WebHook.signature(Secret.of("0123456789abcdef"), 1, "{}"))
                .isEqualTo("2af693cb56b22c16912222aeefdc75a01de562bf70ee2015f41ecea48382997f");
    }

    @Test
    void answersSayWhatBecameOfTheStep() {
        status = 409;
        assertThat(hook().take(request()).result()).isEqualTo(StepOutcome.Result.DONE_BEFORE);
        status = 404;
        assertThat(hook().take(request()).result()).isEqualTo(StepOutcome.Result.UNKNOWN_REGISTRATION);
        status = 422;
        assertThat(hook().take(request()).result()).isEqualTo(StepOutcome.Result.STEP_NOT_ON_PATH);
    }

    @Test
    void aRedirectIsNotFollowedAndAFailureIsNoSuccess() {
        status = 307;
        assertThatThrownBy(() -> hook().take(request())).isInstanceOf(RecordsUnavailableException.class);
        assertThat(bodies).hasSize(1);
        status = 503;
        assertThatThrownBy(() -> hook().take(request())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobodyListeningMeansThatNothingArrived() {
        var hook = hook();
        receiver.stop(0);
        assertThatThrownBy(() -> hook.take(request())).isInstanceOf(RecordsUnavailableException.class);
    }

    @Test
    void anUnsafeWebHookIsRefused() {
        var clock = Clock.systemUTC();
        assertThatThrownBy(() -> WebHook.of(URI.create("http://example.org/"), SECRET, clock))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> WebHook.of(URI.create("https://example.org/"), Secret.of("short"), clock))
                .hasMessageContaining("16 characters");
    }
}
