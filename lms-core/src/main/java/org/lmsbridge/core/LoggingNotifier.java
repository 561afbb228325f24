package org.lmsbridge.core;

import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in where the host gave no notifier. What is meant for a contact is private, and reaches no log. */
final class LoggingNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    @Override
    public void send(Notice notice) {
        if (notice.audience() == Notice.Audience.STAFF) {
            LOG.warn("{}\n{}", notice.subject(), notice.text());
        } else {
            LOG.warn("not sent to a contact, because the bridge was given no Notifier: {}", notice.subject());
        }
    }
}
