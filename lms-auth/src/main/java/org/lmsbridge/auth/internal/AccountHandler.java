package org.lmsbridge.auth.internal;

import java.util.List;
import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;

/** Carries out the changes of accounts. */
public final class AccountHandler implements ChangeHandler {
    private final AccountCreation creation;
    private final AccountLinking linking;
    private final AccountUpdating updating;
    private final AccountRecovery recovery;

    AccountHandler(
            AccountCreation creation, AccountLinking linking, AccountUpdating updating, AccountRecovery recovery) {
        this.updating = updating;
        this.creation = creation;
        this.linking = linking;
        this.recovery = recovery;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(
                ChangeKind.ACCOUNT_CREATE,
                ChangeKind.ACCOUNT_LINK,
                ChangeKind.ACCOUNT_UPDATE,
                ChangeKind.ACCOUNT_SUSPEND,
                ChangeKind.ACCOUNT_RESUME);
    }

    @Override
    public void recover() {
        recovery.recover();
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new Outcomes();
        linking.apply(of(ChangeKind.ACCOUNT_LINK, changes), outcomes);
        creation.apply(of(ChangeKind.ACCOUNT_CREATE, changes), outcomes);
        updating.apply(
                changes.stream()
                        .filter(change -> AccountUpdating.KINDS.contains(change.kind()))
                        .toList(),
                outcomes);
        return outcomes.of(changes);
    }

    private static List<Change> of(ChangeKind kind, List<Change> changes) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }
}
