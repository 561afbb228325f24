package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.CompletionLook;
import org.lmsbridge.enrol.rule.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has learners looked at for completions before they lose access, because Moodle answers nothing for inactive learners.
 * Where that fails, nobody of the course is removed; whom it does not tell about waits alone. Thread-safe.
 */
final class LastLook {
    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);
    private final Supplier<Optional<CompletionLook>> completion;

    LastLook(Supplier<Optional<CompletionLook>> completion) {
        this.completion = completion;
    }

    void at(Collection<ResolvedEnrolment> taking, Map<Change, ChangeOutcome> outcomes) {
        var leaving = taking.stream()
                .filter(one -> RemovalGround.endsAccess(one) && one.before().standing() != Standing.SUSPENDED)
                .collect(Collectors.groupingBy(ResolvedEnrolment::courseid));
        if (leaving.isEmpty()) {
            return;
        }
        completion.get().ifPresent(look -> leaving.forEach((course, ones) -> at(look, course, ones, outcomes)));
    }

    private static void at(
            CompletionLook look, long course, List<ResolvedEnrolment> leaving, Map<Change, ChangeOutcome> outcomes) {
        try {
            var unread = look.lookAt(
                    course,
                    leaving.stream().map(ResolvedEnrolment::userid).distinct().toList());
            leaving.forEach(one -> Optional.ofNullable(unread.get(one.userid()))
                    .ifPresent(why -> outcomes.put(one.change(), waits(one.change(), why))));
        } catch (RuntimeException e) {
            LOG.warn("no last look at course={} learners={}", course, leaving.size(), e);
            leaving.forEach(one -> outcomes.put(one.change(), waits(one.change(), String.valueOf(e.getMessage()))));
        }
    }

    private static ChangeOutcome waits(Change change, String why) {
        return ChangeOutcome.not(
                change,
                ChangeOutcome.Result.SKIPPED,
                Finding.warning(
                        "completion-not-looked-at",
                        change.subject(),
                        "nothing was taken away, because a completion could not be looked for before: " + why,
                        "See why the completion plugin cannot read; the next run tries again."));
    }
}
