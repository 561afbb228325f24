package org.lmsbridge.examples.training.moodle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.roster.RosterImport;
import org.lmsbridge.enrol.roster.RosterOptions;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;

/**
 * The bridge of this host. Settings that people save count when a bridge is built, so it can be built anew while the
 * application runs. Thread-safe.
 */
public final class Host implements AutoCloseable {
    private static final long EDITING_TEACHER = 3;
    private static final long TEACHER = 4;
    private static final long STUDENT = 5;

    private final List<Object> capabilities;
    private final SettingsSource settings;
    private final Supplier<StateStore> state;
    private final String siteName;
    private final RosterSink roster;
    private @Nullable Running running;

    /**
     * A host that is not running yet.
     *
     * @param capabilities the records, and whatever else plugins look for
     * @param siteName under which name the state knows the site
     * @param roster takes what is read of semesters
     */
    public Host(
            List<Object> capabilities,
            SettingsSource settings,
            Supplier<StateStore> state,
            String siteName,
            RosterSink roster) {
        this.capabilities = List.copyOf(capabilities);
        this.settings = settings;
        this.state = state;
        this.siteName = siteName;
        this.roster = roster;
    }

    /**
     * A bridge that runs.
     *
     * @param bridge the bridge
     * @param connected what there is only while Moodle is switched on
     */
    public record Running(LmsBridge bridge, Optional<Connected> connected) {}

    /**
     * A connection to Moodle.
     *
     * @param client the client
     * @param site the state of the site
     * @param roster reads semesters back
     */
    public record Connected(MoodleClient client, SiteState site, RosterImport roster) {}

    /** Builds the bridge and starts it; one that runs already is closed first. */
    public synchronized void restart() {
        close();
        var store = state.get();
        var clients = new MoodleClient[1];
        var builder = LmsBridge.builder()
                .plugins(new AuthPlugin(), new EnrolPlugin(), new CompletionPlugin())
                .settings(settings)
                .moodle(connection -> clients[0] = client(connection))
                .state(store);
        capabilities.forEach(builder::provide);
        var bridge = builder.build();
        var connected = Optional.ofNullable(clients[0]).map(client -> connected(client, store.site(siteName)));
        running = new Running(bridge, connected);
        if (connected.isPresent()) {
            bridge.start();
        }
    }

    /** What runs now. */
    public synchronized Running running() {
        if (running == null) {
            throw new IllegalStateException("the bridge is not running; call restart()");
        }
        return running;
    }

    /** The connection, while Moodle is switched on. */
    public Optional<Connected> connected() {
        return running().connected();
    }

    /** Tells the bridge something, while Moodle is switched on. */
    public void tell(Consumer<LmsBridge> what) {
        var now = running();
        if (now.connected().isPresent()) {
            what.accept(now.bridge());
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.bridge().close();
            running = null;
        }
    }

    private Connected connected(MoodleClient client, SiteState site) {
        var options = RosterOptions.builder()
                .addStudentRoles(STUDENT)
                .addTeacherRoles(EDITING_TEACHER, TEACHER)
                .build();
        return new Connected(
                client, site, new RosterImport(client.moodleSite(), roster, site, options, Clock.systemUTC()));
    }

    private MoodleClient client(MoodleConnection connection) {
        return MoodleClient.of(MoodleSite.builder()
                .url(connection.url())
                .token(Secret.of(connection.token().reveal()))
                .name(siteName)
                .verifyTls(connection.verifyTls())
                .readTimeout(connection.requestTimeout())
                .build());
    }
}
