package org.lmsbridge.sandbox.internal.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;

/** What item-by-item functions say about an item that failed. */
final class Warnings {

    private Warnings() {}

    static Map<String, Object> of(String item, long id, MoodleFailure failure) {
        return of(item, id, failure.errorCode(), failure.text());
    }

    static Map<String, Object> of(String item, long id, @Nullable String code, String message) {
        Map<String, Object> warning = new LinkedHashMap<>();
        warning.put("item", item);
        warning.put("itemid", id);
        warning.put("warningcode", code == null ? "0" : code);
        warning.put("message", message);
        return warning;
    }
}
