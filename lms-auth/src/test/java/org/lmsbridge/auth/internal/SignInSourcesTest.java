package org.lmsbridge.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Cursors;

class SignInSourcesTest {
    private final Sample first = new Sample("auth_first");
    private final Sample second = new Sample("auth_second");
    private final List<SignInSource> order = new ArrayList<>(List.of(first, second));
    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, String> remembered = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final SignInSources sources = sources("");
    private final AtomicInteger judged = new AtomicInteger();

    @Test
    void whomTheFirstDoesNotKnowTheNextIsAskedFor() {
        second.knows("anna", "1", "b");
        assertThat(sources.find("anna")).map(who -> who.contact().id()).contains(new ContactId("1"));
        assertThat(check("anna", "b").who()).isPresent();
        assertThat(sources.find("nobody")).isEmpty();
    }

    @Test
    void theFirstThatAcceptsWinsAndTheOthersAreNotAsked() {
        first.knows("anna", "1", "a");
        second.knows("anna", "1", "a");
        assertThat(check("anna", "a").verdict()).isEqualTo(CredentialVerdict.ACCEPTED);
        assertThat(first.verified).hasSize(1);
        assertThat(second.verified).isEmpty();
    }

    @Test
    void aPasswordThatTheFirstTakesForWrongMayBeTheNextOnesForTheSameContact() {
        first.knows("anna", "1", "a");
        second.knows("anna", "1", "b");
        assertThat(check("anna", "b").verdict()).isEqualTo(CredentialVerdict.ACCEPTED);
    }

    @Test
    void nobodyGetsIntoTheAccountOfSomebodyElseWithTheSameName() {
        first.knows("anna", "1", "a");
        second.knows("anna", "2", "b");
        assertThat(check("anna", "b")).isEqualTo(rejected());
        assertThat(check("anna", "a").who()).isPresent();
        assertThat(second.verified).containsExactly(Optional.empty());
    }

    @Test
    void anUnknownNameAndAWrongPasswordAreTheSameWorkForEverySource() {
        first.knows("anna", "1", "a");
        second.knows("ben", "2", "b");
        for (var name : List.of("anna", "ben", "nobody")) {
            assertThat(check(name, "wrong")).isEqualTo(rejected());
        }
        assertThat(first.verified).hasSize(3);
        assertThat(second.verified).hasSize(3);
    }

    @Test
    void oneThatCannotAnswerIsNoWrongPassword() {
        first.failing = true;
        second.knows("anna", "1", "b");
        assertThat(check("anna", "b").verdict()).isEqualTo(CredentialVerdict.ACCEPTED);
        assertThat(judged).hasValue(0);
        assertThatThrownBy(() -> check("anna", "wrong")).isInstanceOf(RecordsUnavailableException.class);
        assertThat(judged).hasValue(1);
        assertThat(sources.find("anna")).isPresent();
        assertThatThrownBy(() -> sources.find("nobody")).isInstanceOf(RecordsUnavailableException.class);
    }

    @Test
    void whatOneDoesToThePasswordIsNotSeenByTheNextNorByTheCaller() {
        first.overwriting = true;
        second.knows("anna", "1", "b");
        var password = "b".toCharArray();
        assertThat(sources.check("anna", password, () -> {}).verdict()).isEqualTo(CredentialVerdict.ACCEPTED);
        assertThat(password).containsExactly('b');
    }

    @Test
    void oneThatLetsNobodyInForNowSaysSoUnlessAnotherAccepts() {
        first.knows("anna", "1", "a");
        first.locked = true;
        assertThat(check("anna", "a").verdict()).isEqualTo(CredentialVerdict.LOCKED);
        second.knows("anna", "1", "b");
        assertThat(check("anna", "b").verdict()).isEqualTo(CredentialVerdict.ACCEPTED);
    }

    @Test
    void aListingGoesThroughAllOfThemAndNamesEverybodyOnce() {
        first.knows("anna", "1", "a");
        first.knows("ben", "2", "a");
        second.knows("ben", "2", "b");
        second.knows("clara", "3", "b");
        assertThat(listed()).containsExactly("anna", "ben", "clara");
        order.clear();
        order.addAll(List.of(second, first));
        nanos.addAndGet(2_000_000_000L);
        assertThat(listed()).containsExactly("anna", "ben", "clara");
    }

