package org.lmsbridge.examples.spring;

import org.lmsbridge.core.LmsBridge;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the bridge's schedule when the application is up, and has it ended before the beans go that it needs. What runs
 * at that moment is waited for as long as the setting {@code schedule.shutdownSeconds} says.
 */
@Component
class LmsLifecycle implements SmartLifecycle {
    private final LmsBridge bridge;
    private volatile boolean running;

    LmsLifecycle(LmsBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void start() {
        bridge.start();
        running = true;
    }

    @Override
    public void stop() {
        bridge.close();
        running = false;
    }

    /** Before the web server begins and after its last request has ended, for requests use the bridge. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
