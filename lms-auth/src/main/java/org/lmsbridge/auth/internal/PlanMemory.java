package org.lmsbridge.auth.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;

/**
 * Remembers within one plan who was decided about and how, in the plan's own claims: a contact with bookings in ten
 * courses is asked for ten times, and the memory of the process must not grow with the contacts.
 */
final class PlanMemory {
    private static final String SEEN = "account";
    private static final String OUTCOME = "account-outcome";
    private static final String PLANNED = "planned";
    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 600;

    private final PlanWriter plan;

    PlanMemory(PlanWriter plan) {
        this.plan = plan;
    }

    /** {@return which of these contacts this plan meets for the first time; they count as met from now on} */
    Set<ContactId> first(Collection<ContactId> contacts) {
        var round = UUID.randomUUID().toString();
        var wanted = new LinkedHashMap<String, String>();
        contacts.forEach(contact -> wanted.put(contact.value(), round));
        var holders = plan.claim(SEEN, wanted);
        var first = new HashSet<ContactId>();
        for (var contact : contacts) {
            if (round.equals(holders.get(contact.value()))) {
                first.add(contact);
            }
        }
        return first;
    }

    /** Remembers refusals; whoever is met and not refused has a change in the plan. */
    void refused(Map<ContactId, Finding> refusals) {
        if (!refusals.isEmpty()) {
            var owners = new LinkedHashMap<String, String>();
            refusals.forEach((contact, finding) -> owners.put(contact.value(), written(finding)));
            plan.claim(OUTCOME, owners);
        }
    }

    /** {@return why contacts that were met before had been refused; whoever is missing here was planned} */
    Map<ContactId, Finding> refusals(Collection<ContactId> contacts) {
        var owners = new LinkedHashMap<String, String>();
        contacts.forEach(contact -> owners.put(contact.value(), PLANNED));
        var outcomes = plan.claim(OUTCOME, owners);
        var refusals = new LinkedHashMap<ContactId, Finding>();
        for (var contact : contacts) {
            read(contact, outcomes.getOrDefault(contact.value(), PLANNED))
                    .ifPresent(finding -> refusals.put(contact, finding));
        }
        return refusals;
    }

    private static String written(Finding finding) {
        var text = finding.code() + SEPARATOR + finding.message();
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    private static Optional<Finding> read(ContactId contact, String outcome) {
        if (PLANNED.equals(outcome)) {
            return Optional.empty();
        }
        var parts = outcome.split(SEPARATOR, 2);
        return AuthFinding.ofCode(parts[0])
                .map(kind -> new Finding(
                        kind.code(), kind.severity(), AuthFinding.subject(contact), parts[1], kind.remedy()));
    }
}
