package org.lmsbridge.examples.recordsservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Serves the sample answer, with as many course dates and categories beside the sample's as a test wants. */
final class ServiceStub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATES = "CourseDateListNextId";

    private final HttpServer server;
    private final ObjectNode sample;
    private final List<JsonNode> questions = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<ObjectNode> change = answer -> answer;
    private volatile int status = 200;

    ServiceStub() {
        try (var in = ServiceStub.class.getResourceAsStream("/records-service-sample.json")) {
            sample = (ObjectNode) JSON.readTree(in);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    ServiceAccess access() {
        var secret = org.lmsbridge.core.records.Secret.of("s3cret");
        return ServiceAccess.ofPlainHttp(
                "http://127.0.0.1:" + server.getAddress().getPort(), "moodle", secret);
    }

    /** Adds a course date like the sample's, of a master of its own. */
    ServiceStub with(int id, int master) {
        var row = (ObjectNode) sample.at("/Course Dates/" + DATES + "/26519").deepCopy();
        row.put("0", Integer.toString(id)).put("14", Integer.toString(master));
        ((ObjectNode) sample.at("/Course Dates/" + DATES)).set(Integer.toString(id), row);
        return this;
    }

    ServiceStub withCategory(int id, String name) {
        var row = (ObjectNode) sample.at("/Options/Course Category/0").deepCopy();
        row.put("1", Integer.toString(id)).put("2", name);
        ((com.fasterxml.jackson.databind.node.ArrayNode) sample.at("/Options/Course Category")).add(row);
        return this;
    }

    void remove(String id) {
        ((ObjectNode) sample.at("/Course Dates/" + DATES)).remove(id);
    }

    ObjectNode row(String id) {
        return (ObjectNode) sample.at("/Course Dates/" + DATES + "/" + id);
    }

    void change(UnaryOperator<ObjectNode> how) {
        change = how;
    }

    void failWith(int code) {
        status = code;
    }

    List<JsonNode> questions() {
        return questions;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = JSON.readTree(exchange.getRequestBody());
            questions.add(question);
            var answer = change.apply(paged(question));
            var body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode paged(JsonNode question) {
        var answer = sample.deepCopy();
        int limit = Integer.parseInt(question.path("pageItemLimit").asText());
        int first = (question.path("page").asInt() - 1) * limit;
        var page = JSON.createObjectNode();
        int at = 0;
        for (var entry : sample.at("/Course Dates/" + DATES).properties()) {
            if (at >= first && at < first + limit) {
                page.set(entry.getKey(), entry.getValue());
            }
            at++;
        }
        ((ObjectNode) answer.path("Course Dates")).set(DATES, page);
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
