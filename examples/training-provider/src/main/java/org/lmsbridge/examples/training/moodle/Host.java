package org.lmsbridge.examples.training.moodle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.auth.ldap.LdapSettings;
import org.lmsbridge.auth.ldap.MoodleLdapSettings;
import org.lmsbridge.auth.profile.ProfileSettings;
import org.lmsbridge.auth.signin.SignInSettings;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.roster.RosterImport;
import org.lmsbridge.enrol.roster.RosterOptions;
import org.lmsbridge.enrol.roster.RosterSettings;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge of this host. Settings that people save count when a bridge is built, so it can be built anew while the
 * application runs. Thread-safe.
 */
public final class Host implements AutoCloseable {
    private static final String NAME = "bridge";
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final List<Object> capabilities;
    private final SettingsSource settings;
    private final Supplier<StateStore> state;
    private final String siteName;
    private final RosterSink roster;
    // Fair, so that a restart is not kept waiting for ever by pages that follow one another.
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile @Nullable Running running;

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
     * @param store its state
     * @param connected what there is only while Moodle is switched on
     * @param trouble why nothing goes on by itself; empty if it does
     */
    public record Running(LmsBridge bridge, StateStore store, Optional<Connected> connected, String trouble) {
        /** A plugin that does its work: not without Moodle, and not while it is disabled or held back. */
        public <P extends Plugin> Optional<P> active(Class<P> type) {
            try {
                return Optional.of(bridge.plugin(type));
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * A connection to Moodle.
     *
     * @param client the client
     * @param site the state of the site
     * @param roster reads semesters back
     * @param rosterOptions how it does
     * @param ldap what Moodle's administrator enters, if the LDAP endpoint is open
     */
    public record Connected(
            MoodleClient client,
            SiteState site,
            RosterImport roster,
            RosterOptions rosterOptions,
            Optional<MoodleLdapSettings> ldap) {}

    /** Work during which the bridge is not replaced, until it is closed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Keeps the bridge as it is. To be closed by the same thread, which must not restart meanwhile. */
    public Hold hold() {
        lock.readLock().lock();
        return lock.readLock()::unlock;
    }

    /**
     * Builds the bridge and starts it; one that runs already is closed first, after whoever holds it.
     *
     * @throws IllegalArgumentException if settings are wrong; then the one that runs goes on
     */
    public void restart() {
        lock.writeLock().lock();
        try {
            var before = running;
            if (before != null) {
                refuseFaults(before);
            }
            close();
            running = build();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What runs now. */
    public Running running() {
        var now = running;
        if (now == null) {
            throw new IllegalStateException("the bridge is not running; see the log of its last start");
        }
        return now;
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
    public void close() {
        lock.writeLock().lock();
        try {
            var now = running;
            running = null;
            if (now != null) {
                now.bridge().close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static List<Plugin> plugins() {
        return List.of(new AuthPlugin(), new EnrolPlugin(), new CompletionPlugin());
    }

    private Running build() {
        var store = state.get();
        var clients = new MoodleClient[1];
        var builder = LmsBridge.builder()
                .name(NAME)
                .plugins(plugins().toArray(Plugin[]::new))
                .settings(settings)
                .moodle(connection -> clients[0] = client(connection))
                .provide(roster)
                .state(store);
        capabilities.forEach(builder::provide);
        var bridge = builder.build();
        var connected = Optional.ofNullable(clients[0]).map(client -> connected(client, store));
        return new Running(bridge, store, connected, connected.isPresent() ? start(bridge) : "");
    }

    /** A port that is taken, say, must not take the pages away on which another can be set. */
    private static String start(LmsBridge bridge) {
        try {
            bridge.start();
            return "";
        } catch (RuntimeException e) {
            LOG.error("the bridge is built and not started", e);
            return Optional.ofNullable(e.getMessage()).orElse("see the log");
        }
    }

    private void refuseFaults(Running before) {
        if (before.connected().isEmpty()) {
            return;
        }
        var faults = new ArrayList<String>();
        for (var plugin : plugins()) {
            var read = new ArrayList<String>();
            var next = read(plugin, before.store(), read);
            faults.addAll(read.isEmpty() ? plugin.check(next) : read);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** A plugin's settings as the next bridge reads them. */
    private Settings read(Plugin plugin, StateStore store, List<String> faults) {
        var saved = SettingsSource.saved(store.site(NAME).settings());
        return Settings.read(plugin.component(), plugin.settings(), List.of(settings, saved), faults);
    }

    private Connected connected(MoodleClient client, StateStore store) {
        var site = store.site(siteName);
        var options = RosterSettings.options(read(new EnrolPlugin(), store, new ArrayList<>()));
        return new Connected(
                client,
                site,
                new RosterImport(client.moodleSite(), roster, site, options, Clock.systemUTC()),
                options,
                ldap(read(new AuthPlugin(), store, new ArrayList<>())));
    }

    private static Optional<MoodleLdapSettings> ldap(Settings auth) {
        return LdapSettings.config(auth)
                .filter(config -> auth.get(LdapSettings.ENDPOINT))
                .map(config -> MoodleLdapSettings.of(
                        config,
                        config.port(),
                        ProfileSettings.rules(auth),
                        new TreeSet<>(),
                        auth.get(SignInSettings.PASSWORD_CHANGE_URL)));
    }

    private MoodleClient client(MoodleConnection connection) {
        return MoodleClient.of(MoodleSite.builder()
                .url(connection.url())
                .token(Secret.of(connection.token().reveal()))
                .name(siteName)
                .verifyTls(connection.verifyTls())
                .plainHttp(connection.plainHttp())
                .readTimeout(connection.requestTimeout())
                .build());
    }
}
