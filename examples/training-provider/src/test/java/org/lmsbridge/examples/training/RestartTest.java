package org.lmsbridge.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.ContactId;

/** The bridge is replaced while people are at its pages. */
class RestartTest {
    private static final int VISITORS = 4;
    private static final int RESTARTS = 5;

    @Test
    void noPageSeesTheBridgeBeingReplaced(@TempDir Path data) throws Exception {
        var over = new AtomicBoolean();
        var statuses = ConcurrentHashMap.<Integer>newKeySet();
        try (var application = Application.start(InBrowser.configuration(data, true))) {
            var threads = Executors.newFixedThreadPool(VISITORS);
            try {
                var visits = IntStream.range(0, VISITORS)
                        .mapToObj(i -> threads.submit(visitor(application, statuses, over)))
                        .toList();
                for (int i = 0; i < RESTARTS; i++) {
                    application.host().restart();
                }
                over.set(true);
                for (var visit : visits) {
                    visit.get(1, TimeUnit.MINUTES);
                }
            } finally {
                over.set(true);
                threads.shutdown();
            }
            assertThat(application.host().connected()).isPresent();
        }
        assertThat(statuses).containsExactly(200);
    }

    /** Looks at a page, and tells the bridge that something changed, over and over. */
    private static Callable<Void> visitor(Application application, Set<Integer> statuses, AtomicBoolean over) {
        return () -> {
            var http = HttpClient.newHttpClient();
            var page = HttpRequest.newBuilder(URI.create(application.address() + "/"))
                    .build();
            // Never interrupted: that would close what the embedded database has open.
            while (!over.get()) {
                statuses.add(
                        http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
                var held = application.host().hold();
                try {
                    application.host().tell(bridge -> bridge.changed(new ContactId("C000001")));
                } catch (RuntimeException e) {
                    statuses.add(-1);
                } finally {
                    held.close();
                }
            }
            return null;
        };
    }
}
