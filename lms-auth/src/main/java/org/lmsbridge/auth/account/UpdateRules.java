package org.lmsbridge.auth.account;

import org.lmsbridge.auth.profile.ProfileRules;

/**
 * What the settings say about accounts that exist. Immutable.
 *
 * @param profile whose each profile field is
 * @param taken whether accounts that were taken over are changed like those that were made
 * @param usernames whether a username follows the records
 * @param suspend whether the account of an inactive contact is suspended
 */
public record UpdateRules(ProfileRules profile, boolean taken, boolean usernames, boolean suspend) {}
