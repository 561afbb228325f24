package org.lmsbridge.examples.benchmark;

import java.io.IOException;
import java.util.List;
import org.lmsbridge.examples.benchmark.site.SiteProcess;

/**
 * Proves that a course of 100,000 participants is read page by page: in a Java whose heap holds 64 MiB, with the site in
 * another process.
 */
public final class MemoryProof {
    private static final int PARTICIPANTS = 100_000;

    private MemoryProof() {}

    /**
     * Runs.
     *
     * @param arguments none
     * @throws Exception if the reading process could not be started
     */
    public static void main(String[] arguments) throws Exception {
        System.exit(run());
    }

    /** {@return 0 if all were read, something else otherwise} */
    static int run() throws IOException, InterruptedException {
        try (SiteProcess site = SiteProcess.start()) {
            return SiteProcess.java(
                            List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                            MemoryReader.class,
                            site.url(),
                            Integer.toString(PARTICIPANTS))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
