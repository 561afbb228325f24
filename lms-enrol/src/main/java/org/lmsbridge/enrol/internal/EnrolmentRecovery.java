package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.enrol.rule.Standing;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/**
 * Finds out what became of enrolments that an earlier run left in doubt. Whether somebody is in a course, and is active
 * there, can be seen; of times and roles it cannot be seen who wrote them, so those are written again.
 */
final class EnrolmentRecovery {
    private final Doubts doubts;
    private final Roster roster;

    EnrolmentRecovery(Doubts doubts, Roster roster) {
        this.doubts = doubts;
        this.roster = roster;
    }

    void recover() {
        doubts.clearUp(LinkKind.ENROLMENT, this::there);
    }

    private List<Link> there(List<Link> inDoubt) {
        var all = new HashMap<String, Map<Long, Set<Long>>>();
        var active = new HashMap<String, Set<Long>>();
        var there = new ArrayList<Link>();
        for (var link : inDoubt) {
            long user = link.lmsId().orElseThrow();
            var course = link.parent();
            if (all.computeIfAbsent(course, id -> roster.rolesByUser(Long.parseLong(id)))
                    .containsKey(user)) {
                var written = WrittenEnrolment.parse(link.fingerprint());
                there.add(Link.builder()
                        .from(link)
                        .inDoubt(false)
                        .fingerprint(settled(
                                        written,
                                        () -> active.computeIfAbsent(course, id -> roster.active(Long.parseLong(id)))
                                                .contains(user))
                                .text())
                        .build());
            }
        }
        return there;
    }

    /** Asks whether somebody is active only where that tells something. */
    private static WrittenEnrolment settled(WrittenEnrolment written, BooleanSupplier active) {
        return switch (written.standing()) {
            case ACTIVE, SUSPENDED, UPDATING -> written;
            case SUSPENDING, RESUMING, LEAVING ->
                written.standing(active.getAsBoolean() ? Standing.ACTIVE : Standing.SUSPENDED);
        };
    }
}
