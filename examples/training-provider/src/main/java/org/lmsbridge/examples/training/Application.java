package org.lmsbridge.examples.training;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.hash.HashedCredentials;
import org.lmsbridge.auth.hash.PasswordHashing;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.roster.JsonLinesSink;
import org.lmsbridge.examples.mail.Mail;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.lmsbridge.examples.training.certificates.Certificates;
import org.lmsbridge.examples.training.console.Console;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.moodle.Places;
import org.lmsbridge.examples.training.portal.CoursePages;
import org.lmsbridge.examples.training.portal.Frame;
import org.lmsbridge.examples.training.portal.Portal;
import org.lmsbridge.examples.training.portal.SignInDesk;
import org.lmsbridge.examples.training.post.Outbox;
import org.lmsbridge.examples.training.post.Post;
import org.lmsbridge.examples.training.records.Database;
import org.lmsbridge.examples.training.records.Demonstration;
import org.lmsbridge.examples.training.records.IssuedCertificates;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.records.ProviderRecords;
import org.lmsbridge.examples.training.records.Students;
import org.lmsbridge.examples.training.web.FormTokens;
import org.lmsbridge.examples.training.web.Pages;
import org.lmsbridge.examples.training.web.SecurityHeaders;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole provider in one process: records, bridge, Moodle look-alike if no real site is named, and pages. */
public final class Application implements AutoCloseable {
    /** Who looks after the portal on the first day. */
    public static final String FIRST_STAFF = "staff@example.org";

    private static final String PROVIDER = "Harbour Training";
    private static final int SESSION_SECONDS = 30 * 60;
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Configuration configuration;
    private final Database database;
    private final @Nullable MoodleSandbox sandbox;
    private final Host host;
    private final Pages pages = new Pages();
    private final Javalin server;

    private Application(Configuration configuration) {
        this.configuration = configuration;
        var clock = Clock.systemUTC();
        var hashing = PasswordHashing.argon2id();
        database = open(configuration);
        var random = new byte[12];
        new SecureRandom().nextBytes(random);
        var nobodys = HexFormat.of().formatHex(random);
        sandbox = needsSandbox() ? startSandbox() : null;
        Demonstration.fill(database, clock, this::moodleCategory, hashing.hash(nobodys.toCharArray()));
        var students = new Students(database, clock);
        firstStaff(students, hashing);
        var records = new ProviderRecords(database, clock);
        var verifier = new HashedCredentials(records, hashing);
        var post = post(clock);
        var issued = new IssuedCertificates(database);
        var certificates = new Certificates(issued, PROVIDER, Demonstration.ZONE, post);
        host = new Host(
                List.of(records, verifier, post, certificates),
                settings(),
                this::state,
                siteName(),
                new JsonLinesSink(configuration.data().resolve("roster.jsonl")));
        host.restart();
        var desk = new SignInDesk(host, students, records, verifier);
        var frame = new Frame(pages, desk, host);
        var portal = new Portal(frame, students, hashing, post);
        var courses = new CoursePages(frame, students, new Places(host), issued, certificates, sandbox());
        var console = new Console(new StaffSide(host, pages, desk, students, issued));
        server = Javalin.create(config -> configure(config, routes -> {
            portal.addTo(routes);
            courses.addTo(routes);
            console.addTo(routes);
        }));
    }

    /** Starts everything. */
    public static Application start(Configuration configuration) {
        var application = new Application(configuration);
        application.server.start(configuration.host(), configuration.port());
        return application;
    }

    /** Where the pages are. */
    public URI address() {
        return URI.create("http://" + configuration.host() + ":" + server.port());
    }

    /** The look-alike, if no real site is named. */
    public Optional<MoodleSandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    /** The bridge. */
    public Host host() {
        return host;
    }

    @Override
    public void close() {
        server.stop();
        host.close();
        sandbox().ifPresent(MoodleSandbox::close);
        database.close();
    }

