package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.model.Mail;

class UserFunctionsTest {

    @Test
    void oneBadUserKeepsAllFromBeingCreated() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            var answer = new Rest(moodle).call("core_user_create_users", TestUsers.of("good", "admin"));
            assertThat(answer.path("errorcode").asText()).isEqualTo("invalidparameter");
            assertThat(answer.has("debuginfo")).isFalse();
            assertThat(moodle.state().user("good")).isEmpty();
        }
    }

    @Test
    void theMailWithAPasswordIsNotCalledBackByTheRollback() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            String users = "{\"users\":[" + TestUsers.one("mailed", "\"createpassword\":1") + ','
                    + TestUsers.one("admin") + "]}";
            new Rest(moodle).call("core_user_create_users", users);
            assertThat(moodle.state().user("mailed")).isEmpty();
            assertThat(moodle.state().mails()).extracting(Mail::kind).containsExactly(Mail.Kind.NEW_PASSWORD);
        }
    }

    @Test
    void oneWeakPasswordSpoilsTheReplyAlthoughTheOthersAreUpdated() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("one", "two"));
            var answer = rest.call(
                    "core_user_update_users",
                    "{\"users\":[{\"id\":3,\"password\":\"x\"},{\"id\":4,\"idnumber\":\"S2\"}]}");
            assertThat(answer.path("errorcode").asText()).isEqualTo("invalidresponse");
            assertThat(moodle.state().user("two").orElseThrow().idnumber()).isEqualTo("S2");
        }
    }

    @Test
    void lookingUpADeletedUserByNumberFailsOnceItsContextIsCleanedUp() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("gone"));
            assertThat(rest.call("core_user_delete_users", "{\"userids\":[3]}").isNull())
                    .isTrue();
            moodle.state().settings().cleanUpContexts();
            var answer = rest.call("core_user_get_users_by_field", "{\"field\":\"id\",\"values\":[2,3]}");
            assertThat(answer.path("errorcode").asText()).isEqualTo("invaliduser");
        }
    }

    @Test
    void aDeletedUsersNameAndAddressAreFreeAgain() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("again"));
            rest.call("core_user_delete_users", "{\"userids\":[3]}");
            assertThat(rest.call("core_user_create_users", TestUsers.of("again")))
                    .hasSize(1);
        }
    }

    @Test
    void anUnknownCriterionIsWarnedOfAndEverybodyIsAnswered() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            var answer = new Rest(moodle)
                    .call("core_user_get_users", "{\"criteria\":[{\"key\":\"nosuch\",\"value\":\"1\"}]}");
            assertThat(answer.path("warnings").path(0).path("warningcode").asText())
                    .isEqualTo("invalidfieldparameter");
            assertThat(answer.path("users")).hasSize(2);
        }
    }

    @Test
    void whatTheAccountMayNotSeeIsAbsentAndNotEmpty() {
        try (MoodleSandbox moodle = MoodleSandbox.builder()
                .without(java.util.Set.of("moodle/user:viewalldetails", "moodle/site:viewuseridentity"))
                .start()) {
            Rest rest = new Rest(moodle);
            rest.call("core_user_create_users", TestUsers.of("seen"));
            var user = rest.call("core_user_get_users", "{\"criteria\":[{\"key\":\"id\",\"value\":\"3\"}]}")
                    .path("users")
                    .path(0);
            assertThat(user.path("id").asLong()).isEqualTo(3);
            assertThat(user.has("username") || user.has("email") || user.has("auth"))
                    .isFalse();
        }
    }

    @Test
    void aMissingRightIsToldByItsName() {
        try (MoodleSandbox moodle = MoodleSandbox.builder()
                .without(java.util.Set.of("moodle/user:create"))
                .start()) {
            var answer = new Rest(moodle).call("core_user_create_users", TestUsers.of("x"));
            assertThat(answer.path("errorcode").asText()).isEqualTo("nopermissions");
            assertThat(answer.path("message").asText())
                    .isEqualTo("Sorry, but you do not currently have permissions to do that (Create users).");
        }
    }
}
