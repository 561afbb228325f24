package org.lmsbridge.auth.account;

import org.lmsbridge.core.report.Finding;

/** What becomes of a candidate. */
public sealed interface Judgement {
    /**
     * A new account is made.
     *
     * @param username its username
     * @param email its email address
     */
    record Create(String username, String email) implements Judgement {}

    /**
     * A user of the site is the same person and is taken over.
     *
     * @param user the user
     */
    record Take(SiteUser user) implements Judgement {}

    /**
     * Neither.
     *
     * @param finding why, and what to do
     */
    record Refuse(Finding finding) implements Judgement {}
}
