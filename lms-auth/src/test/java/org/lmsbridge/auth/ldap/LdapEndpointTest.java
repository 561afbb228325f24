package org.lmsbridge.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.LdapEndpoint;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.spi.CredentialVerdict;

class LdapEndpointTest {
    private static final String BASE = "ou=people,o=records";
    private static final String SERVICE = "cn=moodle,o=records";
    private static final String SERVICE_PASSWORD = "a-long-service-password";
    private static final String ANNA = "uid=person1@example.org," + BASE;

    @TempDir
    Path state;

    private Bench bench;
    private LdapEndpoint endpoint;

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, String> further) {
        var settings = new HashMap<>(
                Map.of("ldapBindPassword", SERVICE_PASSWORD, "ldapPort", "0", "signInTimeoutSeconds", "60"));
        settings.putAll(further);
        bench = new Bench(state, settings);
        for (int i = 1; i <= 5; i++) {
            bench.records().put(Records.contact(String.valueOf(i)));
        }
        endpoint = bench.auth().openLdapEndpoint();
    }

    @AfterEach
    void close() {
        endpoint.close();
        bench.close();
    }

    @Test
    void signsInAsMoodleDoes() throws Exception {
        try (var connection = service()) {
            var found = connection.search(
                    BASE, SearchScope.SUB, "(&(objectClass=inetOrgPerson)(UID=PERSON1@example.org))", "uid");
            assertThat(found.getSearchEntries()).hasSize(1);
            var dn = found.getSearchEntries().get(0).getDN();

            assertThat(code(() -> connection.bind(dn, "Wrong-1-password"))).isEqualTo(ResultCode.INVALID_CREDENTIALS);
            assertThat(connection.bind(dn, Records.PASSWORD).getResultCode()).isEqualTo(ResultCode.SUCCESS);
        }
    }

    @Test
    void theProfileIsReadFromTheRecordsAtThatMoment() throws Exception {
        bench.records()
                .put(Records.contact("1")
                        .putProfile(ProfileField.CITY, "Cairns")
                        .putCustomFields("trade", "Joiner"));
        try (var connection = service()) {
            var first = profile(connection, "mail", "givenname", "", "sn", "l", "employeenumber", "lmsfield-trade");
            assertThat(first.getAttributes())
                    .containsExactlyInAnyOrder(
                            new Attribute("mail", "Person1@Example.org"),
                            new Attribute("givenName", "First1"),
                            new Attribute("sn", "Last1"),
                            new Attribute("l", "Cairns"),
                            new Attribute("employeeNumber", "1"),
                            new Attribute("lmsField-trade", "Joiner"));

            bench.records().put(Records.contact("1").firstName("Änne"));
            assertThat(profile(connection, "givenName").getAttributeValue("givenName"))
                    .isEqualTo("Änne");
        }
    }

    private static SearchResultEntry profile(LDAPConnection connection, String... attributes) throws LDAPException {
        return connection
                .search(ANNA, SearchScope.BASE, "(objectClass=*)", attributes)
                .getSearchEntries()
                .get(0);
    }

    @Test
    void noAttributesAreGivenThatWereNotAskedFor() throws Exception {
        try (var connection = service()) {
            assertThat(profile(connection, "1.1").getAttributes()).isEmpty();
            assertThat(profile(connection, "userPassword", "").getAttributes()).isEmpty();
            assertThat(profile(connection).hasAttribute("mail")).isTrue();
            assertThat(profile(connection).hasAttribute("userPassword")).isFalse();
        }
    }

    @Test
    void everybodyIsListedPageByPage() throws Exception {
        bench.records().put(Records.contact("3").active(false));
        try (var connection = service()) {
            assertThat(listed(connection, 2)).containsExactly("1", "2", "4", "5");
            assertThat(listed(connection, 100)).containsExactly("1", "2", "4", "5");
            assertThat(connection
                            .search(BASE, SearchScope.ONE, "(&(uid=*)(objectClass=inetOrgPerson))", "uid")
                            .getEntryCount())
                    .isEqualTo(4);
        }
    }

    @Test
    void aListingThatCannotBeReadToItsEndIsAnError() throws Exception {
        bench.records().failAfter("2");
        try (var connection = service()) {
            assertThatThrownBy(() -> listed(connection, 2))
                    .isInstanceOfSatisfying(
                            LDAPSearchException.class,
                            failure -> assertThat(failure.getResultCode()).isEqualTo(ResultCode.UNAVAILABLE));
        }
    }

    @Test
    void tooLongAListingWithoutPagesIsAnErrorThatPhpTakesForOneAndHasNoEntries() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            bench.records().put(Records.contact("x" + i));
        }
        try (var connection = service()) {
            assertThatThrownBy(() -> connection.search(BASE, SearchScope.SUB, "(uid=*)", "uid"))
                    .isInstanceOfSatisfying(LDAPSearchException.class, failure -> {
                        assertThat(failure.getResultCode()).isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
                        assertThat(failure.getEntryCount()).isZero();
                    });
            assertThat(listed(connection, 250)).hasSize(2_505);
        }
    }

    @Test
    void aNameThatTwoContactsHaveIsListedOnceAndOpensNothing() throws Exception {
        bench.records().put(Records.contact("6").email("person1@example.org"));
        try (var connection = service()) {
            assertThat(listed(connection, 2)).containsExactly("1", "2", "3", "4", "5");
            assertThat(code(() -> connection.bind(ANNA, Records.PASSWORD))).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        }
    }

    @Test
    void whoIsSuspendedIsNotFoundAndDoesNotGetIn() throws Exception {
        bench.sync();
        bench.records().put(Records.contact("1").active(false));
        try (var connection = service()) {
            assertThat(connection
                            .search(BASE, SearchScope.SUB, "(uid=person1@example.org)")
                            .getEntryCount())
                    .isZero();
            assertThat(code(() -> connection.bind(ANNA, Records.PASSWORD))).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        }
    }

    @Test
    void theRootSaysWhatIsSupported() throws Exception {
        try (var connection = service()) {
            var root = connection.getRootDSE();
            assertThat(root.getSupportedControlOIDs()).containsExactly("1.2.840.113556.1.4.319");
            assertThat(root.getNamingContextDNs()).containsExactly(BASE);
            assertThat(root.getSupportedLDAPVersions()).containsExactly(3);
        }
    }

    @Test
    void nobodyReadsWithoutTheServicesPassword() throws Exception {
        try (var connection = connection()) {
            assertThat(code(() -> connection.search(BASE, SearchScope.SUB, "(uid=*)")))
                    .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
            assertThat(code(() -> connection.bind("", ""))).isEqualTo(ResultCode.INAPPROPRIATE_AUTHENTICATION);
            assertThat(code(() -> connection.bind(SERVICE, "a-wrong-service-password")))
                    .isEqualTo(ResultCode.INVALID_CREDENTIALS);
            connection.bind(ANNA, Records.PASSWORD);
            assertThat(code(() -> connection.search(BASE, SearchScope.SUB, "(uid=*)")))
                    .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
        }
    }

    @Test
    void nothingIsWritten() throws Exception {
        try (var connection = service()) {
            var modification = new Modification(ModificationType.REPLACE, "sn", "x");
            assertThat(code(() -> connection.modify(ANNA, modification))).isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
            assertThat(code(() -> connection.delete(new DeleteRequest(ANNA))))
                    .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
            assertThat(code(() -> connection.add("uid=x," + BASE, new Attribute("uid", "x"))))
                    .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
            assertThat(code(() -> connection.modifyDN(ANNA, "uid=x", true))).isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(uid=p*)", "(mail=*)", "(|(uid=a)(uid=b))", "(!(uid=a))", "(uid>=a)", "(uid~=a)", "(cn=First1)"
            })
    void otherFiltersAreRefusedRatherThanAnsweredInPart(String filter) throws Exception {
        try (var connection = service()) {
            assertThat(code(() -> connection.search(BASE, SearchScope.SUB, filter)))
                    .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
        }
    }

    @Test
    void hostileNamesFindNobody() throws Exception {
        try (var connection = service()) {
            for (var name : List.of("*", "x)(uid=*", "\0", "%", "' or '1'='1", "a".repeat(3_000), "\uD83D\uDE00")) {
                var found = connection.search(BASE, SearchScope.SUB, Filter.createEqualityFilter("uid", name), "uid");
                assertThat(found.getEntryCount()).isZero();
            }
        }
    }

    @Test
    void recordsThatHangAreAnsweredForInBoundedTimeWhileOthersGoOn() throws Exception {
        close();
        open(Map.of("signInTimeoutSeconds", "5"));
        var hanging = new CountDownLatch(1);
        bench.records().verifying((contact, password) -> {
            if (contact.filter(id -> id.value().equals("1")).isPresent()) {
                hanging.await();
            }
            return CredentialVerdict.ACCEPTED;
        });
        try (var first = connection();
                var second = connection()) {
            long begin = System.nanoTime();
            assertThat(code(() -> first.bind(ANNA, Records.PASSWORD))).isEqualTo(ResultCode.UNAVAILABLE);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(30);
            assertThat(second.bind("uid=person2@example.org," + BASE, "x").getResultCode())
                    .isEqualTo(ResultCode.SUCCESS);
        } finally {
            hanging.countDown();
        }
    }

    @Test
    void whoHasToChangeThePasswordGetsInAndMoodleIsToldThatItHasExpired() throws Exception {
        bench.records().verifying((contact, password) -> CredentialVerdict.MUST_CHANGE_PASSWORD);
        try (var person = connection();
                var connection = service()) {
            assertThat(profile(connection, "shadowexpire").getAttributes()).isEmpty();
            person.bind(ANNA, Records.PASSWORD);
            assertThat(profile(connection, "shadowexpire").getAttributeValue("shadowExpire"))
                    .isEqualTo("1");
            bench.records().verifying((contact, password) -> CredentialVerdict.ACCEPTED);
            person.bind(ANNA, Records.PASSWORD);
            assertThat(profile(connection, "shadowexpire").getAttributes()).isEmpty();
        }
    }

    @Test
    void closingEndsEveryConnection() throws Exception {
        try (var connection = service();
                var idle = connection()) {
            endpoint.close();
            assertThatThrownBy(() -> connection.search(BASE, SearchScope.SUB, "(uid=*)"))
                    .isInstanceOf(LDAPException.class);
            assertThatThrownBy(() -> idle.bind(SERVICE, SERVICE_PASSWORD)).isInstanceOf(LDAPException.class);
            assertThatThrownBy(LdapEndpointTest.this::connection).isInstanceOf(LDAPException.class);
        }
    }

    private List<String> listed(LDAPConnection connection, int size) throws LDAPException {
        var numbers = new ArrayList<String>();
        var cookie = new ASN1OctetString();
        do {
            var request = new SearchRequest(BASE, SearchScope.ONE, "(&(uid=*)(objectClass=inetOrgPerson))", "uid");
            request.addControl(new SimplePagedResultsControl(size, cookie));
            var result = connection.search(request);
            result.getSearchEntries()
                    .forEach(entry -> numbers.add(
                            entry.getAttributeValue("uid").replace("person", "").replace("@example.org", "")));
            cookie = SimplePagedResultsControl.get(result).getCookie();
        } while (cookie.getValueLength() > 0);
        return numbers;
    }

    private LDAPConnection service() throws LDAPException {
        return new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, SERVICE_PASSWORD);
    }

    private LDAPConnection connection() throws LDAPException {
        return new LDAPConnection("127.0.0.1", endpoint.port());
    }

    private interface Operation {
        void run() throws LDAPException;
    }

    private static ResultCode code(Operation operation) {
        try {
            operation.run();
            return ResultCode.SUCCESS;
        } catch (LDAPException e) {
            return e.getResultCode();
        }
    }
}
