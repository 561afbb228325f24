package org.lmsbridge.examples.training.records;

/** Somebody who may sign in, as pages show them. */
public record Person(
        String id, String firstName, String lastName, String email, String city, String phone, boolean staff) {
    /** {@return the name as it is read} */
    public String name() {
        return firstName + " " + lastName;
    }
}
