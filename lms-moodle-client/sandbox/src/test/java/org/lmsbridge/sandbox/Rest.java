package org.lmsbridge.sandbox;

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
import java.util.List;
import java.util.Map;

/** Calls a sandbox as a careful client does: function and format in the query, data in the body, token last. */
final class Rest {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI site;
    private final String token;

    Rest(MoodleSandbox moodle) {
        this(moodle.url(), moodle.token());
    }

    Rest(URI site, String token) {
        this.site = site;
        this.token = token;
    }

    /** Calls with parameters as JSON text, encoded in brackets. */
    JsonNode call(String function, String parameters) {
        String body = send(function, parameters).body();
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + body, e);
        }
    }

    HttpResponse<String> send(String function, String parameters) {
        return post("wsfunction=" + function + "&moodlewsrestformat=json", form(parameters) + "wstoken=" + token);
    }

    HttpResponse<String> post(String query, String body) {
        return post("/webservice/rest/server.php", query, body);
    }

    HttpResponse<String> post(String path, String query, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site + path + "?" + query))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Parameters in bracket form, each followed by an ampersand. */
    static String form(String parameters) {
        try {
            List<String> pairs = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(parameters).properties()) {
                encode(field.getKey(), field.getValue(), pairs);
            }
            return String.join("", pairs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void encode(String name, JsonNode value, List<String> pairs) {
        if (value.isObject()) {
            value.properties().forEach(field -> encode(name + '[' + field.getKey() + ']', field.getValue(), pairs));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                encode(name + '[' + i + ']', value.get(i), pairs);
            }
        } else {
            String text = value.isBoolean() ? (value.asBoolean() ? "1" : "0") : value.asText();
            pairs.add(escape(name) + '=' + escape(text) + '&');
        }
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
