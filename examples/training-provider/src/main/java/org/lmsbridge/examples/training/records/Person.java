package org.lmsbridge.examples.training.records;

import org.lmsbridge.core.records.ContactId;

/** Somebody who may sign in, as pages show them. */
public record Person(
        String id, String firstName, String lastName, String email, String city, String phone, boolean staff) {
    /** {@return the name as it is read} */
    public String name() {
        return firstName + " " + lastName;
    }

    /** {@return the id as the library has it} */
    public ContactId contact() {
        return new ContactId(id);
    }
}
