package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.Ownership;
import org.lmsbridge.enrol.rule.WrittenEnrolment;

/** Remembers which registrations led whom into which course. */
final class RegistrationLinks {
    private RegistrationLinks() {}

    /**
     * Those that may be saved. A booking that belongs to another contact by now stays with the one whom it led into the
     * course for as long as that one is there: nobody could prove otherwise that nothing calls for the enrolment.
     *
     * @param links what is known
     * @param wanted links of registrations, of one or several courses
     * @return the links that are new or changed, without those of others
     */
    static List<Link> free(Links links, Collection<Link> wanted) {
        var free = new ArrayList<Link>();
        wanted.stream()
                .collect(Collectors.groupingBy(Link::parent))
                .forEach((course, ones) -> free.addAll(free(links, course, ones)));
        return free;
    }

    private static List<Link> free(Links links, String course, List<Link> wanted) {
        var before = links.find(
                LinkKind.REGISTRATION,
                course,
                wanted.stream().map(Link::recordsId).toList());
        var owners = new HashMap<String, String>();
        for (var link : wanted) {
            var known = before.get(link.recordsId());
            if (known != null && !known.naturalKey().equals(link.naturalKey())) {
                owners.put(link.recordsId(), known.naturalKey());
            }
        }
        var enrolments = owners.isEmpty()
                ? new HashMap<String, Link>()
                : links.find(LinkKind.ENROLMENT, course, List.copyOf(owners.values()));
        return wanted.stream()
                .filter(link -> !Objects.equals(link, before.get(link.recordsId())))
                .filter(link -> !isIn(enrolments, owners.get(link.recordsId())))
                .toList();
    }

    private static boolean isIn(Map<String, Link> enrolments, @Nullable String contact) {
        var link = contact == null ? null : enrolments.get(contact);
        return link != null
                && Ownership.follows(link.provenance())
                && !WrittenEnrolment.parse(link.fingerprint()).standing().keptOut();
    }
}
