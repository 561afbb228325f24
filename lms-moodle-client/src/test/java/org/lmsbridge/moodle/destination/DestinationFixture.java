package org.lmsbridge.moodle.destination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.sandbox.MoodleSandbox;

/** A sandbox, a client for it that waits for nothing, and rows as a CSV file has them. */
abstract class DestinationFixture {
    final MoodleSandbox sandbox = MoodleSandbox.start();
    final MoodleClient client = MoodleClient.of(site().build());
    final List<RecordOutcome<Map<String, ?>>> outcomes = new ArrayList<>();
    final List<RequestSummary> requests = new ArrayList<>();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    MoodleSite.Builder site() {
        return MoodleSite.builder()
                .url(sandbox.url())
                .token(Secret.of(sandbox.token()))
                .backoff(Duration.ZERO)
                .settleTime(Duration.ZERO);
    }

    /** Remembers every verdict, and sends. */
    DestinationReport send(DestinationBuilder<Map<String, ?>> builder, List<? extends Map<String, ?>> rows) {
        return active(builder).send(rows.stream());
    }

    Destination<Map<String, ?>> active(DestinationBuilder<Map<String, ?>> builder) {
        Destination<Map<String, ?>> destination =
                builder.listener(this::remember).build();
        destination.activate();
        return destination;
    }

    void remember(BatchResponse<Map<String, ?>> response) {
        outcomes.addAll(response.outcomes());
        requests.addAll(response.requests());
    }

    static Map<String, Object> person(String username) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("username", username);
        row.put("firstname", "Anne");
        row.put("lastname", "Example");
        row.put("email", username + "@example.com");
        row.put("password", "Passw0rd!");
        return row;
    }

    static Map<String, Object> person(String username, String field, Object value) {
        Map<String, Object> row = person(username);
        row.put(field, value);
        return row;
    }

    static List<Map<String, Object>> people(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person(prefix + number))
                .toList();
    }

    List<String> rejections() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() instanceof Verdict.Rejected)
                .map(outcome -> outcome.position() + " "
                        + outcome.reason().orElseThrow().fault().what())
                .toList();
    }

    long usernames(String prefix) {
        return sandbox.state().users().stream()
                .filter(user -> user.username().startsWith(prefix))
                .count();
    }

    long calls(String function) {
        return sandbox.calls().of(function).calls();
    }
}
