package org.lmsbridge.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.auth.account.Judgement.Create;
import org.lmsbridge.auth.account.Judgement.Refuse;
import org.lmsbridge.auth.account.Judgement.Take;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.username.UsernameSource;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Secret;

class MatchingTest {
    @Test
    void whoeverHasFreeKeysIsMade() {
        assertThat(judge(rules(MatchField.EMAIL), anna(), Map.of())).isEqualTo(new Create("c1", "a@example.org"));
    }

    @Test
    void anAddressMatchesWithoutRegardToCase() {
        var user = user(7, "old", "A@EXAMPLE.ORG", "");

        assertThat(judge(rules(MatchField.EMAIL), anna(), Map.of(), user)).isEqualTo(new Take(user));
    }

    @Test
    void severalUsersWithOneAddressAreNotChosenFrom() {
        var judgement = judge(
                rules(MatchField.EMAIL),
                anna(),
                Map.of(),
                user(7, "old", "a@example.org", ""),
                user(8, "older", "a@example.org", ""));

        assertThat(code(judgement)).contains("match-ambiguous");
    }

    @Test
    void oneUserWhoIsFoundByTwoKeysIsOne() {
        var user = user(7, "c1", "a@example.org", "1");

        assertThat(judge(rules(MatchField.EMAIL), anna(), Map.of(), user, user)).isEqualTo(new Take(user));
    }

    @Test
    void aUsernameThatIsLinkedToAnotherContactIsNotGivenAgain() {
        assertThat(code(judge(rules(MatchField.NONE), anna(), Map.of("c1", "2"))))
                .contains("username-duplicate");
    }

    @Test
    void sharedAddressesAreAllowedOnlyWhereTheSiteAllowsThem() {
        var user = user(7, "old", "a@example.org", "");
        var shared = new AccountRules(
                UsernameSource.AVETMISS_CLIENT_ID,
                "manual",
                true,
                false,
                MatchField.NONE,
                true,
                PasswordPolicy.moodleDefault());

        assertThat(code(judge(rules(MatchField.NONE), anna(), Map.of(), user))).contains("email-taken");
        assertThat(judge(shared, anna(), Map.of(), user)).isInstanceOf(Create.class);
    }

    @Test
    void whatAnEarlierRunLeftIsOursWhateverTheMatchField() {
        var user = user(7, "c0", "a@example.org", "1");
        var trace = Trace.of("1", "c0", "1", "a@example.org");

        var judgement = new Matching(rules(MatchField.NONE), new SiteUsers(List.of(user)), Map.of())
                .judge(Candidate.of(anna(), rules(MatchField.NONE)), Optional.of(trace));

        assertThat(judgement).isEqualTo(new Take(user));
    }

    @Test
    void whomTheRecordsNameByNumberIsTakenWhateverTheMatchField() {
        var user = user(7, "old", "other@example.org", "");
        var known = Contact.builder().from(anna()).lmsUserId(7).build();

        assertThat(judge(rules(MatchField.NONE), known, Map.of(), user)).isEqualTo(new Take(user));
        assertThat(code(judge(rules(MatchField.NONE), known, Map.of()))).contains("lms-id-unknown");
    }

    @ParameterizedTest
    @CsvSource({"USERNAME, c1, 9, other@example.org", "IDNUMBER, old, 1, other@example.org"})
    void usernameAndIdnumberMatchToo(MatchField field, String username, String idnumber, String email) {
        var user = user(7, username, email, idnumber);

        assertThat(judge(rules(field), anna(), Map.of(), user)).isEqualTo(new Take(user));
        assertThat(judge(rules(MatchField.EMAIL), anna(), Map.of(), user)).isInstanceOf(Refuse.class);
    }

    @Test
    void whomTheSiteMadeOfOurAnswerIsTakenWhereItAsksElsewhereForPasswords() {
        var external = new AccountRules(
                UsernameSource.AVETMISS_CLIENT_ID,
                "ldap",
                true,
                false,
                MatchField.NONE,
                false,
                PasswordPolicy.moodleDefault());
        var made = user(7, "c1", "a@example.org", "1");
        var somebodyElse = user(7, "c1", "a@example.org", "2");

        assertThat(judge(external, anna(), Map.of(), made)).isEqualTo(new Take(made));
        assertThat(code(judge(external, anna(), Map.of(), somebodyElse))).contains("username-taken");
        assertThat(code(judge(rules(MatchField.NONE), anna(), Map.of(), made))).contains("username-taken");
    }

    @Test
    void anAccountOfAnotherContactIsNotTaken() {
        var user = user(7, "old", "a@example.org", "");

        assertThat(code(judge(rules(MatchField.EMAIL), anna(), Map.of("old", "2"), user)))
                .contains("account-of-another-contact");
        assertThat(judge(rules(MatchField.EMAIL), anna(), Map.of("old", "1"), user))
                .isEqualTo(new Take(user));
    }

