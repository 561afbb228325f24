package org.lmsbridge.moodle.internal.wire;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;

/** Gives every HTTP status but 200 its exception: most do not come from Moodle but from what stands before it. */
final class StatusErrors implements ErrorDecoder {
    private static final int PEEK = 2048;
    private final Clock clock;

    StatusErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public MoodleException decode(String methodKey, Response response) {
        String function = Called.function(response.request());
        int status = response.status();
        if (status >= 300 && status < 400) {
            return redirect(function, response);
        }
        return switch (status) {
            case 401, 407 ->
                new AccessException(fault(
                        function,
                        status,
                        "something before the site wants credentials of its own",
                        "Add the header that the gateway or proxy wants to the settings of the site.",
                        Arrival.REFUSED));
            case 403 -> forbidden(function, body(response));
            case 404, 405, 410 ->
                new TransportException(fault(
                        function,
                        status,
                        "there is no Moodle web service at this address",
                        "Check the address: it is the one in the browser on the site's front page, without /login or the like.",
                        Arrival.REFUSED));
            case 413, 414 -> tooLarge(function, status);
            case 429 -> tooMany(function, status, response);
            case 502, 504 -> gateway(function, status, response);
            case 503 -> unavailable(function, response);
            default -> other(function, status, response);
        };
    }

    private static InvalidRequestException tooLarge(String function, int status) {
        return new InvalidRequestException(fault(
                function,
                status,
                "the call is too large for the web server",
                "Lower bytesPerCall and recordsPerCall, or raise the limit of the web server (client_max_body_size, LimitRequestBody).",
                Arrival.REFUSED));
    }

    private MoodleException tooMany(String function, int status, Response response) {
        var fault = fault(
                function,
                status,
                "too many calls",
                "Lower requestsPerSecond and concurrency to what the gateway before the site allows.",
                Arrival.REFUSED);
        return waiting(fault, response);
    }

    private MoodleException gateway(String function, int status, Response response) {
        var fault = fault(
                function,
                status,
                "the proxy before the site gave up waiting",
                "Raise the time-outs of the proxy; PHP may be at work still.",
                Arrival.PERHAPS_RUNNING);
        return waiting(fault, response);
    }

    private MoodleException other(String function, int status, Response response) {
        if (status >= 500 || status == 408) {
            return waiting(
                    fault(
                            function,
                            status,
                            "the site failed",
                            "Look into the site's PHP and web server logs for a fatal error, a memory or a time limit.",
                            Arrival.UNKNOWN),
                    response);
        }
        return new TransportException(fault(
                function,
                status,
                "the call was refused before it reached Moodle",
                "Ask who runs the web server, firewall or gateway before the site.",
                Arrival.REFUSED));
    }

    /** Moodle's own maintenance page says when to come back; a proxy that lost the site in mid-call does not. */
    private MoodleException unavailable(String function, Response response) {
        boolean maintenance = retryAfter(response).isPresent() || body(response).contains("maintenance");
        return maintenance
                ? waiting(
                        fault(
                                function,
                                503,
                                "the site is under maintenance or overloaded",
                                "Wait for the end of the maintenance; Site administration > Server > Maintenance mode, or admin/cli/maintenance.php.",
                                Arrival.REFUSED),
                        response)
                : waiting(
                        fault(
                                function,
                                503,
                                "the site is not available",
                                "Look into the logs of the web server before the site.",
                                Arrival.UNKNOWN),
                        response);
    }

    private static MoodleException forbidden(String function, String body) {
        return body.isBlank()
                ? new AccessException(fault(
                        function,
                        403,
                        "web services or the REST protocol are switched off",
                        "Switch web services on under Site administration > Advanced features, and REST under Site administration > Server > Web services > Manage protocols.",
                        Arrival.REFUSED))
                : new AccessException(fault(
                        function,
                        403,
                        "something before the site forbids the call",
                        "Let the address of this machine and the path /webservice/rest/server.php pass the firewall or gateway.",
                        Arrival.REFUSED));
    }

    private static MoodleException redirect(String function, Response response) {
        String target =
                header(response, "location").map(StatusErrors::withoutQuery).orElse("another address");
        return new TransportException(fault(
                function,
                response.status(),
                "the site sends calls on to " + target,
                "Set the address that the site calls its own ($CFG->wwwroot); calls never follow, because a token would follow too.",
                Arrival.REFUSED));
    }

    private static String withoutQuery(String location) {
        int end = location.indexOf('?');
        String bare = end < 0 ? location : location.substring(0, end);
        return bare.endsWith(FunctionContract.PATH)
                ? bare.substring(0, bare.length() - FunctionContract.PATH.length())
                : bare;
    }

    private SiteUnavailableException waiting(Fault fault, Response response) {
        return new SiteUnavailableException(
                retryAfter(response).map(fault::withRetryAfter).orElse(fault));
    }

    private Optional<Duration> retryAfter(Response response) {
        return header(response, "retry-after").flatMap(this::duration);
    }

    private Optional<Duration> duration(String value) {
        try {
            return Optional.of(
                    value.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(value))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(Response response, String name) {
        Map<String, Collection<String>> headers = response.headers();
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String body(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (InputStream in = response.body().asInputStream()) {
            return new String(in.readNBytes(PEEK), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static Fault fault(String function, int status, String what, String remedy, Arrival arrival) {
        return Fault.of(function, what + " (HTTP " + status + ").", remedy, arrival);
    }
}
