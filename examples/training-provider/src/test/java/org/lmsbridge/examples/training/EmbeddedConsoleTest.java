package org.lmsbridge.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.examples.training.console.Console;
import org.lmsbridge.examples.training.console.ConsoleHost;
import org.lmsbridge.examples.training.console.Permission;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.web.Pages;

/** The console in another application, which lets its people do more or less. */
class EmbeddedConsoleTest {
    @TempDir
    private static Path data;

    private static Application application;

    private final Set<Permission> granted = EnumSet.noneOf(Permission.class);
    private final Javalin server = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        new Console(new OtherHost(application.host(), new Pages(), granted)).addTo(config.routes);
    });

    @BeforeAll
    static void start() {
        application = Application.start(InBrowser.configuration(data, true));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void nobodySeesAPageWithoutMoodleRead() throws Exception {
        assertThat(send("GET", "/staff/courses?text=a").statusCode()).isEqualTo(303);
        assertThat(send("POST", "/staff/stop").statusCode()).isEqualTo(403);
    }

    @Test
    void whoMayOnlyReadSeesPagesWithoutButtonsAndChangesNothing() throws Exception {
        granted.add(Permission.MOODLE_READ);
        for (var page : List.of("", "/plans", "/connection", "/semesters", "/plugins", "/settings/guards")) {
            var answer = send("GET", "/staff" + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body().replaceAll("(?s)<header.*?</header>", ""))
                    .as(page)
                    .doesNotContain("<button");
        }
        assertThat(send("GET", "/staff/courses?text=a").body()).contains("Search");
        assertThat(send("POST", "/staff/stop").statusCode()).isEqualTo(403);
        assertThat(application
                        .host()
                        .connected()
                        .orElseThrow()
                        .site()
                        .stopSwitch()
                        .find())
                .isEmpty();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        if (!server.jettyServer().started()) {
            server.start("127.0.0.1", 0);
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private record OtherHost(Host host, Pages pages, Set<Permission> granted) implements ConsoleHost {
        @Override
        public boolean may(Context context, Permission permission) {
            return granted.contains(permission);
        }

        @Override
        public String who(Context context) {
            return "somebody";
        }

        @Override
        public void show(Context context, String template, Map<String, ?> model) {
            var all = new HashMap<String, Object>(model);
            all.put("who", "somebody");
            pages.show(context, template, all);
        }

        @Override
        public List<Choice> people(String text) {
            return List.of();
        }

        @Override
        public List<Choice> courseDates() {
            return List.of();
        }

        @Override
        public Optional<String> name(String kind, String id) {
            return Optional.empty();
        }

        @Override
        public List<Series> history() {
            return List.of();
        }
    }
}
