package org.lmsbridge.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query string or a form body as PHP does: brackets make arrays, which are maps in order of first
 * appearance here; what is beyond the variable limit is dropped without a word; dots and blanks in a top-level name
 * become underscores; names nested too deeply are dropped.
 */
final class FormDecoder {

    private static final int MAX_NESTING = 64;

    private FormDecoder() {}

    static Map<String, Object> decode(@Nullable String encoded, int maxInputVars) {
        Map<String, Object> variables = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return variables;
        }
        int count = 0;
        int start = 0;
        while (start < encoded.length()) {
            int end = encoded.indexOf('&', start);
            end = end < 0 ? encoded.length() : end;
            if (end > start) {
                if (++count > maxInputVars) {
                    break;
                }
                register(encoded.substring(start, end), variables);
            }
            start = end + 1;
        }
        return variables;
    }

    private static void register(String pair, Map<String, Object> variables) {
        int equals = pair.indexOf('=');
        String name = unescape(equals < 0 ? pair : pair.substring(0, equals)).stripLeading();
        String value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
        List<String> path = path(name);
        if (!path.isEmpty() && path.size() <= MAX_NESTING) {
            put(path, value, variables);
        }
    }

    /** The keys of a name; an empty key after the first asks for the next free index. */
    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int bracket = name.indexOf('[');
        String top = bracket < 0 ? name : name.substring(0, bracket);
        if (top.isEmpty()) {
            return path;
        }
        path.add(top.replace('.', '_').replace(' ', '_'));
        int at = bracket;
        while (at >= 0 && at < name.length() && name.charAt(at) == '[') {
            int close = name.indexOf(']', at);
            if (close < 0) {
                if (path.size() == 1) {
                    path.set(
                            0,
                            (top + '_' + name.substring(at + 1))
                                    .replace('.', '_')
                                    .replace(' ', '_'));
                }
                break;
            }
            path.add(name.substring(at + 1, close));
            at = close + 1;
        }
        return path;
    }

    @SuppressWarnings("unchecked")
    private static void put(List<String> path, String value, Map<String, Object> variables) {
        Map<String, Object> array = variables;
        for (int i = 0; i < path.size() - 1; i++) {
            String key = key(path.get(i), array, i == 0);
            Object next = array.get(key);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                array.put(key, next);
            }
            array = (Map<String, Object>) next;
        }
        int last = path.size() - 1;
        array.put(key(path.get(last), array, last == 0), value);
    }

    private static String key(String wanted, Map<String, Object> array, boolean top) {
        return wanted.isEmpty() && !top ? Long.toString(nextIndex(array)) : wanted;
    }

    private static long nextIndex(Map<String, Object> array) {
        long next = 0;
        for (String key : array.keySet()) {
            if (!key.isEmpty() && key.length() < 18 && key.chars().allMatch(c -> c >= '0' && c <= '9')) {
                next = Math.max(next, Long.parseLong(key) + 1);
            }
        }
        return next;
    }

    private static String unescape(String text) {
        if (text.indexOf('%') < 0 && text.chars().allMatch(c -> c < 128)) {
            return text.replace('+', ' ');
        }
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
