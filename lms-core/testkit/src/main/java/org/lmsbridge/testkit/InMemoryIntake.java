package org.lmsbridge.testkit;

import java.util.HashMap;
import java.util.Map;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.RegistrationIntake;

/** Takes enrolments of the site into {@link InMemoryRecords}, for tests and first steps. Thread-safe. */
public final class InMemoryIntake implements RegistrationIntake {
    private final InMemoryRecords records;
    private final Map<String, Taken> taken = new HashMap<>();

    /**
     * An intake.
     *
     * @param records where registrations and new contacts are put
     */
    public InMemoryIntake(InMemoryRecords records) {
        this.records = records;
    }

    @Override
    public synchronized Taken take(SiteEnrolment enrolment) {
        return taken.computeIfAbsent(enrolment.key(), key -> add(enrolment));
    }

    private Taken add(SiteEnrolment enrolment) {
        var contact = enrolment.contact().orElseGet(() -> newContact(enrolment.lmsUserId()));
        var registration = new RegistrationId("site-" + (taken.size() + 1));
        records.put(Registration.builder()
                .id(registration)
                .contact(contact)
                .target(enrolment.target())
                .build());
        return new Taken(registration, contact);
    }

    private ContactId newContact(long lmsUserId) {
        var id = new ContactId("site-user-" + lmsUserId);
        records.put(Contact.builder()
                .id(id)
                .firstName("User")
                .lastName(String.valueOf(lmsUserId))
                .build());
        return id;
    }
}
