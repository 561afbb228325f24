package org.lmsbridge.examples.quickstart;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;

/**
 * What goes nowhere because something else was left out. The library never looks at it, so it does not report it either;
 * but who looks for a missing registration wants to find it in the list.
 */
final class Dependents {
    private final CsvRecords records;
    private final Set<String> leftOut = new HashSet<>();

    Dependents(CsvRecords records) {
        this.records = records;
    }

    /** Takes note of the subjects of findings, such as {@code course-date:1001}. */
    void leave(Collection<String> subjects) {
        leftOut.addAll(subjects);
    }

    /** Registrations on course dates that were left out. */
    List<String> registrations() {
        return records.registrations().stream()
                .filter(this::onLeftOutDate)
                .map(registration -> "registration:" + registration.id())
                .toList();
    }

    /** Contacts that no registration brings into a course, so that they need no account. */
    List<String> idle() {
        var booked = new HashSet<String>();
        records.registrations().stream()
                .filter(registration -> registration.status() == RegistrationStatus.REGISTERED)
                .filter(registration -> !onLeftOutDate(registration))
                .forEach(registration -> booked.add(registration.contact().value()));
        return records.contacts().stream()
                .map(contact -> contact.id().value())
                .filter(id -> !booked.contains(id))
                .map(id -> "contact:" + id)
                .toList();
    }

    private boolean onLeftOutDate(Registration registration) {
        return leftOut.contains("course-date:" + registration.target().value());
    }
}
