package org.lmsbridge.examples.training.moodle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.enrol.rule.Subjects;

/** Where in Moodle somebody's courses are, as far as the bridge remembers. Thread-safe. */
public record Places(Host host) {
    /** A course in which somebody is enrolled: its number and address, and the account's number. */
    public record Place(long course, long user, String address) {}

    /** The places by course date; those in which the person is not enrolled yet are missing. */
    public Map<String, Place> of(ContactId contact, List<String> courseDates) {
        return host.connected()
                .map(connected -> of(connected, contact, courseDates))
                .orElse(Map.of());
    }

    private static Map<String, Place> of(Host.Connected connected, ContactId contact, List<String> courseDates) {
        var places = new HashMap<String, Place>();
        var known = connected.site().links();
        var account = number(Optional.ofNullable(
                known.find(LinkKind.ACCOUNT, "", List.of(contact.value())).get(contact.value())));
        var courses = known.find(
                LinkKind.COURSE, "", courseDates.stream().map(Places::subject).toList());
        for (var date : courseDates) {
            number(Optional.ofNullable(courses.get(subject(date)))).ifPresent(course -> {
                var enrolled = known.find(LinkKind.ENROLMENT, Long.toString(course), List.of(contact.value()));
                if (account.isPresent() && !enrolled.isEmpty()) {
                    var address = connected.client().moodleSite().url() + "/course/view.php?id=" + course;
                    places.put(date, new Place(course, account.get(), address));
                }
            });
        }
        return places;
    }

    private static Optional<Long> number(Optional<Link> link) {
        return link.map(Link::lmsId).filter(id -> id.isPresent()).map(id -> id.getAsLong());
    }

    private static String subject(String courseDate) {
        return Subjects.courseDate(new CourseDateId(courseDate));
    }
}
