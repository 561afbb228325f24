package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.RecordedCall;

class OperationTest {

    @Test
    void concurrentWritersDoNotLoseAnything() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            Rest rest = new Rest(moodle);
            List<CompletableFuture<Void>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> rest.call("core_user_create_users", TestUsers.of("a" + i, "b" + i, "same" + i % 20))))
                    .toList();
            calls.forEach(CompletableFuture::join);
            // Of two calls with the same third user one goes through as a whole, the other not at all.
            assertThat(moodle.state().users()).hasSize(2 + 20 * 3);
        }
    }

    @Test
    void callsAreCountedAndSecretsMasked() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            new Rest(moodle).call("core_user_create_users", TestUsers.of("one"));
            new Rest(moodle).call("core_webservice_get_site_info", "{}");
            assertThat(moodle.calls().of("core_user_create_users").writes()).isEqualTo(1);
            assertThat(moodle.calls().requests().calls()).isEqualTo(2);
            assertThat(moodle.calls().writes()).isEqualTo(1);
            RecordedCall call = moodle.calls().latest().get(0);
            assertThat(call.toString()).doesNotContain(moodle.token()).doesNotContain("Passw0rd");
            assertThat(call.body()).contains("wstoken=***").contains("username");
            moodle.calls().reset();
            assertThat(moodle.calls().requests().calls()).isZero();
        }
    }

    @Test
    void aTokenIsGivenForAPasswordAndGoodForCalls() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("person"));
            HttpResponse<String> wrong = login(rest, "person", "wrong");
            HttpResponse<String> right = login(rest, "PERSON", "Passw0rd!");
            assertThat(wrong.body()).contains("\"errorcode\":\"invalidlogin\"");
            String token = right.body().replaceAll("^\\{\"token\":\"([a-z0-9]+)\".*", "$1");
            assertThat(new Rest(moodle.url(), token)
                            .call("core_webservice_get_site_info", "{}")
                            .path("username")
                            .asText())
                    .isEqualTo("person");
        }
    }

    @Test
    void anExpiredTokenIsRefusedOnceAndThenUnknown() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            String token = moodle.state().settings().addToken(2, Set.of("core_webservice_get_site_info"));
            moodle.state().settings().limitToken(token, java.time.Instant.EPOCH.plusSeconds(1));
            Rest rest = new Rest(moodle.url(), token);
            assertThat(rest.call("core_webservice_get_site_info", "{}")
                            .path("errorcode")
                            .asText())
                    .isEqualTo("accessexception");
            assertThat(rest.call("core_webservice_get_site_info", "{}")
                            .path("errorcode")
                            .asText())
                    .isEqualTo("invalidtoken");
        }
    }

    @Test
    void thePageEscapesWhatUsersWrote() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long course = moodle.state().addCourse("X", "<script>alert(1)</script>", 1);
            long user = moodle.state().addUser("u", "<b>", "O'Brien", "u@example.com");
            moodle.state().enrol(course, user, 5);
            Rest rest = new Rest(moodle);
            assertThat(rest.post("/", "", "").body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>")
                    .contains("<caption>Courses</caption>");
            assertThat(rest.post("/course/view.php", "id=" + course, "").body())
                    .contains("&lt;b&gt; O&#39;Brien")
                    .contains("student");
            assertThat(rest.post("/course/view.php", "id=99", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void latencyIsPerCallAndPerRecord() {
        try (MoodleSandbox moodle = MoodleSandbox.builder()
                .latency(Duration.ofMillis(10), Duration.ofMillis(5))
                .start()) {
            long before = System.nanoTime();
            new Rest(moodle).call("core_user_create_users", TestUsers.many(10));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        }
    }

    @Test
    void oneFunctionMayTakeAnotherTime() {
        try (MoodleSandbox moodle = MoodleSandbox.builder()
                .latency(Duration.ZERO, Duration.ofMinutes(1))
                .latency("core_user_create_users", Duration.ofMillis(5))
                .start()) {
            long before = System.nanoTime();
            new Rest(moodle).call("core_user_create_users", TestUsers.many(10));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(50), Duration.ofMinutes(1));
        }
    }

    @Test
    void badOptionsOfTheProgramAreNamed() {
        assertThatThrownBy(() -> SandboxMain.parse(new String[] {"--port", "x"}))
                .hasMessage("--port takes a number: x");
        assertThatThrownBy(() -> SandboxMain.parse(new String[] {"--version", "3.9"}))
                .hasMessage("--version takes 4.1, 4.4 or 5.0: 3.9");
        assertThatThrownBy(() -> SandboxMain.parse(new String[] {"--nosuch", "1"}))
                .hasMessage("unknown option: --nosuch");
        assertThatThrownBy(() -> SandboxMain.parse(new String[] {"--data"}))
                .hasMessage("option without a value: --data");
    }

    private static HttpResponse<String> login(Rest rest, String username, String password) {
        return rest.post(
                "/login/token.php",
                "",
                "username=" + username + "&password=" + Rest.escape(password) + "&service=lmsbridge");
    }
}
