package org.lmsbridge.completion.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;

/** By what a custom report knows people and courses: username and {@code idnumber}, as links remember them. */
final class ReportNames {
    private final Links links;
    private final Map<String, String> usernames = new HashMap<>();
    private final Map<Long, String> idnumbers = new HashMap<>();

    ReportNames(Links links) {
        this.links = links;
    }

    List<String> of(Learner learner) {
        var contact = learner.registration().contact().value();
        var username = usernames.computeIfAbsent(
                contact,
                id -> links.find(LinkKind.ACCOUNT, "", List.of(id)).values().stream()
                        .map(Link::naturalKey)
                        .findFirst()
                        .orElse(""));
        var idnumber = idnumbers.computeIfAbsent(
                learner.courseid(),
                id -> links.findByLmsId(LinkKind.COURSE, List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(Link::naturalKey)
                        .findFirst()
                        .orElse(""));
        return List.of(username, idnumber);
    }
}