    private void configure(JavalinConfig config, Consumer<RoutesConfig> everyPage) {
        config.startup.showJavalinBanner = false;
        config.staticFiles.add(files -> {
            files.hostedPath = "/assets";
            files.directory = "/assets";
            files.location = Location.CLASSPATH;
        });
        config.jetty.modifyServletContextHandler(handler -> {
            handler.setSessionHandler(sessions());
            handler.addFilter(holdingTheBridge(), "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        config.routes.before(SecurityHeaders::add);
        config.routes.before(FormTokens::check);
        everyPage.accept(config.routes);
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            context.status(e.getStatus());
            var heading = e instanceof NotFoundResponse ? "There is no such page" : "That did not work";
            pages.show(
                    context,
                    "error",
                    Map.of("heading", heading, "message", e instanceof NotFoundResponse ? "" : message(e), "who", ""));
        });
        config.routes.exception(RuntimeException.class, (e, context) -> {
            LOG.error("page failed path={}", context.path(), e);
            context.status(500);
            pages.show(
                    context,
                    "error",
                    Map.of(
                            "heading",
                            "Something went wrong here",
                            "message",
                            "It is in our log. Please try again in a few minutes.",
                            "who",
                            ""));
        });
    }

    private static String message(HttpResponseException e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }

    private Post post(Clock clock) {
        Consumer<Mail> door = configuration
                .mailServer()
                .<Consumer<Mail>>map(server -> new SmtpMailer(server, configuration.mailFrom(), clock)::send)
                .orElseGet(() -> new Outbox(configuration.data().resolve("outbox")));
        return new Post(door, configuration.office());
    }

    /** No page sees the bridge being replaced: a restart waits for those that are under way, and later ones for it. */
    private Filter holdingTheBridge() {
        return (request, response, chain) -> {
            var held = host.hold();
            try {
                chain.doFilter(request, response);
            } finally {
                held.close();
            }
        };
    }

    private SessionHandler sessions() {
        var sessions = new SessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.LAX);
        sessions.setSecureRequestOnly(configuration.secureCookies());
        sessions.getSessionCookieConfig().setSecure(configuration.secureCookies());
        sessions.setMaxInactiveInterval(SESSION_SECONDS);
        return sessions;
    }

    private static Database open(Configuration configuration) {
        var file = configuration.data().toAbsolutePath().resolve("records");
        var url = configuration.databaseUrl().orElseGet(() -> Database.h2(file.toString()));
        return Database.open(url, configuration.databaseUser(), configuration.databasePassword());
    }

    private boolean needsSandbox() {
        return configuration.moodleEnabled() && configuration.moodleUrl().isEmpty();
    }

    private long moodleCategory(String name) {
        return sandbox().map(look -> look.state().addCategory(name)).orElse(configuration.moodleCategory());
    }

    private MoodleSandbox startSandbox() {
        return MoodleSandbox.builder()
                .dataFile(configuration.data().resolve("sandbox.jsonl"))
                .start();
    }

    private String siteName() {
        return configuration.moodleUrl().map(URI::toString).orElse("sandbox");
    }

    private StateStore state() {
        if (configuration.databaseUrl().isEmpty()) {
            return StateStore.embedded(configuration.data().resolve("state"));
        }
        if (configuration.applySchema()) {
            StateStore.applySchema(database.connections());
        }
        return StateStore.postgres(database.connections());
    }

    /** Passwords are kept as hashes, so Moodle cannot be given any: it makes its own, and mails them. */
    private SettingsSource settings() {
        var values = new HashMap<>(Map.of(
                "enrol_records.categoryField",
                ProviderRecords.MOODLE_CATEGORY_FIELD,
                "auth_records.createPassword",
                "true",
                "schedule.pollSeconds",
                "1",
                "local_records.step",
                Certificates.STEP,
                "local_records.lookMinutes",
                configuration.moodleUrl().isPresent() ? "15" : "1",
                "moodle.enabled",
                Boolean.toString(configuration.moodleEnabled())));
        configuration
                .portalUrl()
                .ifPresent(url -> values.put(
                        "auth_records.passwordChangeUrl",
                        url.resolve("/profile").toString()));
        var started = sandbox;
        if (started != null) {
            values.put("moodle.url", started.url().toString());
            values.put("moodle.token", started.token());
        }
        var own = SettingsSource.of(values);
        var environment = SettingsSource.environment();
        return (component, setting) -> environment.find(component, setting).or(() -> own.find(component, setting));
    }

    private void firstStaff(Students students, PasswordHashing hashing) {
        var known = configuration.staffPassword();
        var password = known.orElseGet(() -> {
            var bytes = new byte[6];
            new SecureRandom().nextBytes(bytes);
            return "Staff-" + HexFormat.of().formatHex(bytes);
        });
        var person = new Person("", "Maja", "Lind", FIRST_STAFF, "", "", true);
        var added = students.register(person, hashing.hash(password.toCharArray()));
        if (added.isPresent() && known.isEmpty()) {
            System.out.printf("Staff sign in as %s with the password %s%n", FIRST_STAFF, password);
        }
    }
}
