package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.CreatedUser;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserUpdate;
import org.lmsbridge.moodle.model.Warnings;

/** Accounts. */
public interface UserApi {
    /** {@code core_user_create_users}. */
    String CREATE = "core_user_create_users";

    /** {@code core_user_update_users}. */
    String UPDATE = "core_user_update_users";

    /** {@code core_user_delete_users}. */
    String DELETE = "core_user_delete_users";

    /** {@code core_user_get_users_by_field}. */
    String BY_FIELD = "core_user_get_users_by_field";

    /** {@code core_user_get_users}. */
    String MATCHING = "core_user_get_users";

    /**
     * Calls {@code core_user_create_users}.
     *
     * @param users the accounts, all or none of which are created
     * @return numbers and usernames in the order of the accounts
     */
    @Function(value = CREATE, kind = Function.Kind.WRITE)
    List<CreatedUser> create(@Parameter("users") List<NewUser> users);

    /**
     * Calls {@code core_user_update_users}.
     *
     * @param users the changes, each on its own
     * @return what could not be changed
     */
    @Function(value = UPDATE, kind = Function.Kind.WRITE)
    Warnings update(@Parameter("users") List<UserUpdate> users);

    /**
     * Calls {@code core_user_delete_users}.
     *
     * @param userids the accounts, all or none of which are deleted
     */
    @Function(value = DELETE, kind = Function.Kind.WRITE)
    void delete(@Parameter("userids") List<Long> userids);

    /**
     * Calls {@code core_user_get_users_by_field}.
     *
     * @param field the field
     * @param values the values
     * @return the accounts found
     */
    @Function(BY_FIELD)
    List<User> byField(@Parameter("field") String field, @Parameter("values") List<String> values);

    /**
     * Calls {@code core_user_get_users}.
     *
     * @param criteria what must hold; unknown keys are ignored by the site
     * @return the accounts found
     */
    @Function(MATCHING)
    UserList matching(@Parameter("criteria") List<Criterion> criteria);
}
