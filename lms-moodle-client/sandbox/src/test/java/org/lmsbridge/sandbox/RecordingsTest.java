package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what was recorded at a real site, in the order of the recordings, against a sandbox in the same state:
 * status, content type and body have to be the same, but for times, pictures and the numbers of grade items.
 */
class RecordingsTest {

    private static final Set<String> ASIDE = Set.of(
            "timecreated",
            "timemodified",
            "cacherev",
            "courseimage",
            "profileimageurl",
            "profileimageurlsmall",
            "userpictureurl",
            "functions",
            "release",
            "version",
            "userprivateaccesskey",
            "sitename",
            "coursecount",
            "timecompleted",
            "iteminstance",
            "categoryid@grade",
            "id@grade");

    @TestFactory
    Stream<DynamicTest> everyRecordingIsAnsweredAsByTheRealSite() {
        return replay(false);
    }

    @TestFactory
    Stream<DynamicTest> everyRecordingWithDebuggingTellsTheSameReason() {
        return replay(true);
    }

    @Test
    void whatIsNotReplayedExists() {
        Set<String> files =
                new TreeSet<>(Recording.all().stream().map(Recording::file).toList());
        assertThat(files).hasSize(85).containsAll(Recording.notReplayed());
    }

    private static Stream<DynamicTest> replay(boolean debug) {
        MoodleSandbox moodle = RecordedSite.start(debug);
        List<String> left = Recording.notReplayed();
        return Recording.all().stream()
                .filter(recording -> recording.isWithDebugging() == debug && !left.contains(recording.file()))
                .map(recording -> DynamicTest.dynamicTest(
                        recording.file(), () -> compare(moodle, recording, send(moodle, recording))))
                .onClose(moodle::close);
    }

    private static void compare(MoodleSandbox moodle, Recording recording, HttpResponse<String> answer)
            throws JsonProcessingException {
        assertThat(answer.statusCode()).isEqualTo(recording.status());
        if (recording.status() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("is currently not available");
            return;
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(recording.contentType());
        String body = answer.body()
                .replace(moodle.url().toString().replace("/", "\\/"), "https:\\/\\/moodle.example.org")
                .replace(moodle.url().toString().replace("/", "\\\\\\/"), "https:\\\\\\/\\\\\\/moodle.example.org");
        if (recording.name().equals("truncated-token-first")) {
            assertThat(body).startsWith(recording.body());
            assertThat(Rest.JSON.readTree(body)).hasSize(833);
        } else if (recording.contentType().equals("application/json")) {
            assertThat(normal(body)).isEqualTo(normal(recording.body()));
        } else {
            assertThat(body).isEqualTo(recording.body());
        }
    }

    /** JSON text, so that the order of keys counts. */
    private static String normal(String body) throws JsonProcessingException {
        JsonNode node = Rest.JSON.readTree(body);
        blank(node, "");
        return Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static void blank(JsonNode node, String within) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(fieldNames(object))) {
                JsonNode value = object.get(name);
                boolean aside = ASIDE.contains(name) || within.equals("gradeitems") && ASIDE.contains(name + "@grade");
                if (aside && !value.isNull()) {
                    object.put(
                            name,
                            value.isNumber() && value.asLong() != 0
                                    ? "a number"
                                    : value.getNodeType().name());
                } else if (value.isTextual() && value.asText().startsWith("{")) {
                    object.set(name, packed(value.asText()));
                } else {
                    blank(value, name);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> blank(item, within));
        }
    }

    private static JsonNode packed(String text) {
        try {
            JsonNode node = Rest.JSON.readTree(text);
            blank(node, "");
            return node;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static List<String> fieldNames(ObjectNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static HttpResponse<String> send(MoodleSandbox moodle, Recording recording) {
        SandboxState state = moodle.state();
        String control = "wsfunction=" + recording.function() + "&moodlewsrestformat=json";
        Rest rest = new Rest(moodle);
        return switch (recording.name()) {
            case "bad-token" -> new Rest(moodle.url(), "nosuchtoken").send(recording.function(), "{}");
            case "truncated-token-last" ->
                rest.post("", RecordedSite.nineHundredUsers() + '&' + control + "&wstoken=" + moodle.token());
            case "truncated-token-first" ->
                rest.post("", "wstoken=" + moodle.token() + '&' + control + '&' + RecordedSite.nineHundredUsers());
            case "maintenance" -> switched(state, SandboxSwitch.CLI_MAINTENANCE, true, rest, recording);
            case "webservices-disabled" -> switched(state, SandboxSwitch.WEB_SERVICES, false, rest, recording);
            case "rest-disabled" -> switched(state, SandboxSwitch.REST, false, rest, recording);
            case "service-disabled" -> switched(state, SandboxSwitch.SERVICE, false, rest, recording);
            case "token-expired", "ip-restricted", "function-not-in-service" -> limited(moodle, recording);
            default -> rest.send(recording.function(), recording.parameters().toString());
        };
    }

    private static HttpResponse<String> limited(MoodleSandbox moodle, Recording recording) {
        SandboxState state = moodle.state();
        String token = state.settings().addToken(2, Set.of("core_webservice_get_site_info"));
        if (recording.name().equals("token-expired")) {
            state.settings().limitToken(token, Instant.ofEpochSecond(RecordedSite.RECORDED_AT - 1));
        } else if (recording.name().equals("ip-restricted")) {
            state.settings().limitToken(token, "192.0.2.1");
        }
        return new Rest(moodle.url(), token)
                .send(recording.function(), recording.parameters().toString());
    }

    private static HttpResponse<String> switched(
            SandboxState state, SandboxSwitch which, boolean on, Rest rest, Recording recording) {
        state.settings().turn(which, on);
        try {
            return rest.send(recording.function(), "{}");
        } finally {
            state.settings().turn(which, !on);
        }
    }
}
