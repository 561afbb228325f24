package org.lmsbridge.sandbox.internal.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All functions that a sandbox has. */
public final class Catalogue {

    private Catalogue() {}

    /**
     * The functions.
     *
     * @return the functions by name
     */
    public static Map<String, WebFunction> functions() {
        Map<String, WebFunction> byName = new LinkedHashMap<>();
        Stream.of(SiteFunctions.all()).flatMap(List::stream).forEach(function -> byName.put(function.name(), function));
        return Collections.unmodifiableMap(byName);
    }
}
