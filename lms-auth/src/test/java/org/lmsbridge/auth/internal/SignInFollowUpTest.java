package org.lmsbridge.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.records.ContactId;

/** Over LDAP, the site makes a new account only after the answer. */
class SignInFollowUpTest {
    private static final String ANNA = "person1@example.org";
    private static final Map<String, String> LDAP = Map.of(
            "authMethod", "ldap", "matchField", "none", "ldapBindPassword", "a-long-service-password", "ldapPort", "0");

    @TempDir
    Path state;

    @Test
    void aSignInIsSaidOnceTheAccountHasAppearedAndNobodyMakesItTwice() throws Exception {
        try (var bench = new Bench(state, LDAP);
                var endpoint = bench.auth().openLdapEndpoint()) {
            bench.records().put(Records.contact("1"));
            var events = events(bench);

            bind(endpoint.port());
            assertThat(events.poll(700, TimeUnit.MILLISECONDS)).isNull();
            var id = bench.userInSite(ANNA, ANNA, Optional.of("1"));

            assertThat(events.poll(30, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(SignedIn::contact)
                    .isEqualTo(new ContactId("1"));
            bench.sync();
            assertThat(bench.link("1").orElseThrow().lmsId()).hasValue(id);
            assertThat(bench.sandbox().calls().of("core_user_create_users").writes())
                    .isEqualTo(1);
        }
    }

    @Test
    void aLinkedContactIsNotWaitedFor() throws Exception {
        try (var bench = new Bench(state, LDAP);
                var endpoint = bench.auth().openLdapEndpoint()) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            var events = events(bench);

            bind(endpoint.port());

            assertThat(events.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aSignInRefreshesTheProfile() throws Exception {
        try (var bench = new Bench(state, LDAP);
                var endpoint = bench.auth().openLdapEndpoint()) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            bench.records().put(Records.contact("1").firstName("Renamed"));

            bind(endpoint.port());

            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            var name = bench.user(ANNA).orElseThrow().firstname();
            while (!name.equals(Optional.of("Renamed")) && System.nanoTime() < end) {
                name = bench.user(ANNA).orElseThrow().firstname();
            }
            assertThat(name).contains("Renamed");
        }
    }

    private static BlockingQueue<SignedIn> events(Bench bench) {
        var events = new LinkedBlockingQueue<SignedIn>();
        bench.events().subscribe(SignedIn.class, events::add);
        return events;
    }

    private static void bind(int port) throws Exception {
        try (var connection = new LDAPConnection("127.0.0.1", port)) {
            connection.bind("uid=" + ANNA + ",ou=people,o=records", Records.PASSWORD);
        }
    }
}
