package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Eligibility;
import org.lmsbridge.auth.account.Judgement;
import org.lmsbridge.auth.account.Judgement.Create;
import org.lmsbridge.auth.account.Judgement.Refuse;
import org.lmsbridge.auth.account.Judgement.Take;
import org.lmsbridge.auth.account.Matching;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans accounts: links first, then one round of packed look-ups for whoever has none. A contact with a link that is in
 * no doubt costs no call to the site.
 */
public final class Provisioning implements AccountProvisioning {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

    private final AccountRules rules;
    private final AccountLinks links;
    private final SiteLookup lookup;
    private final Candidates candidates;
    private final RequiredFields required;

    Provisioning(
            AccountRules rules, RequiredFields required, AccountLinks links, SiteLookup lookup, Candidates candidates) {
        this.required = required;
        this.candidates = candidates;
        this.rules = rules;
        this.links = links;
        this.lookup = lookup;
    }

    @Override
    public List<Decision> decide(List<Contact> contacts, PlanWriter plan) {
        var decisions = new HashMap<ContactId, Decision>();
        var eligible = eligible(contacts, decisions);
        var linked = links.of(eligible.keySet().stream().map(ContactId::value).toList());
        var open = withoutAccount(eligible, linked, decisions);
        if (!open.isEmpty()) {
            var memory = new PlanMemory(plan);
            var first = memory.first(open.keySet());
            repeat(open.keySet(), first, memory, decisions);
            open.keySet().retainAll(first);
            decisions.putAll(fresh(open.values(), linked, plan, memory));
        }
        return inOrder(contacts, decisions);
    }

    @Override
    public void accountGone(ContactId contact, long lmsUserId) {
        if (links.doubt(contact.value(), lmsUserId)) {
            LOG.info("account gone contact={} user={}", contact, lmsUserId);
        }
    }

    private Map<ContactId, Contact> eligible(List<Contact> contacts, Map<ContactId, Decision> decisions) {
        var eligible = new LinkedHashMap<ContactId, Contact>();
        for (var contact : contacts) {
            Eligibility.refusal(contact, rules)
                    .ifPresentOrElse(
                            finding -> decisions.put(contact.id(), new Refused(contact.id(), finding)),
                            () -> eligible.put(contact.id(), contact));
        }
        return eligible;
    }

    private static Map<ContactId, Contact> withoutAccount(
            Map<ContactId, Contact> eligible, Map<String, Link> linked, Map<ContactId, Decision> decisions) {
        var open = new LinkedHashMap<ContactId, Contact>();
        eligible.forEach((id, contact) -> {
            var link = linked.get(id.value());
            if (link != null && !link.inDoubt() && link.lmsId().isPresent()) {
                decisions.put(id, new Existing(id, link.lmsId().getAsLong()));
            } else {
                open.put(id, contact);
            }
        });
        return open;
    }

    private static void repeat(
            Collection<ContactId> open, Set<ContactId> first, PlanMemory memory, Map<ContactId, Decision> decisions) {
        var again = open.stream().filter(contact -> !first.contains(contact)).toList();
        if (again.isEmpty()) {
            return;
        }
        var refusals = memory.refusals(again);
        for (var contact : again) {
            var finding = refusals.get(contact);
            decisions.put(contact, finding == null ? new Planned(contact, List.of()) : new Refused(contact, finding));
        }
    }

    private Map<ContactId, Decision> fresh(
            Collection<Contact> contacts, Map<String, Link> linked, PlanWriter plan, PlanMemory memory) {
        var judgements = judge(contacts, linked);
        var claims = Claims.make(judgements, rules, plan);
        var decisions = new LinkedHashMap<ContactId, Decision>();
        var refusals = new LinkedHashMap<ContactId, Finding>();
        judgements.forEach((candidate, judgement) -> {
            var decision = decision(candidate, judgement, claims.lost(candidate, judgement), plan);
            decisions.put(candidate.id(), decision);
            if (decision instanceof Refused refused) {
                refusals.put(candidate.id(), refused.finding());
            }
        });
        memory.refused(refusals);
        LOG.debug("accounts decided={} refused={}", decisions.size(), refusals.size());
        return decisions;
    }

    private Map<Candidate, Judgement> judge(Collection<Contact> contacts, Map<String, Link> linked) {
        var traces = new LinkedHashMap<Candidate, Optional<Trace>>();
        for (var candidate : candidates.of(contacts)) {
            traces.put(candidate, AccountLinks.trace(linked.get(candidate.id().value())));
        }
        var left = traces.values().stream().flatMap(Optional::stream).map(Trace::username);
        var site = lookup.around(traces.keySet(), left.toList());
        var usernames = new TreeSet<>(site.usernames());
        traces.keySet().forEach(candidate -> candidate.username().username().ifPresent(usernames::add));
        var matching = new Matching(rules, site, links.owners(usernames));
        var judgements = new LinkedHashMap<Candidate, Judgement>();
        traces.forEach(
                (candidate, trace) -> judgements.put(candidate, usable(candidate, matching.judge(candidate, trace))));
        return judgements;
    }

    /** An account that its owner could not use is not made. */
    private Judgement usable(Candidate candidate, Judgement judgement) {
        return judgement instanceof Create
                ? required.refusal(candidate).<Judgement>map(Refuse::new).orElse(judgement)
                : judgement;
    }

    private Decision decision(Candidate candidate, Judgement judgement, Optional<Finding> lost, PlanWriter plan) {
        if (lost.isPresent()) {
            return new Refused(candidate.id(), lost.get());
        }
        if (judgement instanceof Refuse refuse) {
            return new Refused(candidate.id(), refuse.finding());
        }
        if (judgement instanceof Take take) {
            return new Planned(candidate.id(), List.of(AccountChanges.link(candidate, take.user())));
        }
        var profile = ProfileValues.of(candidate.contact());
        profile.leftOut().forEach(plan::add);
        var change = AccountChanges.create(candidate, (Create) judgement, profile, rules);
        return new Planned(candidate.id(), List.of(change));
    }

    /** A contact that comes twice in one call has its change once. */
    private static List<Decision> inOrder(List<Contact> contacts, Map<ContactId, Decision> decisions) {
        var answers = new ArrayList<Decision>(contacts.size());
        for (var contact : contacts) {
            var decision = decisions.get(contact.id());
            if (decision == null) {
                throw new IllegalStateException("nothing was decided about contact " + contact.id());
            }
            answers.add(decision);
            if (decision instanceof Planned) {
                decisions.put(contact.id(), new Planned(contact.id(), List.of()));
            }
        }
        return answers;
    }
}
