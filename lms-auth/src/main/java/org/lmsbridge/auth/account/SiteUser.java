package org.lmsbridge.auth.account;

import java.util.Optional;

/**
 * A user of the site, as far as accounts are decided by it. Immutable.
 *
 * @param id the number in the site
 * @param username the username
 * @param email the email address; empty if the token may not see it
 * @param idnumber the ID number; empty if there is none, or the token may not see it
 * @param suspended whether the account is shut
 */
public record SiteUser(
        long id, String username, Optional<String> email, Optional<String> idnumber, boolean suspended) {}
