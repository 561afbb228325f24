package org.lmsbridge.sandbox.internal.site;

import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.sandbox.internal.store.Row;

/**
 * The mails that one call causes. Some leave at once and are not called back when the call's transaction is undone;
 * the others leave when it is committed.
 */
public final class Outbox {

    private final List<Row> gone = new ArrayList<>();
    private final List<Row> waiting = new ArrayList<>();

    /**
     * A mail that leaves at once.
     *
     * @param mail the mail
     */
    public void sendNow(Row mail) {
        gone.add(mail);
    }

    /**
     * A mail that leaves with the commit.
     *
     * @param mail the mail
     */
    public void sendWithCommit(Row mail) {
        waiting.add(mail);
    }

    /**
     * Puts what was sent into the site's list of mails; called inside a write.
     *
     * @param tables where the list is
     * @param committed whether the call went well
     */
    public void deliver(Tables tables, boolean committed) {
        gone.forEach(tables.mails::insert);
        if (committed) {
            waiting.forEach(tables.mails::insert);
        }
        gone.clear();
        waiting.clear();
    }

    /**
     * Whether there is anything to deliver.
     *
     * @return true where there is nothing
     */
    public boolean isEmpty() {
        return gone.isEmpty() && waiting.isEmpty();
    }
}
