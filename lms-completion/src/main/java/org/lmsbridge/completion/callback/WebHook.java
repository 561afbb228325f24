package org.lmsbridge.completion.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * Takes process steps by calling a web address of the host's. Thread-safe.
 *
 * <p>The body is a JSON object with {@code registration}, {@code contact}, {@code step}, {@code course},
 * {@code activity} where there is one, {@code user}, {@code at}, {@code withdrawn} and {@code mayHaveArrived}. The
 * header {@code Idempotency-Key} is the same at every try. The header {@code X-Lms-Bridge-Signature} is
 * {@code t=SECONDS,v1=HEX}: HEX is the HMAC-SHA256, under the shared secret, of the seconds, a dot, and the body. The
 * receiver computes it anew, compares in constant time, and refuses seconds more than five minutes away.
 *
 * <p>What the receiver answers: any 2xx, the step was taken; 409, it was taken before under this key; 404, no such
 * registration; 422, the step is not on its process path. Anything else is tried again later. Redirects are not
 * followed, because they would carry personal data where nobody meant it to go.
 */
public final class WebHook implements ProcessSteps {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private final URI address;
    private final Secret secret;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private WebHook(URI address, Secret secret, Clock clock) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Makes a web-hook.
     *
     * @param address where it calls; https
     * @param secret what receiver and library share; at least 16 characters
     * @param clock gives the time in the signature
     * @return the web-hook
     * @throws IllegalArgumentException if the address is not https, or the secret too short
     */
    public static WebHook of(URI address, Secret secret, Clock clock) {
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "web-hook: the address must begin with https://; for a host in the same network see unencrypted(…)");
        }
        return checked(address, secret, clock);
    }

    /**
     * Makes a web-hook that calls without encryption, for a receiver on the same machine or in a network of its own.
     *
     * @param address where it calls; http
     * @param secret what receiver and library share; at least 16 characters
     * @param clock gives the time in the signature
     * @return the web-hook
     * @throws IllegalArgumentException if the address is neither http nor https, or the secret too short
     */
    public static WebHook unencrypted(URI address, Secret secret, Clock clock) {
        return checked(address, secret, clock);
    }

    private static WebHook checked(URI address, Secret secret, Clock clock) {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
            throw new IllegalArgumentException("web-hook: the address must name a host, as https://example.org/steps");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("web-hook: the address must not carry a user name or password");
        }
        if (secret.reveal().length() < 16) {
            throw new IllegalArgumentException("web-hook: the secret must have at least 16 characters");
        }
        return new WebHook(address, secret, clock);
    }

    @Override
    public StepOutcome take(StepRequest request) {
        var body = body(request);
        var seconds = clock.instant().getEpochSecond();
        var call = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", header(request.idempotencyKey()))
                .header("X-Lms-Bridge-Signature", "t=" + seconds + ",v1=" + signature(secret, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return outcome(send(call));
    }

    private int send(HttpRequest call) {
        try {
            return http.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new RecordsUnavailableException("no connection to " + address.getHost(), e);
        } catch (IOException e) {
            throw new IllegalStateException("the connection to " + address.getHost() + " broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + address.getHost() + " was called", e);
        }
    }

    private StepOutcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return StepOutcome.done();
        }
        return switch (status) {
            case 404 -> StepOutcome.unknownRegistration();
            case 409 -> StepOutcome.doneBefore();
            case 422 -> StepOutcome.stepNotOnPath("");
            default -> {
                if (status >= 500) {
                    throw new IllegalStateException(address.getHost() + " answered " + status);
                }
                throw new RecordsUnavailableException(address.getHost() + " answered " + status);
            }
        };
    }

    /**
     * Computes a signature, as a receiver does to compare it.
     *
     * @param secret what both share
     * @param seconds the time in the header, seconds since 1970
     * @param body the body as it came, byte for byte
     * @return the signature, in lower-case hexadecimal digits
     */
    public static String signature(Secret secret, long seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String body(StepRequest request) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("registration", request.registration().value());
        fields.put("contact", request.contact().value());
        fields.put("step", request.step());
        fields.put("course", request.lmsCourseId());
        Optional<Long> activity = request.lmsActivityId();
        activity.ifPresent(id -> fields.put("activity", id));
        fields.put("user", request.lmsUserId());
        fields.put("at", request.at().toString());
        fields.put("withdrawn", request.withdrawn());
        fields.put("mayHaveArrived", request.mayHaveArrived());
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }

    /** Headers hold ASCII only; an id of the records may hold anything. */
    private static String header(String key) {
        var plain = new StringBuilder();
        key.codePoints().forEach(c -> {
            if (c > 0x20 && c < 0x7f && c != '%') {
                plain.appendCodePoint(c);
            } else {
                for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    plain.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
                }
            }
        });
        return plain.toString();
    }
}
