package org.lmsbridge.examples.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;

/** Runs the application until it is interrupted. */
public final class TrainingProvider {
    private TrainingProvider() {}

    /** Takes its configuration from the environment. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var configuration = Configuration.of(System.getenv());
        Files.createDirectories(configuration.data());
        var application = Application.start(configuration);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            application.close();
                            ended.countDown();
                        },
                        "closing"));
        System.out.printf("Portal: %s%nStaff:  %s/staff%n", application.address(), application.address());
        application
                .sandbox()
                .ifPresent(sandbox -> System.out.printf("Moodle: %s, a look-alike in this process%n", sandbox.url()));
        ended.await();
    }
}
