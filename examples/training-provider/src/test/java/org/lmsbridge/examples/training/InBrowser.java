package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;

/** The application and a browser before it. */
@ExtendWith(Stage.Resolver.class)
abstract class InBrowser {
    static final String STAFF_PASSWORD = "Harbour-1";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    static Application application;
    static Browser browser;
    static Path outbox;

    Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start(Stage stage) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        application = stage.application();
        browser = stage.browser();
        outbox = stage.data().resolve("outbox");
    }

    @BeforeEach
    void open() {
        page = newPage();
    }

    /** A page with a session of its own, as another person has. */
    Page newPage() {
        var opened = browser.newPage();
        opened.setDefaultTimeout(PATIENCE.toMillis());
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        opened.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        return opened;
    }

    @AfterEach
    void close() {
        browser.contexts().forEach(BrowserContext::close);
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

    void signInAsStaff() {
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, named("Overview"))).isVisible();
    }

    /** Reloads until the link is there, and follows it. */
    void inMoodle(String course) {
        var link = page.locator("li").filter(with(course)).getByText("Open in Moodle");
        reloadUntil(() -> link.count() > 0);
        link.click();
    }

    /** What is done in the background is on the page after a while. */
    void reloadUntil(BooleanSupplier there) {
        var end = Instant.now().plus(PATIENCE);
        while (!there.getAsBoolean() && Instant.now().isBefore(end)) {
            page.waitForTimeout(200);
            page.reload();
        }
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

    /** A plan in the state that nobody applies. */
    final String planOfThree() {
        var changes = Stream.of("contact:C1", "contact:C2", "contact:C3")
                .map(contact ->
                        new Change(ChangeKind.ACCOUNT_CREATE, contact, new TreeMap<>(), new TreeMap<>(), List.of()))
                .toList();
        var writer = application.host().connected().orElseThrow().site().plans().create();
        writer.add(new Segment(Segment.Phase.ACCOUNTS, "accounts", changes));
        return writer.finish().header().id();
    }

    /** A run that has written one of them. */
    static RunReport oneOfThree(String planId, RunStatus status) {
        var now = Instant.now();
        return new RunReport(
                "run-" + planId,
                planId,
                now,
                now,
                status,
                Map.of(ChangeKind.ACCOUNT_CREATE, 1L),
                Map.of(),
                List.of(),
                0);
    }
}
