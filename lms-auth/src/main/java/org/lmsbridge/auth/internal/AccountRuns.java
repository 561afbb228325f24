package org.lmsbridge.auth.internal;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Plans;

/** Plans for accounts that exist: all of them page by page, or one. Thread-safe. */
public final class AccountRuns {
    private static final int PAGE = Segment.MAX_CHANGES;

    private final AccountUpdatePlanner planner;
    private final AccountLinks links;
    private final Plans plans;

    AccountRuns(AccountUpdatePlanner planner, AccountLinks links, Plans plans) {
        this.planner = planner;
        this.links = links;
        this.plans = plans;
    }

    /**
     * Plans for all linked accounts.
     *
     * @param everything whether the site is asked about accounts too of which the records want what was written last
     * @return the plan
     */
    public ChangePlan all(boolean everything) {
        try (var plan = plans.create()) {
            long accounts = 0;
            Optional<String> after = Optional.empty();
            do {
                var page = links.list(after, PAGE);
                accounts += page.size();
                add(plan, planner.plan(page, everything, plan));
                after = page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).recordsId());
            } while (after.isPresent());
            plan.base(new PlanBase(0, accounts, 0));
            return plan.finish();
        }
    }

    /**
     * Plans for one account.
     *
     * @param contact whose
     * @return the plan; empty if the contact has no account, or has the one that the records want
     */
    public Optional<ChangePlan> one(ContactId contact) {
        var link = Optional.ofNullable(links.of(List.of(contact.value())).get(contact.value()));
        return link.filter(account -> !planner.settled(account)).map(account -> {
            try (var plan = plans.create()) {
                add(plan, planner.plan(List.of(account), false, plan));
                return plan.finish();
            }
        });
    }

    private static void add(PlanWriter plan, List<Change> changes) {
        if (!changes.isEmpty()) {
            plan.add(new Segment(Segment.Phase.ACCOUNTS, "Accounts", changes));
        }
    }
}
