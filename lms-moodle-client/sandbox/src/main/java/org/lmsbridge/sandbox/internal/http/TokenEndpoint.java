package org.lmsbridge.sandbox.internal.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.PhpJson;
import org.lmsbridge.sandbox.internal.site.Passwords;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tokens;
import org.lmsbridge.sandbox.internal.store.Row;

/** The end point that gives a token for a username and a password. */
final class TokenEndpoint {

    private final Site site;

    TokenEndpoint(Site site) {
        this.site = site;
    }

    Reply handle(Map<String, Object> query, Map<String, Object> body) {
        Map<String, Object> variables = new LinkedHashMap<>(query);
        variables.putAll(body);
        try {
            if (!site.database().read(() -> site.isOn("enablewebservices", true))) {
                throw MoodleFailure.of(
                        "enablewsdescription", "webservice", "Web services must be enabled in Advanced features.");
            }
            if (RestEndpoint.scalar(variables, "appsitecheck").equals("1")) {
                return json(Map.of("appsitecheck", "ok"));
            }
            String username = parameter(variables, "username").strip().toLowerCase(Locale.ROOT);
            String password = parameter(variables, "password");
            String token = token(username, password, parameter(variables, "service"));
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("token", token);
            answer.put("privatetoken", null);
            return json(answer);
        } catch (MoodleFailure e) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("error", e.text());
            answer.put("errorcode", e.errorCode());
            answer.put("stacktrace", null);
            answer.put("debuginfo", null);
            answer.put("reproductionlink", null);
            return json(answer);
        }
    }

    private String token(String username, String password, String service) {
        Row user = site.database()
                .read(() -> site.tables().users.by("username", username).stream()
                        .filter(row -> !row.flag("deleted") && !row.flag("suspended"))
                        .filter(row -> Passwords.matches(password, row.text("password")))
                        .findFirst())
                .orElseThrow(() -> MoodleFailure.of("invalidlogin", "error", "Invalid login, please try again"));
        if (site.database().read(() -> site.isOn("maintenance_enabled", false))
                && !site.may("moodle/site:maintenanceaccess")) {
            throw MoodleFailure.of(
                    "sitemaintenance", "admin", "The site is undergoing maintenance and is currently not available");
        }
        if (user.id() == Site.GUEST) {
            throw MoodleFailure.of("noguest", "error", "No guests here!");
        }
        if (!user.flag("confirmed")) {
            throw MoodleFailure.of("usernotconfirmed", "error", "The user must be confirmed");
        }
        if (!List.of(Tokens.SERVICE, "moodle_mobile_app").contains(service)) {
            throw MoodleFailure.of(
                    "servicenotavailable",
                    "webservice",
                    "Web service is not available. (It doesn't exist or might be disabled.)");
        }
        return site.database().write(() -> new Tokens(site).ofUser(user.id()));
    }

    private static String parameter(Map<String, Object> variables, String name) {
        if (!variables.containsKey(name)) {
            throw MoodleFailure.of("missingparam", "error", "A required parameter (" + name + ") was missing");
        }
        return RestEndpoint.scalar(variables, name);
    }

    private static Reply json(Map<String, ? extends @Nullable Object> answer) {
        return Reply.of(200, "application/json; charset=utf-8", PhpJson.write(answer));
    }
}
