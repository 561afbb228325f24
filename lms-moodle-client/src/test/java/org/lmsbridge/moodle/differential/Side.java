package org.lmsbridge.moodle.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the two sites, and what its numbers stand for in the sequence that runs. */
final class Side {
    /** Stands for the digits that make the names of one run unlike those of others. */
    static final String MARK = "§";

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final String token;
    private Numbers numbers = new Numbers();
    private String mark = "";

    Side(String url, String token) {
        this.url = url;
        this.token = token;
    }

    String url() {
        return url;
    }

    String mark() {
        return mark;
    }

    Numbers numbers() {
        return numbers;
    }

    /** Forgets the last sequence. */
    void begin(String newMark) {
        mark = newMark;
        numbers = new Numbers();
    }

    /** Makes a call and learns the numbers of what it made. */
    Answer send(PlannedCall call) {
        List<String> pairs = new ArrayList<>();
        call.parameters().forEach((name, value) -> encode(name, value, pairs));
        Answer answer = post(call.function(), pairs);
        if (call.makes() != Kind.OTHER && !answer.isError()) {
            learn(call, answer.body());
        }
        return answer;
    }

    private void learn(PlannedCall call, JsonNode body) {
        if (body.isArray()) {
            for (int i = 0; i < body.size(); i++) {
                numbers.learn(
                        new Ref(call.makes(), call.place(), i),
                        body.get(i).path("id").asLong());
            }
        } else if (body.has("id")) {
            numbers.learn(
                    new Ref(call.makes(), call.place(), 0), body.path("id").asLong());
        }
    }

    /** Deletes what the sequence made; what is gone already does not matter. */
    void cleanUp() {
        for (long course : numbers.all(Kind.COURSE)) {
            delete("core_course_delete_courses", "courseids[0]", course);
        }
        for (long user : numbers.all(Kind.USER)) {
            delete("core_user_delete_users", "userids[0]", user);
        }
        for (long category : numbers.all(Kind.CATEGORY)) {
            post(
                    "core_course_delete_categories",
                    List.of(pair("categories[0][id]", category), pair("categories[0][recursive]", 1)));
        }
    }

    private void delete(String function, String name, long number) {
        post(function, List.of(pair(name, number)));
    }

    /** {@return what the site says of itself} */
    JsonNode info() {
        return post("core_webservice_get_site_info", List.of()).body();
    }

    private Answer post(String function, List<String> pairs) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/webservice/rest/server.php?moodlewsrestformat=json&wsfunction=" + function))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs) + "&" + pair("wstoken", token)))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return Answer.of(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void encode(String name, Object value, List<String> pairs) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> encode(name + '[' + key + ']', below, pairs));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                encode(name + '[' + i + ']', list.get(i), pairs);
            }
        } else {
            pairs.add(pair(name, spelled(value)));
        }
    }

    /** A value as this site knows it. */
    private Object spelled(Object value) {
        if (value instanceof Ref ref) {
            return numbers.of(ref);
        }
        if (value instanceof Arguments arguments) {
            return json(arguments.values());
        }
        return value instanceof String text ? text.replace(MARK, mark) : value;
    }

    private String json(Object values) {
        try {
            return JSON.writeValueAsString(tree(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((key, below) -> tree.put(String.valueOf(key), tree(below)));
            return tree;
        }
        return value instanceof List<?> list ? list.stream().map(this::tree).toList() : spelled(value);
    }

    private static String pair(String name, Object value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + '='
                + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}
