package org.lmsbridge.testkit.readme;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.testkit.ChangingRows;
import org.lmsbridge.testkit.RegistrationsContract;

class CollegeRegistrationsTest extends RegistrationsContract {
    private final NavigableMap<String, Registration> table = new ConcurrentSkipListMap<>();
    private int number = 100;

    CollegeRegistrationsTest() {
        for (int i = 1; i <= 12; i++) {
            book("R" + i);
        }
    }

    private RegistrationId book(String id) {
        table.put(
                id,
                Registration.builder()
                        .id(new RegistrationId(id))
                        .contact(new ContactId("C" + id))
                        .target(booked())
                        .build());
        return new RegistrationId(id);
    }

    @Override
    protected Registrations registrations() {
        return new CollegeRegistrations(table);
    }

    @Override
    protected BookingTarget booked() {
        return new CourseDateId("1001");
    }

    @Override
    protected RegistrationId missing() {
        return new RegistrationId("none");
    }

    @Override
    protected Optional<ChangingRows<RegistrationId>> changingRegistrations() {
        return Optional.of(new ChangingRows<>() {
            @Override
            public RegistrationId insert() {
                return book("AR".charAt(number % 2) + "" + number++);
            }

            @Override
            public void delete(RegistrationId id) {
                table.remove(id.value());
            }
        });
    }
}
