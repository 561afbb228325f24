package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The application and a browser before it. Skipped, with a message, where there is no browser. */
abstract class InBrowser {
    static final String STAFF_PASSWORD = "Harbour-1";
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    @TempDir
    private static Path data;

    static Application application;
    private static Playwright playwright;
    static Browser browser;

    Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        Optional<Path> executable =
                BROWSERS.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(
                executable.isPresent(), "no Chromium at " + BROWSERS + ": the browser tests are skipped");
        application = Application.start(configuration(data, true));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (application != null) {
            application.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.newPage();
        page.setDefaultTimeout(Duration.ofSeconds(8).toMillis());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.context().close();
        Assertions.assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    static Configuration configuration(Path data, boolean moodle) {
        return Configuration.of(Map.of(
                "PORTAL_PORT",
                "0",
                "PORTAL_DATA",
                data.toString(),
                "PORTAL_STAFF_PASSWORD",
                STAFF_PASSWORD,
                "MOODLE_ENABLED",
                Boolean.toString(moodle)));
    }

    void register(String firstName, String lastName, String email) {
        page.navigate(address("/register"));
        fillPerson(firstName, lastName, email);
        page.getByLabel("Password").fill("Harbour-22");
        page.getByRole(AriaRole.BUTTON, named("Register")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Welcome");
    }

    void fillPerson(String firstName, String lastName, String email) {
        page.getByLabel("First name").fill(firstName);
        page.getByLabel("Last name").fill(lastName);
        page.getByLabel("Email address").fill(email);
    }

    void signIn(String email, String password) {
        page.navigate(address("/sign-in"));
        page.getByLabel("Email address").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    /** Reloads until the link is there, and follows it. */
    void inMoodle(String course) {
        var link = page.locator("li").filter(with(course)).getByText("Open in Moodle");
        for (int i = 0; i < 40 && link.count() == 0; i++) {
            page.waitForTimeout(250);
            page.reload();
        }
        link.click();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    void book(String course) {
        page.navigate(address("/"));
        page.getByRole(AriaRole.BUTTON, named("Book " + course)).first().click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are booked");
    }

    static String address(String path) {
        URI address = application.address();
        return address + path;
    }
}
