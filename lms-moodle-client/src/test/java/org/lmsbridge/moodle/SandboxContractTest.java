package org.lmsbridge.moodle;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lmsbridge.sandbox.MoodleSandbox;

class SandboxContractTest extends ClientContract {
    private static MoodleSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = MoodleSandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Override
    MoodleSite site() {
        return MoodleSite.of(sandbox.url().toString(), sandbox.token());
    }
}
