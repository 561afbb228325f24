package org.lmsbridge.examples.recordsservice;

import com.fasterxml.jackson.databind.JsonNode;
import feign.DefaultRetryer;
import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.codec.DecodeException;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.okhttp.OkHttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/** Asks the service for lists. Whatever goes wrong ends in {@link RecordsUnavailableException}, never in "nothing". */
final class ServiceConnection {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private final RecordsService service;
    private final ServiceAccess access;

    ServiceConnection(ServiceAccess access) {
        this.access = access;
        service = Feign.builder()
                .client(new OkHttpClient())
                .encoder(new JacksonEncoder())
                .decoder(new JacksonDecoder())
                .retryer(new DefaultRetryer())
                // A redirect would carry the password to an address that nobody entered.
                .options(new Request.Options(
                        CONNECT.toMillis(), TimeUnit.MILLISECONDS, READ.toMillis(), TimeUnit.MILLISECONDS, false))
                .target(RecordsService.class, access.address().toString());
    }

    /**
     * Asks for one group of lists.
     *
     * @param group the group, such as {@code Course Dates}
     * @param what which lists of it, as the service names them
     * @param page which page; from 1
     * @param limit how many rows a page has
     * @return the service's answer
     */
    JsonNode ask(String group, Map<String, Object> what, int page, int limit) {
        var question = new LinkedHashMap<String, Object>();
        question.put(group, what);
        question.put("page", page);
        question.put("pageItemLimit", Integer.toString(limit));
        question.put("LoginUsername", access.user());
        question.put("LoginPassword", access.password().reveal());
        if (access.debug()) {
            question.put("debug", "on");
        }
        try {
            var answer = service.ask(question);
            if (answer == null || !answer.isObject()) {
                throw unavailable(group, "its answer is not a JSON object");
            }
            return answer;
        } catch (DecodeException e) {
            throw unavailable(group, "its answer is not JSON");
        } catch (FeignException e) {
            throw unavailable(
                    group,
                    "it answered with status " + (e.status() < 0 ? "none: it could not be reached" : e.status()));
        }
    }

    private RecordsUnavailableException unavailable(String group, String why) {
        // Without the cause: Feign's message quotes the answer, which may hold personal data.
        return new RecordsUnavailableException(
                "the records service at %s was asked for \"%s\", and %s; check address, user and password"
                        .formatted(access.address(), group, why));
    }
}
