package org.lmsbridge.moodle.differential;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers that one site gave. */
final class Numbers {
    private final Map<Ref, Long> given = new HashMap<>();
    private final Map<Kind, Map<Long, Ref>> meant = new EnumMap<>(Kind.class);

    void learn(Ref ref, long number) {
        given.put(ref, number);
        meant.computeIfAbsent(ref.kind(), kind -> new HashMap<>()).put(number, ref);
    }

    long of(Ref ref) {
        return given.getOrDefault(ref, Ref.NOBODY);
    }

    Optional<Ref> meaning(Kind kind, long number) {
        return Optional.ofNullable(meant.getOrDefault(kind, Map.of()).get(number));
    }

    List<Long> all(Kind kind) {
        return List.copyOf(meant.getOrDefault(kind, Map.of()).keySet());
    }
}
