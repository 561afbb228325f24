package org.lmsbridge.moodle.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/**
 * Compares the look-alike with a site that may be written to. {@code -Ddifferential.calls} says how many calls are
 * made, {@code -Ddifferential.seed} repeats a run.
 */
@EnabledIfEnvironmentVariable(
        named = "MOODLE_URL",
        matches = "https?://.+",
        disabledReason = "MOODLE_URL names no site")
@EnabledIfEnvironmentVariable(named = "MOODLE_TOKEN", matches = ".+", disabledReason = "MOODLE_TOKEN is not set")
class RealSiteDifferentialTest {
    private static final int CALLS = 300;

    @Test
    void theLookAlikeAnswersAsTheRealSiteDoes() {
        long seed = Long.getLong("differential.seed", new Random().nextInt(1_000_000));
        int calls = Integer.getInteger("differential.calls", CALLS);
        Side real = new Side(System.getenv("MOODLE_URL"), System.getenv("MOODLE_TOKEN"));
        String release = real.info().path("release").asText();
        System.out.printf("differential test: release=%s calls=%d seed=%d%n", release, calls, seed);
        try (MoodleSandbox sandbox =
                MoodleSandbox.builder().version(nearest(release)).start()) {
            Side lookAlike = new Side(sandbox.url().toString(), sandbox.token());

            List<Duel.Finding> findings = new Duel(lookAlike, real, seed).run(calls);

            assertThat(findings)
                    .as("seed %d, one is the look-alike: %s", seed, Duel.told(findings))
                    .isEmpty();
        }
    }

    private static SandboxVersion nearest(String release) {
        String[] parts = release.split("[^0-9]+", 3);
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        if (major >= 5) {
            return SandboxVersion.V5_0;
        }
        if (minor >= 5) {
            return SandboxVersion.V4_5;
        }
        return minor >= 2 ? SandboxVersion.V4_4 : SandboxVersion.V4_1;
    }
}
