package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.EmailAddress;
import org.lmsbridge.sandbox.internal.site.Mails;
import org.lmsbridge.sandbox.internal.site.Passwords;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that make, change and delete users. */
final class UserWriting {

    private UserWriting() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("core_user_create_users", UserWriting::create),
                WebFunction.write("core_user_update_users", UserWriting::update),
                WebFunction.transaction("core_user_delete_users", UserWriting::delete));
    }

    private static List<Map<String, Object>> create(Call call) {
        call.require("moodle/user:create");
        List<Map<String, Object>> created = new ArrayList<>();
        for (Parameters user : call.parameters().structures("users")) {
            checkNew(call.site(), user);
            Row row = insert(call, user);
            created.add(Map.of("id", row.id(), "username", row.text("username")));
        }
        return created;
    }

    private static void checkNew(Site site, Parameters user) {
        for (String field : List.of("username", "firstname", "lastname")) {
            if (user.text(field).isBlank()) {
                throw MoodleFailure.invalidParameter("The field " + field + " cannot be blank");
            }
        }
        String username = user.text("username");
        if (!site.tables().users.by("username", Collation.key(username)).isEmpty()) {
            throw MoodleFailure.invalidParameter("Username already exists: " + username);
        }
        String auth = user.text("auth");
        if (auth.equals("mnet") || auth.equals("webservice")) {
            throw MoodleFailure.invalidParameter("Invalid authentication type: " + auth);
        }
        if (!user.text("lang").equals("en")) {
            throw MoodleFailure.invalidParameter("Invalid language code: " + user.text("lang"));
        }
        boolean noPassword =
                user.text("password").isEmpty() || user.text("password").equals("0");
        if (People.isInternal(auth) && noPassword && !user.flag("createpassword")) {
            throw MoodleFailure.invalidParameter(
                    "Invalid password: you must provide a password, or set createpassword.");
        }
        String email = user.text("email");
        if (!EmailAddress.isValid(email)) {
            throw MoodleFailure.invalidParameter("Email address is invalid: " + email);
        }
        if (!site.isOn("allowaccountssameemail", false) && taken(site, email, 0)) {
            throw MoodleFailure.invalidParameter("Email address already exists: " + email);
        }
    }

    private static Row insert(Call call, Parameters user) {
        boolean internal = People.isInternal(user.text("auth"));
        boolean mailsPassword = internal && user.flag("createpassword");
        // The password is judged before the database gets to see the rest.
        String kept = internal && !mailsPassword ? accepted(call.site(), user.text("password")) : "";
        Row row = UserFields.apply(call.site(), Row.of(Map.of()), user).with("password", kept);
        row = new People(call.site()).insert(row);
        if (mailsPassword) {
            row = call.site().tables().users.update(row.with("forcepasswordchange", 1));
            // This mail leaves at once, so that a rollback does not call it back.
            call.outbox().sendNow(Mails.newPassword(call.site(), row));
        }
        return row;
    }

    /** What is kept of a password that the policy lets pass. */
    private static String accepted(Site site, String password) {
        String broken = Passwords.brokenRules(password, site.version());
        if (!broken.isEmpty()) {
            throw MoodleFailure.untold(broken, null);
        }
        return Passwords.digest(password);
    }

    private static boolean taken(Site site, String email, long except) {
        return site.tables().users.by("email", Collation.key(email)).stream().anyMatch(row -> row.id() != except);
    }

    private static Map<String, @Nullable Object> update(Call call) {
        call.require("moodle/user:update");
        List<Map<String, Object>> warnings = new ArrayList<>();
        for (Parameters user : call.parameters().structures("users")) {
            try {
                call.site().database().atomically(() -> updateOne(call, user));
            } catch (MoodleFailure e) {
                warnings.add(Warnings.of("user", user.number("id"), e));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("warnings", warnings);
        return answer;
    }

    private static Row updateOne(Call call, Parameters user) {
        Site site = call.site();
        Row existing = site.tables()
                .users
                .find(user.number("id"))
                .orElseThrow(() -> MoodleFailure.of("invaliduserid", "error", "Invalid user ID"));
        if (existing.id() == Site.ADMIN && call.caller().userId() != Site.ADMIN) {
            throw MoodleFailure.of("usernotupdatedadmin", "error", "Cannot update admin accounts");
        }
        if (existing.flag("deleted")) {
            throw MoodleFailure.untold("usernotupdateddeleted", "User is a deleted user");
        }
        if (existing.id() == Site.GUEST) {
            throw MoodleFailure.untold("usernotupdatedguest", "Cannot update guest account");
        }
        checkEmail(site, user, existing);
        // The password is judged before the database gets to see the rest.
        String digest = user.has("password") ? accepted(site, user.text("password")) : "";
        checkUsername(site, user, existing);
        Row changed = UserFields.apply(site, existing, user).with("timemodified", site.now());
        if (user.has("password") && People.isInternal(changed.text("auth"))) {
            changed = changed.with("password", digest);
        }
        return site.tables().users.update(changed);
    }

    private static void checkEmail(Site site, Parameters user, Row existing) {
        String email = user.text("email");
        if (!user.has("email") || email.equals(existing.text("email"))) {
            return;
        }
        if (!EmailAddress.isValid(email)) {
            throw MoodleFailure.untold("useremailinvalid", "Invalid email address");
        }
        if (!site.isOn("allowaccountssameemail", false) && taken(site, email, existing.id())) {
            throw MoodleFailure.of("useremailduplicate", "error", "Duplicate address");
        }
    }

    private static void checkUsername(Site site, Parameters user, Row existing) {
        boolean taken = user.has("username")
                && site.tables().users.by("username", Collation.key(user.text("username"))).stream()
                        .anyMatch(row -> row.id() != existing.id());
        if (taken) {
            throw MoodleFailure.databaseWrite("Duplicate entry for key 'mdl_user_mneuse_uix'");
        }
    }

    private static @Nullable Object delete(Call call) {
        call.require("moodle/user:delete");
        for (long id : call.parameters().numbers("userids")) {
            Row user = call.site()
                    .tables()
                    .users
                    .find(id)
                    .filter(row -> !row.flag("deleted"))
                    .orElseThrow(() -> MoodleFailure.missingRecord("user"));
            if (id == Site.ADMIN) {
                throw MoodleFailure.of("useradminodelete", "error", "Administrator accounts cannot be deleted.");
            }
            if (id == call.caller().userId()) {
                throw MoodleFailure.of("usernotdeletederror", "error", "User not deleted - error");
            }
            if (id != Site.GUEST) {
                new People(call.site()).delete(user);
            }
        }
        return null;
    }
}
