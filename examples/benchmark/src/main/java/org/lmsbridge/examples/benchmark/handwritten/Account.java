package org.lmsbridge.examples.benchmark.handwritten;

import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.NewUser;

/**
 * An account to be created, with one custom profile field.
 *
 * @param username the username
 * @param password the password
 * @param firstname the first name
 * @param lastname the surname
 * @param email the address
 * @param idnumber the identifier in the student records
 * @param city the town
 * @param country the country
 * @param company the value of the custom field
 */
public record Account(
        String username,
        String password,
        String firstname,
        String lastname,
        String email,
        String idnumber,
        String city,
        String country,
        String company) {

    /**
     * Copies an account of the library's.
     *
     * @param user an account with all these fields
     * @return the same account
     */
    public static Account of(NewUser user) {
        return new Account(
                user.username(),
                user.password().map(Secret::reveal).orElseThrow(),
                user.firstname(),
                user.lastname(),
                user.email(),
                user.idnumber().orElseThrow(),
                user.city().orElseThrow(),
                user.country().orElseThrow(),
                user.customfields().values().iterator().next());
    }
}