    @Test
    void aListingIsWholeOrFails() {
        first.knows("anna", "1", "a");
        second.failing = true;
        assertThatThrownBy(this::listed).isInstanceOf(RecordsUnavailableException.class);
        second.failing = false;
        var part = sources.list(Optional.empty(), 10);
        order.remove(second);
        nanos.addAndGet(2_000_000_000L);
        assertThatThrownBy(() -> sources.list(part.next(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("auth_second was disabled");
        order.clear();
        nanos.addAndGet(2_000_000_000L);
        assertThatThrownBy(() -> sources.list(Optional.empty(), 10)).isInstanceOf(RecordsUnavailableException.class);
    }

    @Test
    void whoWasListedOnceIsNotMissingBecauseThePluginWasDisabled() {
        first.knows("anna", "1", "a");
        second.knows("ben", "2", "b");
        assertThat(listed(sources(""))).containsExactly("anna", "ben");

        order.remove(second);
        assertThatThrownBy(() -> sources("").list(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("auth_second was disabled");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("sign-in-source-missing");
            assertThat(finding.subject()).isEqualTo("plugin:auth_second");
            assertThat(finding.remedy()).contains("auth_records.ldapUnlisted");
        });

        order.add(second);
        assertThat(listed(sources(""))).containsExactly("anna", "ben");
    }

    @Test
    void whoIsDisabledWhileAnotherIsListedEndsTheListingToo() {
        first.knows("anna", "1", "a");
        first.knows("ada", "3", "a");
        second.knows("ben", "2", "b");
        var part = sources.list(Optional.empty(), 1);
        order.remove(second);
        nanos.addAndGet(2_000_000_000L);
        assertThatThrownBy(() -> sources.list(part.next(), 10)).isInstanceOf(RecordsUnavailableException.class);
    }

    @Test
    void whoIsToBeMissingMayBe() {
        first.knows("anna", "1", "a");
        second.knows("ben", "2", "b");
        assertThat(listed(sources(""))).hasSize(2);
        order.remove(second);
        assertThat(listed(sources("auth_second"))).containsExactly("anna");
        assertThat(findings).isEmpty();
        assertThat(listed(sources("")))
                .as("once it was decided, it is not asked again")
                .containsExactly("anna");
    }

    @Test
    void anotherOrderCountsWithinASecond() {
        first.knows("anna", "1", "a");
        second.knows("anna", "2", "b");
        assertThat(check("anna", "a").who()).isPresent();
        order.clear();
        order.addAll(List.of(second, first));
        nanos.addAndGet(1_000_000_000L);
        assertThat(check("anna", "a").who()).isEmpty();
        assertThat(check("anna", "b").who()).isPresent();
    }

    private SignInSources.Checked check(String name, String password) {
        return sources.check(name, password.toCharArray(), judged::incrementAndGet);
    }

    private static SignInSources.Checked rejected() {
        return new SignInSources.Checked(Optional.empty(), CredentialVerdict.REJECTED);
    }

    private SignInSources sources(String unlisted) {
        var cursors = new Cursors() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(remembered.get(name));
            }

            @Override
            public void put(String name, String place) {
                remembered.put(name, place);
            }

            @Override
            public void remove(String name) {
                remembered.remove(name);
            }
        };
        return new SignInSources(() -> order, nanos::get, new ListedSources(cursors, List.of(unlisted), findings::add));
    }

    private List<String> listed() {
        return listed(sources);
    }

    private static List<String> listed(SignInSources sources) {
        var names = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            var part = sources.list(after, 1);
            part.people().forEach(who -> names.add(who.username()));
            after = part.next();
        } while (after.isPresent());
        return names;
    }

    /** Knows people by heart. */
    private static final class Sample implements SignInSource {
        private final String component;
        private final List<SignInName> people = new ArrayList<>();
        private final List<String> passwords = new ArrayList<>();
        private final List<Optional<SignInName>> verified = new ArrayList<>();
        private boolean failing;
        private boolean locked;
        private boolean overwriting;

        Sample(String component) {
            this.component = component;
        }

        void knows(String name, String contact, String password) {
            people.add(new SignInName(name, Records.contact(contact).build()));
            passwords.add(password);
        }

        @Override
        public String component() {
            return component;
        }

        @Override
        public Optional<SignInName> find(String username) {
            answer();
            return people.stream()
                    .filter(who -> who.username().equals(username))
                    .findFirst();
        }

        @Override
        public CredentialVerdict verify(Optional<SignInName> who, char[] password) {
            answer();
            verified.add(who);
            var right = who.map(people::indexOf)
                    .filter(place -> passwords.get(place).equals(new String(password)))
                    .isPresent();
            if (overwriting) {
                java.util.Arrays.fill(password, 'x');
            }
            if (locked && who.isPresent()) {
                return CredentialVerdict.LOCKED;
            }
            return right ? CredentialVerdict.ACCEPTED : CredentialVerdict.REJECTED;
        }

        @Override
        public Listed list(Optional<String> after, int limit) {
            answer();
            int from = after.map(Integer::parseInt).orElse(0);
            int to = Math.min(people.size(), from + limit);
            return new Listed(
                    people.subList(from, to), Optional.of(String.valueOf(to)).filter(next -> to < people.size()));
        }

        private void answer() {
            if (failing) {
                throw new RecordsUnavailableException("maintenance");
            }
        }
    }
}
