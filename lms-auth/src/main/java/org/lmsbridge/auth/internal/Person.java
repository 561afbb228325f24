package org.lmsbridge.auth.internal;

import org.lmsbridge.core.records.Contact;

/**
 * Who signs in under which name.
 *
 * @param contact who
 * @param username the name: that of the linked account, otherwise the one that a new account would get
 */
public record Person(Contact contact, String username) {}
