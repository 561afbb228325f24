package org.lmsbridge.core.plugin;

import org.lmsbridge.core.records.Contact;

/**
 * Who signs in under which name. Immutable.
 *
 * @param username the name as the site has it, in lower case
 * @param contact who; active or not
 */
public record SignInName(String username, Contact contact) {}
