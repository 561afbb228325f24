package org.lmsbridge.examples.training;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One application and one browser for all tests; both are started when the first test asks. */
final class Stage implements AutoCloseable {
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Path data;
    private final Application application;
    private final Playwright playwright;
    private final Browser browser;

    private Stage(Path executable) {
        try {
            data = Files.createTempDirectory("training-provider");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        application = Application.start(InBrowser.configuration(data, true));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    Path data() {
        return data;
    }

    Application application() {
        return application;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() throws IOException {
        playwright.close();
        application.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Gives the stage to tests, and closes it after the last one. Without a browser they are skipped, with a message. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var executable = BROWSERS.stream().filter(Files::isExecutable).findFirst();
            Assumptions.assumeTrue(
                    executable.isPresent(), "no Chromium at " + BROWSERS + ": the browser tests are skipped");
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Stage.class))
                    .computeIfAbsent("stage", key -> new Stage(executable.get()), Stage.class);
        }
    }
}
