package org.lmsbridge.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds without a browser; with Moodle switched off, so that no page may speak of it. */
class ApplicationTest {
    @TempDir
    private static Path data;

    private static Application application;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    @BeforeAll
    static void start() {
        application = Application.start(InBrowser.configuration(data, false));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void switchedOffNothingOfMoodleShows() {
        signIn();
        assertThat(get("/staff").body()).contains("Overview").doesNotContain("Plans", "Plugins", "Stop switch");
        assertThat(Stream.of("/", "/mine", "/register", "/profile", "/sign-in", "/staff")
                        .map(page -> get(page).body()))
                .noneMatch(body -> body.contains("Moodle"));
        assertThat(Stream.of(
                                "/plans",
                                "/runs",
                                "/plugins",
                                "/connection",
                                "/sign-in",
                                "/semesters",
                                "/matching",
                                "/why",
                                "/courses?text=a",
                                "/call-backs",
                                "/settings/moodle")
                        .map(page -> get("/staff" + page).statusCode()))
                .containsOnly(404);
    }

    @Test
    void formWithoutTokenIsRefused() {
        var refused = post("/sign-in", Map.of("email", Application.FIRST_STAFF, "password", InBrowser.STAFF_PASSWORD));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(get("/staff").body()).doesNotContain("Overview");
    }

    @Test
    void everyAnswerCarriesSecurityHeaders() {
        for (var path : new String[] {"/", "/no-such-page", "/assets/site.css"}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        }
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() {
        var cookie = get("/sign-in").headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void signingInGivesTheSessionNewIdentity() {
        var before = cookies();
        signIn();
        assertThat(cookies()).isNotEqualTo(before);
    }

    @Test
    void pagesHoldNothingInline() {
        signIn();
        for (var path : new String[] {"/", "/register", "/profile", "/mine", "/staff"}) {
            assertThat(get(path).body())
                    .as(path)
                    .doesNotContainPattern(Pattern.compile("\\sstyle=|\\son[a-z]+=|<style|<script>|javascript:"));
        }
    }

    @Test
    void passwordsAreKeptInNoConfigurationText() {
        assertThat(InBrowser.configuration(data, false).toString()).doesNotContain(InBrowser.STAFF_PASSWORD);
    }

    private void signIn() {
        var page = get("/sign-in").body();
        var token = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        var answer = post(
                "/sign-in",
                Map.of("csrf", token.group(1), "email", Application.FIRST_STAFF, "password", InBrowser.STAFF_PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private String cookies() {
        get("/sign-in");
        return ((CookieManager) http.cookieHandler().orElseThrow())
                .getCookieStore()
                .getCookies()
                .toString();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(String path) {
        return URI.create(application.address() + path);
    }
}
