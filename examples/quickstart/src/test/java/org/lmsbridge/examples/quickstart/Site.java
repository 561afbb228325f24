package org.lmsbridge.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;

/**
 * A site that the quickstart is run against from outside.
 *
 * @param url its address
 * @param token a token of it
 * @param state where the program keeps its state
 */
record Site(String url, String token, Path state) {
    static Site of(MoodleSandbox sandbox, Path state) {
        return new Site(sandbox.url().toString(), sandbox.token(), state);
    }

    Site at(String otherUrl) {
        return new Site(otherUrl, token, state);
    }

    Site with(String otherToken) {
        return new Site(url, otherToken, state);
    }

    /** Runs the program in this process. */
    Program.Result quickstart(Path records, String... arguments) {
        return Program.run(environment(), all(records, arguments));
    }

    /** Starts the program in a process of its own. */
    Process start(Path records) throws IOException {
        return Program.start(environment(), all(records));
    }

    SiteContents contents() {
        return new SiteContents(MoodleClient.of(MoodleSite.of(url, token)));
    }

    private Map<String, String> environment() {
        return Map.of("MOODLE_URL", url, "MOODLE_TOKEN", token);
    }

    private String[] all(Path records, String... arguments) {
        var all = new ArrayList<>(List.of("--records", records.toString(), "--state", state.toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
