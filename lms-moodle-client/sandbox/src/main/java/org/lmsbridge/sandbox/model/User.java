package org.lmsbridge.sandbox.model;

/**
 * An account.
 *
 * @param id its number
 * @param username its username
 * @param auth its sign-in method
 * @param firstname the first name
 * @param lastname the last name
 * @param email the address
 * @param idnumber the idnumber, empty where it has none
 * @param suspended whether the account is suspended
 * @param deleted whether the account was deleted; the row stays under another name
 * @param forcePasswordChange whether a new password is asked for at the next sign-in
 */
public record User(
        long id,
        String username,
        String auth,
        String firstname,
        String lastname,
        String email,
        String idnumber,
        boolean suspended,
        boolean deleted,
        boolean forcePasswordChange) {}
