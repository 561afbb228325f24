package org.lmsbridge.core.state.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.Segment;

/**
 * SHA-256 over the changes of a plan in the order in which they are applied. Changes arrive in another order, phases
 * mixed, so each phase has a digest of its own, and the plan's is taken over these. How the changes are cut into
 * segments makes no difference. For one thread.
 */
final class PlanDigest {
    private final Map<Segment.Phase, MessageDigest> phases = new EnumMap<>(Segment.Phase.class);

    void add(Segment.Phase phase, Change change) {
        var digest = phases.computeIfAbsent(phase, any -> sha256());
        digest.update(Json.write(change).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** {@return the digest in hexadecimal} Ends the digest: nothing may be added afterwards. */
    String asHex() {
        var whole = sha256();
        for (var phase : Segment.Phase.values()) {
            whole.update(phases.computeIfAbsent(phase, any -> sha256()).digest());
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
