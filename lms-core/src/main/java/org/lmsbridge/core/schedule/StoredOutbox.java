package org.lmsbridge.core.schedule;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.NewDelivery;

/** Stores call-backs, and wakes whoever delivers them. */
record StoredOutbox(String topic, Deliveries deliveries, Runnable wake) implements Outbox {
    @Override
    public boolean store(String subject, String step, Optional<ContactId> contact, String payload) {
        boolean fresh = deliveries.store(List.of(new NewDelivery(topic, subject, step, contact, payload))) == 1;
        if (fresh) {
            wake.run();
        }
        return fresh;
    }
}
