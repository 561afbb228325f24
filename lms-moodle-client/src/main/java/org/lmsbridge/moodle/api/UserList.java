package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.Warning;

/**
 * What {@code core_user_get_users} answers.
 *
 * @param users the accounts
 * @param warnings criteria that were ignored
 */
public record UserList(List<User> users, List<Warning> warnings) {}
