package org.lmsbridge.auth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.sandbox.MoodleSandbox;

/** A bridge with the auth plugin between records in memory and a sandbox, put together as a host does it. */
public final class Bench implements AutoCloseable {
    private final MoodleSandbox sandbox;
    private final MoodleClient client;
    private final Planner planner = new Planner();
    private final Records records = new Records();
    private final LmsBridge bridge;
    private final AuthPlugin auth = new AuthPlugin();

    /** With settings such as {@code matchField}. */
    public Bench(Path state, Map<String, String> settings) {
        this(state, settings, MoodleSandbox.start());
    }

    /** With somebody who takes notices. */
    public Bench(Path state, Map<String, String> settings, Notifier notifier) {
        this(state, settings, MoodleSandbox.start(), (Object) notifier);
    }

    /** On a sandbox that is closed with it. */
    public Bench(Path state, Map<String, String> settings, MoodleSandbox sandbox) {
        this(state, settings, sandbox, (Notifier) notice -> {});
    }

    /** With something else that the host gives. */
    public Bench(Path state, Map<String, String> settings, MoodleSandbox sandbox, Object given) {
        this.sandbox = sandbox;
        this.client = client(sandbox);
        var values = new HashMap<String, String>();
        settings.forEach((name, value) -> values.put("auth_records." + name, value));
        this.bridge = LmsBridge.builder()
                .records(records)
                .provide(client)
                .provide(given)
                .plugins(planner, auth)
                .settings(SettingsSource.of(values))
                .state(StateStore.embedded(state))
                .build();
    }

    /** {@return a client that does not wait between attempts} */
    public static MoodleClient client(MoodleSandbox sandbox) {
        return client(sandbox, 100);
    }

    /** {@return a client that does not wait between attempts, and writes so many records in one call} */
    public static MoodleClient client(MoodleSandbox sandbox, int recordsPerCall) {
        var site = MoodleSite.builder();
        site.url(sandbox.url().toString())
                .token(Secret.of(sandbox.token()))
                .attempts(1)
                .backoff(Duration.ofMillis(1))
                .longestWait(Duration.ofMillis(1))
                .settleTime(Duration.ZERO)
                .recordsPerCall(recordsPerCall);
        return MoodleClient.of(site.build());
    }

    /** {@return the sandbox} */
    public MoodleSandbox sandbox() {
        return sandbox;
    }

    /** {@return the bridge} */
    public LmsBridge bridge() {
        return bridge;
    }

    /** {@return the plugin} */
    public AuthPlugin auth() {
        return auth;
    }

    /** {@return what plugins tell each other} */
    public Events events() {
        return planner.context().events();
    }

    /** {@return a client of the site} */
    public MoodleClient client() {
        return client;
    }

    /** {@return the records} */
    public Records records() {
        return records;
    }

    /** {@return what is remembered of the site} */
    public SiteState state() {
        return planner.state(client);
    }

    /** Puts a user into the site as its administrator would. */
    public long userInSite(String username, String email, Optional<String> idnumber) {
        var user = NewUser.builder();
        user.username(username)
                .email(email)
                .firstname("Somebody")
                .lastname("Else")
                .idnumber(idnumber)
                .password(Secret.of("Other-5-password"));
        client.users().create(List.of(user.build()));
        return user(username).orElseThrow().id();
    }

    /** {@return a user of the site} */
    public Optional<User> user(String username) {
        return client.users().byField(UserField.USERNAME, List.of(username)).stream()
                .findFirst();
    }

    /** {@return the link of a contact} */
    public Optional<Link> link(String contact) {
        return Optional.ofNullable(
                state().links().find(LinkKind.ACCOUNT, "", List.of(contact)).get(contact));
    }

    /** Plans for everybody in the records, as a plugin that plans enrolments does. */
    public ChangePlan plan() {
        return planner.plan(state(), records.all());
    }

    /** {@return the provisioning that the plugin offers} */
    public AccountProvisioning provisioning() {
        return planner.provisioning();
    }

    /** {@return the applier} */
    public PlanApplier applier() {
        return planner.context().applier();
    }

    /** Applies a plan. */
    public RunReport apply(ChangePlan plan) {
        return applier().apply(plan, state(), Progress.none());
    }

    /** Plans and applies. */
    public RunReport sync() {
        return apply(plan());
    }

    /** {@return the codes of a plan's findings} */
    public static List<String> codes(ChangePlan plan) {
        return findings(plan).stream().map(Finding::code).toList();
    }

    /** {@return a plan's findings} */
    public static List<Finding> findings(ChangePlan plan) {
        try (var findings = plan.findings()) {
            return findings.toList();
        }
    }

    @Override
    public void close() {
        bridge.close();
        sandbox.close();
    }

    /** Stands for the plugin that plans enrolments. */
    private static final class Planner implements Plugin {
        private Optional<PluginContext> context = Optional.empty();

        @Override
        public PluginType type() {
            return PluginType.ENROL;
        }

        @Override
        public String component() {
            return "enrol_bench";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext given) {
            context = Optional.of(given);
        }

        PluginContext context() {
            return context.orElseThrow();
        }

        AccountProvisioning provisioning() {
            return context().require(AccountProvisioning.class);
        }

        SiteState state(MoodleClient client) {
            return context().state().site(client.moodleSite().name());
        }

        ChangePlan plan(SiteState state, List<Contact> contacts) {
            context().applier().recover(state);
            try (var plan = state.plans().create()) {
                for (int from = 0; from < contacts.size(); from += 300) {
                    decide(contacts.subList(from, Math.min(from + 300, contacts.size())), plan);
                }
                return plan.finish();
            }
        }

        private void decide(List<Contact> contacts, PlanWriter plan) {
            var segment = new ArrayList<Change>();
            for (var decision : provisioning().decide(contacts, plan)) {
                if (decision instanceof AccountProvisioning.Planned planned) {
                    segment.addAll(planned.changes());
                } else if (decision instanceof AccountProvisioning.Refused refused) {
                    plan.add(refused.finding());
                }
            }
            plan.add(new Segment(Segment.Phase.ACCOUNTS, "Accounts", segment));
        }
    }
}
