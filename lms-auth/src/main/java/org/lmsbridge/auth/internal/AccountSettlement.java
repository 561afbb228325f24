package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.auth.account.SiteUsers;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.bulk.Outcome;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.model.NewUser;

/** Puts links right by what became of the accounts of one call. For one thread. */
final class AccountSettlement {
    private final AccountLinks links;
    private final SiteLookup lookup;
    private final Aftermath aftermath;
    private final Map<Trace, Long> made = new LinkedHashMap<>();
    private final List<Trace> notMade = new ArrayList<>();

    AccountSettlement(AccountLinks links, SiteLookup lookup, Aftermath aftermath) {
        this.aftermath = aftermath;
        this.links = links;
        this.lookup = lookup;
    }

    void settle(List<Account> accounts, List<Outcome<NewUser, Long>> verdicts, Outcomes outcomes) {
        var there = askAgain(accounts, verdicts);
        for (int i = 0; i < accounts.size(); i++) {
            settle(accounts.get(i), verdicts.get(i).verdict(), there, outcomes);
        }
        links.created(made);
        links.forget(notMade);
        aftermath.created(made);
    }

    /**
     * A request of an earlier process may still have been running when it was taken for lost. What it made stands in
     * the way of ours, and is ours.
     */
    private SiteUsers askAgain(List<Account> accounts, List<Outcome<NewUser, Long>> verdicts) {
        var usernames = new ArrayList<String>();
        for (int i = 0; i < accounts.size(); i++) {
            var verdict = verdicts.get(i).verdict();
            if (verdict instanceof Verdict.Rejected || verdict instanceof Verdict.AlreadySo) {
                usernames.add(accounts.get(i).username());
            }
        }
        return lookup.byUsernameIfAllowed(usernames);
    }

    private void settle(Account account, Verdict<Long> verdict, SiteUsers there, Outcomes outcomes) {
        var trace = account.trace();
        var ours = there.byUsername(account.username()).filter(trace::isLeftBy);
        if (verdict instanceof Verdict.Written<Long> written) {
            made(account, written.value(), outcomes);
        } else if (ours.isPresent()) {
            made(account, ours.get().id(), outcomes);
        } else if (verdict instanceof Verdict.AlreadySo<Long> so) {
            notMade.add(trace);
            outcomes.groundMoved(
                    account.change(),
                    AuthFinding.USERNAME_TAKEN.about(account.contact().id(), so.value()));
        } else if (verdict instanceof Verdict.Rejected<Long> rejected) {
            notMade.add(trace);
            outcomes.not(account.change(), Result.REFUSED, refusal(account, rejected.reason()));
        } else if (verdict instanceof Verdict.NotAttempted<Long> not) {
            notMade.add(trace);
            outcomes.not(
                    account.change(),
                    Result.SKIPPED,
                    finding(AuthFinding.ACCOUNT_NOT_ATTEMPTED, account, not.reason()));
        } else if (verdict instanceof Verdict.InDoubt<Long> doubt) {
            outcomes.not(
                    account.change(),
                    Result.IN_DOUBT,
                    AuthFinding.ACCOUNT_IN_DOUBT.about(account.contact().id(), said(doubt.reason())));
        }
    }

    private void made(Account account, long user, Outcomes outcomes) {
        made.put(account.trace(), user);
        outcomes.applied(account.change());
    }

    private static Finding refusal(Account account, MoodleException reason) {
        return finding(
                reason instanceof PasswordPolicyException ? AuthFinding.PASSWORD_TOO_WEAK : AuthFinding.ACCOUNT_REFUSED,
                account,
                reason);
    }

    private static Finding finding(AuthFinding kind, Account account, MoodleException reason) {
        return kind.advising(account.contact().id(), said(reason), reason.remedy());
    }

    static String said(MoodleException reason) {
        var what = reason.fault().what();
        return reason.errorCode()
                .filter(code -> !code.startsWith("<"))
                .map(code -> code + ": " + what)
                .orElse(what);
    }
}
