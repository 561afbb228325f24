package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** Functions that look users up. */
final class UserReading {

    private static final Set<String> KEYS = Set.of(
            "id",
            "idnumber",
            "username",
            "email",
            "auth",
            "firstname",
            "lastname",
            "lastnamephonetic",
            "firstnamephonetic");

    private UserReading() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_user_get_users_by_field", UserReading::byField),
                WebFunction.read("core_user_get_users", UserReading::byCriteria));
    }

    private static List<Map<String, @Nullable Object>> byField(Call call) {
        String field = call.parameters().text("field");
        if (!Set.of("id", "idnumber", "username", "email").contains(field)) {
            throw MoodleFailure.codingError("invalid field parameter");
        }
        List<String> values = new ArrayList<>();
        for (String value : call.parameters().texts("values")) {
            values.add(cleaned(field, value));
        }
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        UserDetails details = new UserDetails(call, null, List.of());
        for (Row user : find(call.site(), field, values)) {
            if (user.flag("deleted")) {
                checkContext(call.site(), user);
            }
            Map<String, @Nullable Object> seen = details.of(user);
            if (seen != null && !ParamType.text(seen.get(field)).isEmpty()) {
                found.add(seen);
            }
        }
        return found;
    }

    private static List<Row> find(Site site, String field, List<String> values) {
        Table users = site.tables().users;
        if (!field.equals("id")) {
            return users.byAny(field, values.stream().map(Collation::key).toList());
        }
        return values.stream()
                .map(Long::parseLong)
                .distinct()
                .sorted()
                .flatMap(id -> users.find(id).stream())
                .toList();
    }

    /** A deleted user whose context is cleaned away spoils the whole look-up. */
    private static void checkContext(Site site, Row user) {
        if (site.context("user", user.id()) == 0) {
            throw MoodleFailure.missingRecord("user");
        }
    }

    private static String cleaned(String field, String value) {
        String clean = switch (field) {
            case "id" -> ParamType.text(ParamType.INT.clean(value));
            case "username" -> ParamType.text(ParamType.USERNAME.clean(value));
            case "email" -> ParamType.text(ParamType.RAW_TRIMMED.clean(value));
            default -> value;
        };
        // Numbers are compared as numbers, so that a leading zero or blank goes through.
        boolean same =
                clean.equals(value) || field.equals("id") && value.strip().matches("\\+?0*" + clean);
        if (!same) {
            throw MoodleFailure.invalidParameter(
                    "The field '" + field + "' value is invalid: " + value + "(cleaned value: " + clean + ")");
        }
        return clean;
    }

    private static Map<String, @Nullable Object> byCriteria(Call call) {
        Map<String, String> criteria = new LinkedHashMap<>();
        List<Map<String, Object>> warnings = new ArrayList<>();
        for (Parameters criterion : call.parameters().structures("criteria")) {
            String key = criterion.text("key");
            if (criteria.containsKey(key)) {
                throw MoodleFailure.untold("keyalreadyset", "The key " + key + " can only be sent once");
            }
            if (KEYS.contains(key)) {
                criteria.put(key, criterion.text("value"));
            } else {
                warnings.add(unsupported(key));
            }
        }
        UserDetails details = new UserDetails(call, null, List.of());
        List<Map<String, @Nullable Object>> users = new ArrayList<>();
        for (Row user : candidates(call.site(), criteria)) {
            if (!user.flag("deleted") && matches(user, criteria)) {
                Map<String, @Nullable Object> seen = details.of(user);
                if (seen != null && criteria.keySet().stream().allMatch(key -> isTold(seen.get(key)))) {
                    users.add(seen);
                }
            }
        }
        return Map.of("users", users, "warnings", warnings);
    }

    /** Whoever is found by something that the answer does not tell is left out; nothing and nought count as untold. */
    private static boolean isTold(@Nullable Object value) {
        String text = ParamType.text(value);
        return !text.isEmpty() && !text.equals("0");
    }

    private static List<Row> candidates(Site site, Map<String, String> criteria) {
        for (String key : List.of("username", "idnumber")) {
            String value = criteria.get(key);
            if (value != null) {
                boolean name = key.equals("username");
                String wanted = name ? ParamType.text(ParamType.USERNAME.clean(value)) : value;
                return site.tables().users.by(key, Collation.key(wanted));
            }
        }
        return site.tables().users.all();
    }

    private static boolean matches(Row user, Map<String, String> criteria) {
        return criteria.entrySet().stream().allMatch(criterion -> {
            String stored = user.text(criterion.getKey());
            return switch (criterion.getKey()) {
                case "id" -> ParamType.INT.clean(criterion.getValue()).equals(user.id());
                case "username" ->
                    Collation.same(stored, ParamType.text(ParamType.USERNAME.clean(criterion.getValue())));
                case "idnumber", "auth" -> Collation.same(stored, criterion.getValue());
                default -> Collation.like(criterion.getValue(), stored);
            };
        });
    }

    private static Map<String, Object> unsupported(String key) {
        return Map.of(
                "item",
                key,
                "warningcode",
                "invalidfieldparameter",
                "message",
                "The search key '" + key + "' is not supported, look at the web service documentation");
    }
}
