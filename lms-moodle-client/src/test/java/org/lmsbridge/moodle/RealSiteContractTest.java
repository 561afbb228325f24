package org.lmsbridge.moodle;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where {@code MOODLE_URL} and {@code MOODLE_TOKEN} name a site that may be written to. */
@EnabledIfEnvironmentVariable(named = "MOODLE_URL", matches = "https?://.+")
@EnabledIfEnvironmentVariable(named = "MOODLE_TOKEN", matches = ".+")
class RealSiteContractTest extends ClientContract {
    @Override
    MoodleSite site() {
        return MoodleSite.of(System.getenv("MOODLE_URL"), System.getenv("MOODLE_TOKEN"));
    }
}
