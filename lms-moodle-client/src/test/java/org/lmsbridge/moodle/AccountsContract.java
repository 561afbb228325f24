package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;

/** Accounts; see {@link Contract}. */
abstract class AccountsContract extends Contract {

    @Test
    void anAccountIsReadBackAsItWasWritten() {
        NewUser wanted = Samples.user(run() + "a")
                .firstname("Zoë & Łukasz")
                .lastname("O'Brien 李")
                .city("Brisbane")
                .country("AU")
                .institution("TAFE <3".replace("<3", ""))
                .build();
        long id = only(client().users().create(List.of(wanted)));
        keepUser(id);

        User found = client().users()
                .byField(UserField.USERNAME, List.of(wanted.username()))
                .get(0);

        assertThat(found.id()).isEqualTo(id);
        assertThat(found.firstname()).contains(wanted.firstname());
        assertThat(found.lastname()).contains(wanted.lastname());
        assertThat(found.email()).contains(wanted.email());
        assertThat(found.idnumber()).isEqualTo(wanted.idnumber());
        assertThat(found.city()).isEqualTo(wanted.city());
        assertThat(found.suspended()).contains(false);
        assertThat(found.lastaccess()).isEmpty();
    }

    @Test
    void accountsAreFoundByEachField() {
        Long id = user("a");

        for (Map.Entry<UserField, String> question : Map.of(
                        UserField.ID,
                        id.toString(),
                        UserField.USERNAME,
                        (run() + "A").toUpperCase(java.util.Locale.ROOT),
                        UserField.EMAIL,
                        run() + "a@example.com",
                        UserField.IDNUMBER,
                        "id-" + run() + "a")
                .entrySet()) {
            assertThat(client().users().byField(question.getKey(), List.of(question.getValue(), "no such thing")))
                    .as(question.getKey().name())
                    .extracting(User::id)
                    .containsExactly(id);
        }
        assertThat(client().users().matching(Map.of("email", run() + "%"))).hasSize(1);
    }

    @Test
    void anUnknownCriterionIsAnErrorAndNotEverybody() {
        assertThat(catchThrowable(() -> client().users().matching(Map.of("nosuch", "x"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aBadAccountLosesOnlyItself() {
        user("taken");
        List<NewUser> wanted = List.of(
                Samples.user(run() + "a").build(),
                Samples.user(run() + "taken").email(run() + "x@example.com").build(),
                Samples.user(run() + "b").build(),
                Samples.user(run() + "c").auth("nosuch").build(),
                Samples.user(run() + "d").password(Secret.of("x")).build());

        BulkResult<NewUser, Long> result = client().users().create(wanted);
        result.written().forEach(outcome -> keepUser(outcome.value().orElseThrow()));

        assertThat(result.written())
                .extracting(outcome -> outcome.record().username())
                .containsExactly(run() + "a", run() + "b");
        assertThat(reason(result, 4)).isInstanceOf(PasswordPolicyException.class);
    }

    @Test
    void changesOfAccountsAreJudgedOneByOne() {
        long first = user("a");
        user("b");
        List<UserUpdate> updates = List.of(
                UserUpdate.builder().id(first).suspended(true).city("Cairns").build(),
                UserUpdate.builder().id(999_999_999).city("x").build());

        BulkResult<UserUpdate, Done> result = client().users().update(updates);

        assertThat(result.written()).hasSize(1);
        assertThat(reason(result, 1)).isInstanceOf(NotFoundException.class);
        User found = client().users()
                .byField(UserField.ID, List.of(Long.toString(first)))
                .get(0);
        assertThat(found.suspended()).contains(true);
        assertThat(found.city()).contains("Cairns");
    }

    @Test
    void aWeakNewPasswordLosesOnlyItself() {
        List<UserUpdate> updates = List.of(
                UserUpdate.builder().id(user("a")).city("Perth").build(),
                UserUpdate.builder().id(user("b")).password(Secret.of("x")).build(),
                UserUpdate.builder()
                        .id(user("c"))
                        .password(Secret.of("N3w-passw0rd"))
                        .build());

        BulkResult<UserUpdate, Done> result = client().users().update(updates);

        assertThat(result.written()).hasSize(2);
        assertThat(reason(result, 1)).isInstanceOf(PasswordPolicyException.class);
    }

    @Test
    void deletedAccountsAreGone() {
        long id = user("a");

        BulkResult<Long, Done> result = client().users().delete(List.of(id, NOBODY));

        assertThat(result.written()).hasSize(1);
        assertThat(client().users().byField(UserField.USERNAME, List.of(run() + "a")))
                .isEmpty();
    }
}
