package org.lmsbridge.moodle.internal.wire;

import feign.Request;
import org.lmsbridge.moodle.api.Function;

/** Finds out what a request calls. */
final class Called {
    private static final String PARAMETER = "wsfunction=";

    private Called() {}

    static String function(Request request) {
        int start = request.url().indexOf(PARAMETER) + PARAMETER.length();
        int end = request.url().indexOf('&', start);
        return request.url().substring(start, end < 0 ? request.url().length() : end);
    }

    static Function.Kind kind(Request request) {
        return request.requestTemplate()
                .methodMetadata()
                .method()
                .getAnnotation(Function.class)
                .kind();
    }
}
