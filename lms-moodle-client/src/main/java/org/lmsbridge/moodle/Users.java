package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Accounts of a site. */
public final class Users {
    Users() {}
    /** Not described yet. */
    public BulkResult<NewUser, Long> create(List<NewUser> users) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<UserUpdate, Done> update(List<UserUpdate> updates) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<User> byField(UserField field, Collection<String> values) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<User> matching(Map<String, String> criteria) {
        throw new UnsupportedOperationException("not yet");
    }
}
