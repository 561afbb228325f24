package org.lmsbridge.auth.internal;

import java.util.Collection;
import java.util.List;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;

/** The little of a Moodle client that accounts need. Thread-safe. */
public interface SiteAccounts {
    /**
     * Looks users up.
     *
     * @param field the field
     * @param values the values
     * @return the users that exist and may be seen
     */
    List<User> byField(UserField field, Collection<String> values);

    /**
     * Makes users, each request with its intent and outcome in the journal.
     *
     * @param users the users
     * @return a verdict for each, in the same order
     */
    BulkResult<NewUser, Long> create(List<NewUser> users);

    /**
     * Changes users, each request with its intent and outcome in the journal.
     *
     * @param updates what becomes of them
     * @return a verdict for each, in the same order
     */
    BulkResult<UserUpdate, Done> update(List<UserUpdate> updates);

    /**
     * The accounts of a client's site.
     *
     * @param client the client
     * @param journal where intents and outcomes go
     * @return the accounts
     */
    static SiteAccounts of(MoodleClient client, Journal journal) {
        var journalled = client.withWriteLog(WriteLog.of(journal::intend, journal::settle));
        return new SiteAccounts() {
            @Override
            public List<User> byField(UserField field, Collection<String> values) {
                return client.users().byField(field, values);
            }

            @Override
            public BulkResult<NewUser, Long> create(List<NewUser> users) {
                return journalled.users().create(users);
            }

            @Override
            public BulkResult<UserUpdate, Done> update(List<UserUpdate> updates) {
                return journalled.users().update(updates);
            }
        };
    }
}
