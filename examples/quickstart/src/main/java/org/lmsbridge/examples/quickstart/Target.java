package org.lmsbridge.examples.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.sandbox.MoodleSandbox;

/** The Moodle that is brought in step: a site somewhere, or the sandbox in this process. */
final class Target implements AutoCloseable {
    private final String description;
    private final MoodleClient client;
    private final AtomicLong calls = new AtomicLong();
    private final Runnable end;

    private Target(String description, MoodleSite site, Runnable end) {
        this.description = description;
        this.client = MoodleClient.builder(site)
                .listener((function, outcome, took) -> calls.incrementAndGet())
                .build();
        this.end = end;
    }

    /** A site somewhere. */
    static Target site(URI url, String token, boolean plainHttp) {
        var site = MoodleSite.builder()
                .url(url)
                .token(Secret.of(token))
                .plainHttp(plainHttp)
                .build();
        return new Target(url.toString(), site, () -> {});
    }

    /** The sandbox, with its data in a file that is made if it is not there. */
    static Target sandbox(Path dataFile) {
        var sandbox = MoodleSandbox.builder().dataFile(dataFile).start();
        // The port is another one at every start, and the state must know the site again: hence a name of its own.
        var site = MoodleSite.builder()
                .url(sandbox.url())
                .token(Secret.of(sandbox.token()))
                .name("sandbox")
                .build();
        return new Target(sandbox.url() + ", a look-alike in this process", site, sandbox::close);
    }

    /** The client for it. */
    MoodleClient client() {
        return client;
    }

    /** Where it is, and what. */
    String description() {
        return description;
    }

    /** How many calls were made so far. */
    long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        end.run();
    }
}
