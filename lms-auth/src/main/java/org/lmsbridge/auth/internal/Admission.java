package org.lmsbridge.auth.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps contacts away from the site that would get an account there which nobody can use, because a field is required,
 * locked and empty: Moodle makes an account of whoever signs in or is listed. Whoever has an account already keeps it.
 * Thread-safe.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final RequiredFields required;
    private final AccountRules rules;
    private final SiteLookup site;
    private final Consumer<Finding> news;

    Admission(RequiredFields required, AccountRules rules, SiteLookup site, Consumer<Finding> news) {
        this.required = required;
        this.rules = rules;
        this.site = site;
        this.news = news;
    }

    /** {@return whether somebody has a value for everything that is required} */
    boolean isComplete(SignInName name) {
        return refusal(name).isEmpty();
    }

    private Optional<Finding> refusal(SignInName name) {
        return required.refusal(Candidate.of(name.contact(), rules));
    }

    /** {@return those of some contacts without a link who may sign in; the site is asked about the others only} */
    List<SignInName> admitted(List<SignInName> unlinked) {
        var refused = new HashMap<SignInName, Finding>();
        for (var name : unlinked) {
            refusal(name).ifPresent(finding -> refused.put(name, finding));
        }
        if (refused.isEmpty()) {
            return unlinked;
        }
        try {
            var there = site.byUsername(
                    refused.keySet().stream().map(SignInName::username).toList());
            refused.keySet().removeIf(name -> there.byUsername(name.username()).isPresent());
        } catch (MoodleException e) {
            // Whoever is left out of a listing is suspended, which is worse than an account that lacks a value.
            LOG.warn("accounts not looked for count={}", refused.size(), e);
            return unlinked;
        }
        refused.values().forEach(news);
        return unlinked.stream().filter(name -> !refused.containsKey(name)).toList();
    }
}
