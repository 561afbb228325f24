package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the site about every account that an earlier run sent without learning what came of it. May be killed and
 * repeated at any point: intents are closed by whoever calls it, once the links are right.
 */
final class AccountRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRecovery.class);

    private final Doubts doubts;
    private final SiteLookup lookup;

    AccountRecovery(Doubts doubts, SiteLookup lookup) {
        this.doubts = doubts;
        this.lookup = lookup;
    }

    void recover() {
        doubts.clearUp(LinkKind.ACCOUNT, this::made);
    }

    private List<Link> made(List<Link> inDoubt) {
        var there = lookup.byUsername(inDoubt.stream().map(Link::naturalKey).toList());
        var made = new ArrayList<Link>();
        for (var link : inDoubt) {
            AccountLinks.trace(link)
                    .flatMap(trace -> there.byUsername(trace.username()).filter(trace::isLeftBy))
                    .ifPresent(user -> made.add(Link.builder()
                            .from(link)
                            .lmsId(user.id())
                            .inDoubt(false)
                            .build()));
        }
        LOG.info("accounts in doubt={} made={}", inDoubt.size(), made.size());
        return made;
    }
}
