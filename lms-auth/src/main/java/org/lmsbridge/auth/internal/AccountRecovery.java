package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.core.state.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the site about every account that an earlier run sent without learning what came of it. May be killed and
 * repeated at any point: intents are closed by whoever calls it, once the links are right.
 */
final class AccountRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRecovery.class);

    private final AccountLinks links;
    private final SiteLookup lookup;

    AccountRecovery(AccountLinks links, SiteLookup lookup) {
        this.links = links;
        this.lookup = lookup;
    }

    void recover() {
        for (var left = links.inDoubt(); !left.isEmpty(); left = links.inDoubt()) {
            settle(left);
        }
    }

    /** Every link is settled or forgotten here, so that the next page holds other ones. */
    private void settle(List<Link> left) {
        var traces =
                left.stream().flatMap(link -> AccountLinks.trace(link).stream()).toList();
        var there = lookup.byUsername(traces.stream().map(Trace::username).toList());
        var made = new LinkedHashMap<Trace, Long>();
        var notMade = new ArrayList<Trace>();
        for (var trace : traces) {
            there.byUsername(trace.username())
                    .filter(trace::isLeftBy)
                    .ifPresentOrElse(user -> made.put(trace, user.id()), () -> notMade.add(trace));
        }
        links.created(made);
        links.forget(notMade);
        LOG.info("accounts in doubt={} made={} notMade={}", traces.size(), made.size(), notMade.size());
    }
}
