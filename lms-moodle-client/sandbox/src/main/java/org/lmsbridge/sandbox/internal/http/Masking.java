package org.lmsbridge.sandbox.internal.http;

import java.util.regex.Pattern;

/** Takes tokens and passwords out of what is kept of a request. */
final class Masking {

    private static final Pattern SECRET =
            Pattern.compile("(^|&)((?:wstoken|[^=&]*password(?:%5D|])?)=)[^&]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PACKED = Pattern.compile("(%22password%22(?:%3A|:|\\+|%20)*%22).*?(?=%22)");

    private Masking() {}

    static String mask(String encoded) {
        return PACKED.matcher(SECRET.matcher(encoded).replaceAll("$1$2***")).replaceAll("$1***");
    }
}
