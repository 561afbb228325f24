package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.sandbox.model.RecordedCall;

/** What a destination sends, and what it says beforehand that it would. */
class DestinationRequestsTest extends DestinationFixture {
    private static final String CREATE = "core_user_create_users";

    @Test
    void aPreviewIsWhatIsSentAfterwards() {
        List<Map<String, Object>> rows = new ArrayList<>(people("p", 130));
        rows.set(5, person("Upper"));
        DestinationBuilder<Map<String, ?>> builder =
                Destination.createUsers(client).header("X-Gate", "key-4711").batchSize(120);

        List<Preview<Map<String, ?>>> previews = builder.build().preview(rows);

        assertThat(sandbox.calls().writes()).isZero();
        List<PreviewedRequest> shown = previews.stream()
                .flatMap(preview -> preview.requests().stream())
                .toList();
        assertThat(previews.get(0).rejected())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.position()).isEqualTo(6));
        assertThat(shown.get(0).headers()).containsEntry("X-Gate", "***");
        assertThat(shown.toString()).doesNotContain("Passw0rd").doesNotContain(sandbox.token());
        send(builder, rows);
        List<RecordedCall> sent = sandbox.calls().latest().stream()
                .filter(call -> call.function().equals(CREATE))
                .toList();
        assertThat(shown).extracting(PreviewedRequest::records).containsExactly(100, 19, 10);
        assertThat(shown)
                .extracting(request -> plain(request.body()))
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(call -> plain(call.body())).toList());
        assertThat(shown.get(0).url())
                .isEqualTo(sandbox.url() + "/webservice/rest/server.php?"
                        + sent.get(0).query());
    }

    @Test
    void aPreviewOfALargeCallIsItsJsonArgument() {
        List<Map<String, Object>> rows = people("p", 100);
        rows.forEach(row -> IntStream.range(0, 10).forEach(each -> row.put("customfields.f" + each, "x")));
        Destination<Map<String, ?>> destination = active(Destination.createUsers(client));

        PreviewedRequest shown = destination.preview(rows).get(0).requests().get(0);
        destination.send(rows.stream());

        RecordedCall sent = last("tool_mobile_call_external_functions");
        assertThat(shown.records()).isEqualTo(100);
        assertThat(shown.function()).isEqualTo(CREATE);
        assertThat(shown.url()).endsWith(sent.query());
        String body = URLDecoder.decode(shown.body(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("Passw0rd").contains("\"password\":\"***\"");
        assertThat(plainJson(body)).isEqualTo(plainJson(URLDecoder.decode(sent.body(), StandardCharsets.UTF_8)));
    }

    private static String plainJson(String body) {
        return body.replaceAll("(\"password\":)\"[^\"]*\"", "$1?").replaceAll("wstoken=.*", "");
    }

    @Test
    void headersOfADestinationTravelWithItsRequestsOnly() throws IOException {
        List<String> seen = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Gate")));
            byte[] answer = "null".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            MoodleClient site = MoodleClient.of(MoodleSite.builder()
                    .url("http://127.0.0.1:" + server.getAddress().getPort())
                    .token(Secret.of("t"))
                    .readFunctions(false)
                    .build());

            send(Destination.manual(site, "local_x_write").header("X-Gate", "4711"), List.of(Map.of("a", 1)));
            site.call("local_x_write", Map.of("a", 1), JsonNode.class);

            assertThat(seen).containsExactly("4711", "null");
            assertThat(site.toString()).doesNotContain("4711");
        } finally {
            server.stop(0);
        }
    }

    /** Whatever way a secret is masked. */
    private static String plain(String body) {
        return body.replaceAll("(wstoken|%5Bpassword%5D)=[^&]*", "$1=?");
    }

    private RecordedCall last(String function) {
        return sandbox.calls().latest().stream()
                .filter(call -> call.function().equals(function))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
