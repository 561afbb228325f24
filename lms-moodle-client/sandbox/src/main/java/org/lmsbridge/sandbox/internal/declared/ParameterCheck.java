package org.lmsbridge.sandbox.internal.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;

/**
 * Checks what came in against a declaration: no unknown key, no missing key, every scalar unchanged by cleaning.
 * Arrays are maps here, whatever their keys, as they are in PHP; the reason of a refusal names the keys on the way to
 * the fault, but never the index in a list.
 */
public final class ParameterCheck {

    private ParameterCheck() {}

    /**
     * Checks the parameters of a call.
     *
     * @param function what the function declares
     * @param sent what was sent, by top-level name
     * @return the checked parameters, defaults filled in
     */
    public static Parameters check(DeclaredFunction function, Map<String, ?> sent) {
        return new Parameters(structure(function.parameters(), sent));
    }

    private static @Nullable Object check(Declared declared, @Nullable Object sent) {
        if (sent == null && declared.nullable()) {
            return null;
        }
        if (declared instanceof Declared.Scalar scalar) {
            return scalar(scalar, sent);
        }
        Map<?, ?> array = array(sent);
        if (declared instanceof Declared.Structure structure) {
            return structure(structure, array);
        }
        List<@Nullable Object> checked = new ArrayList<>();
        for (Object element : array.values()) {
            checked.add(check(((Declared.ListOf) declared).element(), element));
        }
        return checked;
    }

    private static Map<?, ?> array(@Nullable Object sent) {
        if (sent instanceof Map<?, ?> map) {
            return map;
        }
        if (sent instanceof List<?> list && list.isEmpty()) {
            return Map.of();
        }
        throw MoodleFailure.invalidParameter("Only arrays accepted. The bad value is: '" + ParamType.text(sent) + "'");
    }

    private static Object scalar(Declared.Scalar scalar, @Nullable Object sent) {
        if (sent instanceof Map || sent instanceof List) {
            throw MoodleFailure.invalidParameter("Scalar type expected, array or object received.");
        }
        String text = ParamType.text(sent);
        if (scalar.type() == ParamType.BOOL && (sent instanceof Boolean || text.equals("0") || text.equals("1"))) {
            return text.equals("1");
        }
        if (sent != null) {
            Object cleaned = scalar.type().clean(sent);
            boolean same = scalar.type() == ParamType.FLOAT
                    ? text.matches("[+-]?[0-9]*\\.?[0-9]*(?i:e[-+]?[0-9]+)?") && text.matches(".*[0-9].*")
                    : text.equals(ParamType.text(cleaned));
            if (same) {
                return cleaned;
            }
        }
        throw MoodleFailure.invalidParameter("Invalid external api parameter: the value is \"" + text
                + "\", the server was expecting \"" + scalar.type().name().toLowerCase(java.util.Locale.ROOT)
                + "\" type");
    }

    private static Map<String, @Nullable Object> structure(Declared.Structure structure, Map<?, ?> sent) {
        Map<String, @Nullable Object> checked = new LinkedHashMap<>();
        structure.fields().forEach((key, field) -> {
            if (sent.containsKey(key)) {
                checked.put(key, below(key, field, sent.get(key)));
            } else if (field.presence() == Declared.Presence.REQUIRED) {
                throw MoodleFailure.invalidParameter("Missing required key in single structure: " + key);
            } else if (field.presence() == Declared.Presence.DEFAULT) {
                checked.put(key, below(key, field, field.fallback()));
            }
        });
        List<String> unexpected = sent.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !structure.fields().containsKey(key))
                .toList();
        if (!unexpected.isEmpty()) {
            throw MoodleFailure.invalidParameter(
                    "Unexpected keys (" + String.join(", ", unexpected) + ") detected in parameter array.");
        }
        return checked;
    }

    private static @Nullable Object below(String key, Declared field, @Nullable Object sent) {
        try {
            return check(field, sent);
        } catch (MoodleFailure e) {
            throw MoodleFailure.invalidParameter(key + " => " + e.text() + ": " + e.debugInfo());
        }
    }
}