    @Test
    void whatMoodleWouldRefuseIsNotMade() {
        var longest = named("a".repeat(100));

        assertThat(judge(rules(MatchField.NONE), longest, Map.of())).isInstanceOf(Create.class);
        assertThat(code(judge(rules(MatchField.NONE), named("a".repeat(101)), Map.of())))
                .contains("name-invalid");
        assertThat(code(judge(rules(MatchField.NONE), named("<b>Lee</b>"), Map.of())))
                .contains("name-invalid");
        assertThat(code(judge(rules(MatchField.NONE), contact("1", "c1", "nowhere"), Map.of())))
                .contains("email-invalid");
        assertThat(code(judge(rules(MatchField.NONE), contact("1", "c1", " "), Map.of())))
                .contains("email-missing");
        assertThat(code(judge(rules(MatchField.NONE), contact("1", "", "a@example.org"), Map.of())))
                .contains("username-missing");
        var weak = Contact.builder().from(anna()).password(Secret.of("weak")).build();
        assertThat(code(judge(rules(MatchField.NONE), weak, Map.of()))).contains("password-too-weak");
    }

    private static Contact named(String lastName) {
        return Contact.builder().from(anna()).lastName(lastName).build();
    }

    @Property
    void nobodyIsTakenOverWhoIsNotTheSameByTheMatchField(
            @ForAll MatchField field, @ForAll("sites") List<SiteUser> site, @ForAll("contacts") Contact contact) {
        var candidate = Candidate.of(contact, rules(field));

        var judgement = judge(rules(field), contact, Map.of(), site.toArray(SiteUser[]::new));

        if (judgement instanceof Take take) {
            assertThat(take.user().suspended()).isFalse();
            assertThat(same(field, candidate, take.user())).isTrue();
            assertThat(site.stream().filter(user -> same(field, candidate, user)))
                    .hasSize(1);
        }
    }

    @Property
    void nobodyIsMadeWhoseKeysTheSiteHasAlready(
            @ForAll MatchField field, @ForAll("sites") List<SiteUser> site, @ForAll("contacts") Contact contact) {
        var candidate = Candidate.of(contact, rules(field));

        var judgement = judge(rules(field), contact, Map.of(), site.toArray(SiteUser[]::new));

        if (judgement instanceof Create) {
            for (var key : List.of(MatchField.USERNAME, MatchField.EMAIL, MatchField.IDNUMBER)) {
                assertThat(site).noneMatch(user -> same(key, candidate, user));
            }
        } else {
            assertThat(judgement).isInstanceOfAny(Take.class, Refuse.class);
            assertThat(List.of(MatchField.USERNAME, MatchField.EMAIL, MatchField.IDNUMBER))
                    .as("somebody stands in the way of whoever is not made")
                    .anyMatch(key -> site.stream().anyMatch(user -> same(key, candidate, user)));
        }
    }

    /** Few values, so that keys often meet. */
    @Provide
    Arbitrary<List<SiteUser>> sites() {
        var usernames = Arbitraries.of("c1", "c2", "c3");
        var emails = Arbitraries.of("a@example.org", "A@Example.org", "b@example.org")
                .optional();
        var numbers = Arbitraries.of("1", "2").optional();
        return Combinators.combine(usernames, emails, numbers, Arbitraries.of(true, false))
                .as((username, email, number, suspended) -> new SiteUser(0, username, email, number, suspended))
                .list()
                .uniqueElements(SiteUser::username)
                .ofMaxSize(3)
                .map(MatchingTest::numbered);
    }

    @Provide
    Arbitrary<Contact> contacts() {
        return Combinators.combine(
                        Arbitraries.of("1", "2"),
                        Arbitraries.of("c1", "C2 "),
                        Arbitraries.of("a@example.org", " B@example.org"))
                .as((id, clientId, email) -> contact(id, clientId, email));
    }

    private static List<SiteUser> numbered(List<SiteUser> users) {
        var numbered = new ArrayList<SiteUser>();
        for (var user : users) {
            numbered.add(new SiteUser(
                    10L + numbered.size(), user.username(), user.email(), user.idnumber(), user.suspended()));
        }
        return numbered;
    }

    private static boolean same(MatchField field, Candidate candidate, SiteUser user) {
        return switch (field) {
            case NONE -> false;
            case EMAIL ->
                user.email()
                        .filter(email ->
                                email.equalsIgnoreCase(candidate.email().orElseThrow()))
                        .isPresent();
            case USERNAME -> candidate.username().username().orElseThrow().equals(user.username());
            case IDNUMBER ->
                user.idnumber().filter(candidate.idnumber()::equals).isPresent();
        };
    }

    private static Judgement judge(AccountRules rules, Contact contact, Map<String, String> owners, SiteUser... users) {
        return new Matching(rules, new SiteUsers(List.of(users)), owners)
                .judge(Candidate.of(contact, rules), Optional.empty());
    }

    private static Optional<String> code(Judgement judgement) {
        return judgement instanceof Refuse refuse ? Optional.of(refuse.finding().code()) : Optional.empty();
    }

    private static SiteUser user(long id, String username, String email, String idnumber) {
        return new SiteUser(
                id, username, Optional.of(email), Optional.of(idnumber).filter(text -> !text.isEmpty()), false);
    }

    private static Contact anna() {
        return contact("1", "c1", "a@example.org");
    }

    private static Contact contact(String id, String clientId, String email) {
        var builder = Contact.builder();
        return builder.id(new ContactId(id))
                .firstName("Anna")
                .lastName("Lee")
                .clientId(clientId)
                .email(email)
                .password(Secret.of("Zebra-4711-crossing"))
                .build();
    }

    private static AccountRules rules(MatchField field) {
        return new AccountRules(
                UsernameSource.AVETMISS_CLIENT_ID, "manual", true, false, field, false, PasswordPolicy.moodleDefault());
    }
}
