package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the calls of a sequence have made so far, on both sites. */
final class Made {
    private final Map<Kind, List<Ref>> refs = new EnumMap<>(Kind.class);
    private final Random random;

    Made(Random random) {
        this.random = random;
    }

    void add(Ref ref) {
        refs.computeIfAbsent(ref.kind(), kind -> new ArrayList<>()).add(ref);
    }

    boolean has(Kind kind) {
        return refs.containsKey(kind);
    }

    /** {@return something of a kind, which may be deleted meanwhile; seldom what nobody has made} */
    Object any(Kind kind) {
        List<Ref> there = refs.getOrDefault(kind, List.of());
        return there.isEmpty() || random.nextInt(20) == 0 ? Ref.NOBODY : there.get(random.nextInt(there.size()));
    }
}
