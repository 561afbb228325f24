package org.lmsbridge.sandbox.internal.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;

/**
 * Cuts an answer down to its declaration: declared keys in declared order, scalars of the declared type. An answer
 * that does not fit ends in {@code invalidresponse}, although the work is done.
 */
public final class ReturnCleaning {

    private ReturnCleaning() {}

    /**
     * Cleans an answer.
     *
     * @param declared what the function declares, null where it answers nothing
     * @param answer what it answered
     * @return maps, lists, texts, numbers, flags and null only
     */
    public static @Nullable Object clean(@Nullable Declared declared, @Nullable Object answer) {
        if (declared == null || answer == null && declared.nullable()) {
            return null;
        }
        if (declared instanceof Declared.Scalar scalar) {
            return scalar(scalar, answer);
        }
        if (declared instanceof Declared.Structure structure) {
            if (answer instanceof Map<?, ?> map) {
                return structure(structure, map);
            }
            throw MoodleFailure.invalidResponse("Only arrays/objects accepted. The bad value is: '" + answer + "'");
        }
        if (!(answer instanceof List<?> list)) {
            throw MoodleFailure.invalidResponse("Only arrays accepted. The bad value is: '" + answer + "'");
        }
        List<@Nullable Object> cleaned = new ArrayList<>(list.size());
        for (Object element : list) {
            cleaned.add(clean(((Declared.ListOf) declared).element(), element));
        }
        return cleaned;
    }

    private static Map<String, @Nullable Object> structure(Declared.Structure structure, Map<?, ?> answer) {
        Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
        structure.fields().forEach((key, field) -> {
            try {
                if (answer.containsKey(key)) {
                    cleaned.put(key, clean(field, answer.get(key)));
                } else if (field.presence() == Declared.Presence.REQUIRED) {
                    throw MoodleFailure.invalidResponse(
                            "Error in response - Missing following required key in a single structure: " + key);
                } else if (field.presence() == Declared.Presence.DEFAULT && field instanceof Declared.Scalar) {
                    cleaned.put(key, clean(field, field.fallback()));
                }
            } catch (MoodleFailure e) {
                throw MoodleFailure.invalidResponse(key + " => " + e.text() + ": " + e.debugInfo());
            }
        });
        return cleaned;
    }

    private static Object scalar(Declared.Scalar scalar, @Nullable Object answer) {
        String text = ParamType.text(answer);
        if (answer != null && !(answer instanceof Map) && !(answer instanceof List)) {
            if (scalar.type() == ParamType.BOOL
                    && (answer instanceof Boolean || text.equals("0") || text.equals("1"))) {
                return text.equals("1");
            }
            Object cleaned = scalar.type().clean(answer);
            if (scalar.type() == ParamType.FLOAT || text.equals(ParamType.text(cleaned))) {
                return asSent(scalar.type(), answer, cleaned);
            }
        }
        throw MoodleFailure.invalidResponse("Invalid external api response: the value is \"" + text
                + "\", the server was expecting \"" + scalar.type().name().toLowerCase(Locale.ROOT) + "\" type");
    }

    /** Raw values keep the type that the function gave them, as in PHP. */
    private static Object asSent(ParamType type, Object answer, Object cleaned) {
        return type == ParamType.RAW ? answer : cleaned;
    }
}
