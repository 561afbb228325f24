package org.lmsbridge.sandbox;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox as a program: prints its address and token, and answers until it is ended. */
public final class SandboxMain {

    private static final String USAGE = """
            Options:
              --port PORT              port on the loopback address (default: a free one)
              --token TOKEN            the administrator's token (default: a random one)
              --data FILE              keep the site in this file (default: in memory only)
              --version 4.1|4.4|5.0    whose ways it has (default: 4.4)
              --max-input-vars COUNT   how many form variables are read (default: 1000)
            """;

    private SandboxMain() {}

    /**
     * Starts the program.
     *
     * @param args the options; {@code --help} lists them
     * @throws InterruptedException if the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && args[0].equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        MoodleSandboxBuilder builder;
        try {
            builder = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        MoodleSandbox moodle = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(moodle::close));
        System.out.println("MOODLE_URL=" + moodle.url());
        System.out.println("MOODLE_TOKEN=" + moodle.token());
        new CountDownLatch(1).await();
    }

    static MoodleSandboxBuilder parse(String[] args) {
        MoodleSandboxBuilder builder = MoodleSandbox.builder();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("option without a value: " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--port" -> builder.port(number(args[i], value));
                case "--token" -> builder.token(value);
                case "--data" -> builder.dataFile(Path.of(value));
                case "--version" -> builder.version(version(value));
                case "--max-input-vars" -> builder.maxInputVars(number(args[i], value));
                default -> throw new IllegalArgumentException("unknown option: " + args[i]);
            }
        }
        return builder;
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number: " + value, e);
        }
    }

    private static SandboxVersion version(String value) {
        try {
            return SandboxVersion.valueOf("V" + value.toUpperCase(Locale.ROOT).replace('.', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--version takes 4.1, 4.4 or 5.0: " + value, e);
        }
    }
}
