package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.CompletionLook;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.model.RoleAssignment;

/**
 * Writes enrolments, those of many courses in one call. The order is: who comes in, is changed or is kept out; roles that
 * are added; roles that go; who leaves. Thread-safe.
 */
public final class EnrolmentWriter implements ChangeHandler {
    private static final Set<ChangeKind> SENT = Set.of(
            ChangeKind.ENROLMENT_CREATE,
            ChangeKind.ENROLMENT_UPDATE,
            ChangeKind.ENROLMENT_RESUME,
            ChangeKind.ENROLMENT_SUSPEND);

    private final MoodleClient moodle;
    private final Links links;
    private final EnrolmentGround ground;
    private final RemovalGround removals;
    private final EnrolmentRecovery recovery;
    private final GroupWriter groups;
    private final AccountProvisioning accounts;

    /**
     * A writer.
     *
     * @param moodle the site, telling the journal of every write
     * @param links the links
     * @param records asked again before anything is taken away
     * @param accounts told whose account was deleted in the site
     * @param completion looks at learners before they lose access; asked anew each time, because a plugin that is set up
     *     later may offer it
     * @param clock the clock
     */
    public EnrolmentWriter(
            MoodleClient moodle,
            Links links,
            RecordsReader records,
            AccountProvisioning accounts,
            Supplier<Optional<CompletionLook>> completion,
            Clock clock) {
        this.moodle = moodle;
        this.links = links;
        this.accounts = accounts;
        this.ground = new EnrolmentGround(links, new Roster(moodle, links));
        this.removals =
                new RemovalGround(moodle, links, records, new LastLook(completion), new LearnerResults(moodle, clock));
        this.groups = new GroupWriter(moodle, links);
        this.recovery = new EnrolmentRecovery(new Doubts(links, clock), new Roster(moodle));
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(
                ChangeKind.ENROLMENT_CREATE,
                ChangeKind.ENROLMENT_UPDATE,
                ChangeKind.ENROLMENT_RESUME,
                ChangeKind.ENROLMENT_SUSPEND,
                ChangeKind.ENROLMENT_REMOVE,
                ChangeKind.ROLE_ASSIGN,
                ChangeKind.ROLE_REMOVE,
                ChangeKind.GROUP_CREATE,
                ChangeKind.GROUP_JOIN,
                ChangeKind.GROUP_LEAVE);
    }

    @Override
    public void recover() {
        recovery.recover();
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new LinkedHashMap<Change, ChangeOutcome>();
        var ofGroups = changes.stream()
                .filter(change -> GroupWriter.KINDS.contains(change.kind()))
                .toList();
        var ofPeople = changes.stream()
                .filter(change -> !GroupWriter.KINDS.contains(change.kind()))
                .toList();
        var ready = removals.firm(ground.firm(ofPeople, outcomes), outcomes);
        var batch = new Batch(ready, outcomes);
        batch.send();
        batch.assignRoles();
        batch.removeRoles();
        batch.unenrol();
        if (!ofGroups.isEmpty()) {
            groups.apply(ofGroups, outcomes);
        }
        return changes.stream().map(outcomes::get).toList();
    }

    /** One batch on its way, with what is known to be written of each enrolment so far. For one thread. */
    private final class Batch {
        private final List<ResolvedEnrolment> ready;
        private final Map<Change, ChangeOutcome> outcomes;
        private final Map<ResolvedEnrolment.Key, WrittenEnrolment> written = new HashMap<>();

        Batch(List<ResolvedEnrolment> ready, Map<Change, ChangeOutcome> outcomes) {
            this.ready = ready;
            this.outcomes = outcomes;
        }

        void send() {
            var sent = ready.stream()
                    .filter(one -> SENT.contains(one.change().kind()))
                    .filter(this::hasRole)
                    .toList();
            if (sent.isEmpty()) {
                return;
            }
            links.save(sent.stream().map(ResolvedEnrolment::doubtful).toList());
            var verdicts = moodle.enrolments()
                    .enrol(sent.stream().map(ResolvedEnrolment::enrolment).toList())
                    .outcomes();
            var settled = new ArrayList<Link>();
            var registrations = new ArrayList<Link>();
            var never = new ArrayList<Link>();
            for (int i = 0; i < sent.size(); i++) {
                var one = sent.get(i);
                var outcome = end(one, outcome(one, verdicts.get(i).verdict()));
                if (outcome.result() == Result.APPLIED) {
                    written.put(one.key(), one.after());
                    settled.add(one.link(one.after()));
                    registrations.addAll(one.registrations());
                } else if (outcome.result() != Result.IN_DOUBT) {
                    (one.is(ChangeKind.ENROLMENT_CREATE) ? never : settled).add(one.link(one.before()));
                }
            }
            settled.addAll(RegistrationLinks.free(links, registrations));
            links.save(settled);
            links.delete(never);
        }

        /** An account that was deleted is refused at every run, until its owner is taken for somebody without one. */
        private ChangeOutcome outcome(ResolvedEnrolment one, Verdict<?> verdict) {
            if (!Verdicts.accountGone(verdict)) {
                return Verdicts.outcome(one.told(), verdict);
            }
            accounts.accountGone(one.contact(), one.userid());
            return Verdicts.accountDeleted(one.told(), one.userid());
        }

