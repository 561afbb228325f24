package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.username.UsernameResult;
import org.lmsbridge.auth.username.UsernameSource;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.state.Counters;

/**
 * Works out the keys of contacts without an account. Where usernames are numbers, each takes the next one; a number
 * that comes to nothing leaves a gap. Thread-safe.
 */
final class Candidates {
    private static final String COUNTER = "auth_records.username";

    private final AccountRules rules;
    private final Counters counters;
    private final long first;

    Candidates(AccountRules rules, Counters counters, long first) {
        this.rules = rules;
        this.counters = counters;
        this.first = first;
    }

    List<Candidate> of(Collection<Contact> contacts) {
        var candidates = new ArrayList<Candidate>(contacts.size());
        contacts.forEach(contact -> candidates.add(Candidate.of(contact, rules)));
        if (rules.usernameSource() != UsernameSource.SEQUENTIAL_NUMBER || contacts.isEmpty()) {
            return candidates;
        }
        long next = counters.next(COUNTER, first, contacts.size());
        var numbered = new ArrayList<Candidate>(contacts.size());
        for (var candidate : candidates) {
            numbered.add(candidate.named(new UsernameResult.Present(String.valueOf(next++))));
        }
        return numbered;
    }
}
