package org.lmsbridge.examples.training.console;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people call that of which plans and findings speak. Made for one page. */
public final class Names {
    private final ConsoleHost host;
    private final Map<String, String> known = new HashMap<>();

    Names(ConsoleHost host) {
        this.host = host;
    }

    /** The name of a subject, such as {@code course-date:D1/contact:C2}; empty if the host knows none. */
    public String of(String subject) {
        return Arrays.stream(subject.split("/"))
                .map(part -> known.computeIfAbsent(part, this::find))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private String find(String part) {
        int colon = part.indexOf(':');
        Optional<String> name =
                colon < 1 ? Optional.empty() : host.name(part.substring(0, colon), part.substring(colon + 1));
        return name.orElse("");
    }
}
