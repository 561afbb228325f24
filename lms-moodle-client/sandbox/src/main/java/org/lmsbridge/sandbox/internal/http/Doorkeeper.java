package org.lmsbridge.sandbox.internal.http;

import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.function.Caller;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Decides in Moodle's order whether a token lets a call in. */
final class Doorkeeper {

    private final Site site;

    Doorkeeper(Site site) {
        this.site = site;
    }

    Caller admit(String token, String address) {
        Row row = site.database()
                .read(() -> site.tables().tokens.streamBy("token", token).findFirst())
                .orElseThrow(Doorkeeper::invalidToken);
        checkValidity(row);
        if (!row.text("iprestriction").isEmpty() && !row.text("iprestriction").equals(address)) {
            throw MoodleFailure.access(
                    "Invalid service - IP:" + address + " is not supported - check this allowed user");
        }
        return site.database().read(() -> {
            Row user = site.tables()
                    .users
                    .find(row.number("userid"))
                    .orElseThrow(() -> MoodleFailure.missingRecord("user"));
            checkOwner(user);
            return new Caller(user.id(), functions(row));
        });
    }

    static MoodleFailure invalidToken() {
        return MoodleFailure.of("invalidtoken", "webservice", "Invalid token - token not found");
    }

    private void checkValidity(Row token) {
        long until = token.number("validuntil");
        if (until != 0 && until < site.now()) {
            site.database().write(() -> {
                site.tables().tokens.delete(token.id());
                return token;
            });
            throw MoodleFailure.access("Invalid token - token expired - check validuntil time for the token");
        }
    }

    private void checkOwner(Row user) {
        if (site.isOn("maintenance_enabled", false) && !site.may("moodle/site:maintenanceaccess")) {
            throw MoodleFailure.of(
                    "sitemaintenance", "admin", "The site is undergoing maintenance and is currently not available");
        }
        String name = user.text("username");
        if (user.flag("deleted")) {
            throw refused("wsaccessuserdeleted", "Refused web service access for deleted username: " + name);
        }
        if (!user.flag("confirmed")) {
            throw refused("wsaccessuserunconfirmed", "Refused web service access for unconfirmed username: " + name);
        }
        if (user.flag("suspended")) {
            throw refused("wsaccessusersuspended", "Refused web service access for suspended username: " + name);
        }
        if (user.text("auth").equals("nologin")) {
            throw refused(
                    "wsaccessusernologin", "Refused web service access for nologin authentication username: " + name);
        }
        if (!site.may("webservice/rest:use")) {
            throw MoodleFailure.access(
                    "You are not allowed to use the rest protocol (missing capability: webservice/rest:use)");
        }
    }

    private static MoodleFailure refused(String code, String message) {
        return MoodleFailure.of(code, "webservice", message);
    }

    private Set<String> functions(Row token) {
        if (!site.isOn("service_enabled", true)) {
            return Set.of();
        }
        return token.cell("functions") instanceof java.util.List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