        private boolean hasRole(ResolvedEnrolment one) {
            if (one.is(ChangeKind.ENROLMENT_SUSPEND) && !one.hasRole()) {
                outcomes.put(
                        one.change(),
                        Verdicts.groundMoved(one.change(), "nothing is known of a role, and Moodle wants one"));
                return false;
            }
            return true;
        }

        void assignRoles() {
            var owners = new ArrayList<ResolvedEnrolment>();
            var assignments = new ArrayList<RoleAssignment>();
            for (var one : ready) {
                if (one.is(ChangeKind.ROLE_ASSIGN) || applied(one)) {
                    for (long role : one.furtherRoles()) {
                        owners.add(one);
                        assignments.add(one.assignment(role));
                    }
                }
            }
            if (assignments.isEmpty()) {
                return;
            }
            var verdicts = moodle.roles().assign(assignments).outcomes();
            var changed = new LinkedHashMap<ResolvedEnrolment, TreeSet<Long>>();
            for (int i = 0; i < owners.size(); i++) {
                var one = owners.get(i);
                var outcome =
                        end(one, Verdicts.outcome(one.told(), verdicts.get(i).verdict()));
                var roles = changed.computeIfAbsent(
                        one, any -> new TreeSet<>(one.after().roles()));
                if (outcome.result() != Result.APPLIED && outcome.result() != Result.IN_DOUBT) {
                    roles.remove(assignments.get(i).roleid());
                }
            }
            changed.forEach((one, roles) -> written.put(one.key(), withRoles(one.after(), roles)));
            save(changed.keySet());
        }

        void removeRoles() {
            var owners = new ArrayList<ResolvedEnrolment>();
            var assignments = new ArrayList<RoleAssignment>();
            for (var one : ready) {
                if (one.is(ChangeKind.ROLE_REMOVE) && !withoutSuspension(one)) {
                    for (long role : one.named()) {
                        owners.add(one);
                        assignments.add(one.assignment(role));
                    }
                }
            }
            if (assignments.isEmpty()) {
                return;
            }
            var verdicts = moodle.roles().unassign(assignments).outcomes();
            for (int i = 0; i < owners.size(); i++) {
                var one = owners.get(i);
                var outcome =
                        end(one, Verdicts.outcome(one.told(), verdicts.get(i).verdict()));
                if (outcome.result() == Result.APPLIED) {
                    var now = now(one);
                    var left = new TreeSet<>(now.roles());
                    left.remove(assignments.get(i).roleid());
                    written.put(one.key(), withRoles(now, left));
                }
            }
            save(Set.copyOf(owners));
        }

        /** Somebody who was to be suspended and was not keeps the roles. */
        private boolean withoutSuspension(ResolvedEnrolment one) {
            var failed = ready.stream()
                    .filter(other -> other.is(ChangeKind.ENROLMENT_SUSPEND)
                            && other.key().equals(one.key()))
                    .anyMatch(other -> !applied(other));
            if (failed) {
                outcomes.put(one.change(), Verdicts.skipped(one.change(), "the enrolment was not suspended"));
            }
            return failed;
        }

        void unenrol() {
            var leaving = ready.stream()
                    .filter(one -> one.is(ChangeKind.ENROLMENT_REMOVE))
                    .toList();
            if (leaving.isEmpty()) {
                return;
            }
            links.save(leaving.stream().map(ResolvedEnrolment::doubtful).toList());
            var verdicts = moodle.enrolments()
                    .unenrol(
                            leaving.stream().map(ResolvedEnrolment::unenrolment).toList())
                    .outcomes();
            var gone = new ArrayList<Link>();
            var stayed = new ArrayList<Link>();
            for (int i = 0; i < leaving.size(); i++) {
                var one = leaving.get(i);
                var outcome =
                        end(one, Verdicts.outcome(one.told(), verdicts.get(i).verdict()));
                if (outcome.result() == Result.APPLIED) {
                    gone.add(one.link(one.before()));
                    gone.addAll(one.registrations());
                    gone.addAll(groups.membershipsOf(one));
                } else if (outcome.result() != Result.IN_DOUBT) {
                    stayed.add(one.link(one.before()));
                }
            }
            links.delete(gone);
            links.save(stayed);
        }

        /** Keeps the worst of what came of one change. */
        private ChangeOutcome end(ResolvedEnrolment one, ChangeOutcome outcome) {
            outcomes.merge(
                    one.change(), outcome, (before, after) -> before.result() == Result.APPLIED ? after : before);
            return outcome;
        }

        private boolean applied(ResolvedEnrolment one) {
            return Optional.ofNullable(outcomes.get(one.change()))
                    .filter(outcome -> outcome.result() == Result.APPLIED)
                    .isPresent();
        }

        private WrittenEnrolment now(ResolvedEnrolment one) {
            return written.getOrDefault(one.key(), one.before());
        }

        private void save(Set<ResolvedEnrolment> changed) {
            links.save(changed.stream().map(one -> one.link(now(one))).toList());
        }
    }

    private static WrittenEnrolment withRoles(WrittenEnrolment written, TreeSet<Long> roles) {
        return new WrittenEnrolment(roles, written.from(), written.until(), written.standing());
    }
}
