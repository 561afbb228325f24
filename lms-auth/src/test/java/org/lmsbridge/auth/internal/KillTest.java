package org.lmsbridge.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.Records;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.MatchField;
import org.lmsbridge.auth.account.UpdateRules;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.profile.FieldLock;
import org.lmsbridge.auth.profile.ProfileRules;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.auth.username.UsernameSource;
import org.lmsbridge.core.event.Event;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.Subscription;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.sandbox.MoodleSandbox;

/**
 * Ends a run at every single step at which it writes to the state, before or after the step, and lets another one go on
 * from what is left; some of these are ended, too, and a third one goes on.
 */
class KillTest {
    private static final int PEOPLE = 3;
    private static final int PER_CALL = 2;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereverARunIsKilledTheNextOneEndsWithOneAccountForEverybody(boolean after) {
        boolean killed = true;
        int step = 0;
        try (var sandbox = MoodleSandbox.start();
                var store = StateStore.embedded(directory)) {
            var client = Bench.client(sandbox, PER_CALL);
            for (; killed; step++) {
                // People and memory of their own make every step a fresh start on the one site.
                var people = people(step + "-");
                var state = store.site("site-" + step);
                killed = runThatIsKilled(client, people, state, step, after);
                if (after) {
                    runThatIsKilled(client, people, state, 0, after);
                }
                var last = new Process(client, people, state);
                last.sync();

                assertEverybodyHasOneAccount(client, people, state);
                assertThat(last.plan().header().total())
                        .as("only the one whom the site refuses is left")
                        .isEqualTo(1);
            }
        }
        assertThat(step).as("steps at which a run was killed").isGreaterThan(10);
    }

    private static boolean runThatIsKilled(
            MoodleClient client, Records people, SiteState state, int step, boolean after) {
        var killer = new Killer(step, after);
        try {
            new Process(client, people, killer.around(state)).sync();
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void assertEverybodyHasOneAccount(MoodleClient client, Records people, SiteState state) {
        var numbers = people.all().stream().map(contact -> contact.id().value()).toList();
        var users = client.users().byField(UserField.IDNUMBER, numbers);
        var links = state.links().find(LinkKind.ACCOUNT, "", numbers);

        assertThat(users).hasSize(PEOPLE);
        assertThat(links).hasSize(PEOPLE);
        assertThat(links.values()).allSatisfy(link -> {
            assertThat(link.inDoubt()).isFalse();
            assertThat(users)
                    .filteredOn(user -> user.idnumber().orElse("").equals(link.recordsId()))
                    .singleElement()
                    .satisfies(user -> assertThat(link.lmsId()).hasValue(user.id()));
        });
        assertThat(state.journal().open(10)).isEmpty();
    }

    private static Records people(String prefix) {
        var records = new Records();
        for (int i = 0; i < PEOPLE; i++) {
            records.put(Records.contact(prefix + i));
        }
        // The site refuses this one, so that calls are split and links are taken back.
        records.put(Records.contact(prefix + "bad").putProfile(ProfileField.LANGUAGE, "xx_none"));
        return records;
    }

    /** What a process would put together; nothing survives from one to the next but site and state. */
    private static final class Process {
        /** With an external method, because hashing passwords is most of what a site takes its time for. */
        private static final AccountRules RULES = new AccountRules(
                UsernameSource.CUSTOMER_EMAIL,
                "ldap",
                true,
                false,
                MatchField.NONE,
                false,
                PasswordPolicy.moodleDefault());

        private final Records records;
        private final SiteState state;
        private final Accounts accounts;
        private final PlanApplier applier;

        Process(MoodleClient client, Records records, SiteState state) {
            this.records = records;
            this.state = state;
            this.accounts = accounts(records, SiteAccounts.of(client, state.journal()), state);
            var handlers = new EnumMap<ChangeKind, ChangeHandler>(ChangeKind.class);
            accounts.handler().kinds().forEach(kind -> handlers.put(kind, accounts.handler()));
            this.applier = new PlanApplier(handlers, Clock.systemUTC());
        }

        private static Accounts accounts(Records records, SiteAccounts site, SiteState state) {
            var updates = new UpdateRules(new ProfileRules(Map.of(), FieldLock.UNLOCKED), false, true, true);
            return Accounts.of(
                    new Accounts.Rules(RULES, new RequiredFields(Set.of()), updates, Optional.empty(), 1),
                    new Accounts.Host(
                            records, new NoIdSink(), notice -> {}, new NoEvents(), noSchedule(), Clock.systemUTC()),
                    site,
                    state);
        }

        ChangePlan plan() {
            applier.recover(state);
            try (var plan = state.plans().create()) {
                var changes = new ArrayList<Change>();
                for (var decision : accounts.provisioning().decide(records.all(), plan)) {
                    if (decision instanceof AccountProvisioning.Planned planned) {
                        changes.addAll(planned.changes());
                    }
                }
                plan.add(new Segment(Segment.Phase.ACCOUNTS, "Accounts", changes));
                return plan.finish();
            }
        }

        void sync() {
            applier.apply(plan(), state, Progress.none());
        }
    }

    /** Not a thing that anybody catches by accident. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Counts what is written to links and journal, and ends the run at one of these steps. */
    private record Killer(int[] left, boolean after) {
        Killer(int step, boolean after) {
            this(new int[] {step}, after);
        }

        SiteState around(SiteState state) {
            var links = around(Links.class, state.links(), List.of("save", "delete"));
            var journal = around(Journal.class, state.journal(), List.of("intend", "settle", "resolve", "record"));
            return (SiteState) Proxy.newProxyInstance(
                    SiteState.class.getClassLoader(),
                    new Class<?>[] {SiteState.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "links" -> links;
                        case "journal" -> journal;
                        default -> method.invoke(state, arguments);
                    });
        }

        private <T> T around(Class<T> type, T target, List<String> writes) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        boolean last = writes.contains(method.getName()) && left[0]-- == 0;
                        if (last && !after) {
                            throw new Killed();
                        }
                        try {
                            var result = method.invoke(target, arguments);
                            if (last) {
                                throw new Killed();
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    /** No notice is sent here. */
    private static Schedule noSchedule() {
        return (Schedule) Proxy.newProxyInstance(
                Schedule.class.getClassLoader(), new Class<?>[] {Schedule.class}, (proxy, method, arguments) -> {
                    throw new AssertionError(method.getName());
                });
    }

    /** Nobody listens. */
    private static final class NoEvents implements Events {
        @Override
        public void publish(Event event) {}

        @Override
        public <E extends Event> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
            return () -> {};
        }
    }
}
