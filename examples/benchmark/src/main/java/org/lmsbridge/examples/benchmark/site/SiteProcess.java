package org.lmsbridge.examples.benchmark.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link CannedSite} in a process of its own, so that neither its memory nor its garbage is the caller's. */
public final class SiteProcess implements AutoCloseable {
    private final Process process;
    private final String url;

    private SiteProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** {@return a site that is ready to answer} */
    public static SiteProcess start() {
        try {
            // Without the option every answer on a kept connection waits 40 ms for an acknowledgement.
            Process process = java(
                            List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true"),
                            CannedSite.class)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
            return new SiteProcess(process, "http://127.0.0.1:" + out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prepares a program of this class path for a Java of its own.
     *
     * @param options options for Java
     * @param main the program
     * @param arguments its arguments
     * @return what starts it
     */
    public static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** {@return the address of the site} */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
