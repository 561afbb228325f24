package org.lmsbridge.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer over HTTP.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 */
record Reply(int status, Map<String, String> headers, byte[] body) {

    static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    static Reply json(String text) {
        return of(200, "application/json", text).withRestHeaders();
    }

    static Reply xml(String text) {
        return of(200, "application/xml; charset=utf-8", text)
                .withRestHeaders()
                .with("Content-Disposition", "inline; filename=\"response.xml\"");
    }

    static Reply of(int status, String contentType, String text) {
        return new Reply(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    Reply cutInHalf() {
        return new Reply(status, headers, java.util.Arrays.copyOf(body, body.length / 2));
    }

    private Reply withRestHeaders() {
        return with("Cache-Control", "private, must-revalidate, pre-check=0, post-check=0, max-age=0")
                .with("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")
                .with("Pragma", "no-cache")
                .with("Accept-Ranges", "none")
                .with("Access-Control-Allow-Origin", "*");
    }
}
