package org.lmsbridge.enrol.internal;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.enrol.rule.Standing;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.RoleAssignment;
import org.lmsbridge.moodle.model.Unenrolment;

/**
 * A planned change of an enrolment with the numbers of the course and the user that it refers to.
 *
 * @param change the change
 * @param courseid the course
 * @param userid the user
 * @param contact the contact
 * @param username by which the user is known
 * @param provenance how the enrolment came about
 * @param before what we last wrote
 * @param there the roles that the person has in the course
 * @param observed what was found just before the change, for the journal
 */
record ResolvedEnrolment(
        Change change,
        long courseid,
        long userid,
        ContactId contact,
        String username,
        Provenance provenance,
        WrittenEnrolment before,
        Set<Long> there,
        SortedMap<String, String> observed) {
    private static final Set<ChangeKind> SENT_AS_WANTED =
            Set.of(ChangeKind.ENROLMENT_CREATE, ChangeKind.ENROLMENT_UPDATE, ChangeKind.ENROLMENT_RESUME);

    /** Who is meant, however many changes there are of it. */
    record Key(long courseid, String contact) {}

    Key key() {
        return new Key(courseid, contact.value());
    }

    boolean is(ChangeKind kind) {
        return change.kind() == kind;
    }

    ResolvedEnrolment with(Set<Long> roles) {
        return new ResolvedEnrolment(change, courseid, userid, contact, username, provenance, before, roles, observed);
    }

    ResolvedEnrolment with(SortedMap<String, String> found) {
        return new ResolvedEnrolment(change, courseid, userid, contact, username, provenance, before, there, found);
    }

    /** The change with what was found before it, as the journal shall have it. */
    Change told() {
        var expects = new TreeMap<>(change.expects());
        expects.putAll(observed);
        return new Change(change.kind(), change.subject(), expects, change.values(), change.because());
    }

    /** What we will have written once the change is there. */
    WrittenEnrolment after() {
        return before.after(change, there);
    }

    /** The link while the request is under way. */
    Link doubtful() {
        return switch (change.kind()) {
            case ENROLMENT_CREATE -> link(after(), true);
            case ENROLMENT_RESUME -> link(after().standing(Standing.RESUMING), true);
            case ENROLMENT_SUSPEND -> link(before.standing(Standing.SUSPENDING), true);
            case ENROLMENT_REMOVE -> link(before.standing(Standing.LEAVING), true);
            default -> link(after().standing(Standing.UPDATING), true);
        };
    }

    Link link(WrittenEnrolment written) {
        return link(written, false);
    }

    /**
     * The registrations that called for it, so that they can be asked for by their ids later. What they were booked on is
     * taken to be what the course stands for; the next plan puts right where that was something else. Until then it keeps
     * somebody in rather than out.
     */
    List<Link> registrations() {
        var course = Subjects.courseOf(change.subject());
        var known = SENT_AS_WANTED.contains(change.kind())
                && Subjects.targetOf(course).isPresent();
        return change.because().stream()
                .map(id -> Link.builder()
                        .kind(LinkKind.REGISTRATION)
                        .parent(String.valueOf(courseid))
                        .recordsId(id)
                        .lmsId(userid)
                        .naturalKey(contact.value())
                        .provenance(provenance)
                        .fingerprint(known ? course : "")
                        .build())
                .toList();
    }

    /** What is sent as the enrolment. Moodle mails the person at every such call, so there is one only. */
    Enrolment enrolment() {
        var suspended = is(ChangeKind.ENROLMENT_SUSPEND);
        var wanted = suspended ? before : WrittenEnrolment.of(DesiredEnrolment.of(change.values()));
        return Enrolment.builder()
                .courseid(courseid)
                .userid(userid)
                .roleid(sentRole())
                .timestart(wanted.from())
                .timeend(wanted.until())
                .suspended(suspended)
                .build();
    }

    /** Moodle's function asks for a role and adds it: one that is there already adds nothing. */
    private long sentRole() {
        if (is(ChangeKind.ENROLMENT_SUSPEND)) {
            var own = new TreeSet<>(before.roles());
            own.retainAll(there);
            return own.isEmpty()
                    ? (there.isEmpty() ? before.roles().first() : new TreeSet<>(there).first())
                    : own.first();
        }
        var wanted = named();
        return wanted.stream().filter(there::contains).findFirst().orElseGet(wanted::first);
    }

    /** Whether there is a role that can be sent with a suspension. */
    boolean hasRole() {
        return !there.isEmpty() || !before.roles().isEmpty();
    }

    /** Roles beside the one that is sent are assigned, which mails nobody. */
    List<Long> furtherRoles() {
        return switch (change.kind()) {
            case ROLE_ASSIGN -> List.copyOf(named());
            case ENROLMENT_CREATE, ENROLMENT_UPDATE, ENROLMENT_RESUME -> {
                var sent = sentRole();
                yield named().stream()
                        .filter(role -> role != sent && !there.contains(role))
                        .toList();
            }
            default -> List.of();
        };
    }

    /** The roles that the change names. */
    TreeSet<Long> named() {
        return new TreeSet<>(DesiredEnrolment.of(change.values()).roles());
    }

    RoleAssignment assignment(long role) {
        return RoleAssignment.builder()
                .roleid(role)
                .userid(userid)
                .contextlevel("course")
                .instanceid(courseid)
                .build();
    }

    Unenrolment unenrolment() {
        return Unenrolment.builder().courseid(courseid).userid(userid).build();
    }

    private Link link(WrittenEnrolment written, boolean inDoubt) {
        return Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(String.valueOf(courseid))
                .recordsId(contact.value())
                .lmsId(userid)
                .naturalKey(username)
                .provenance(provenance)
                .fingerprint(written.text())
                .inDoubt(inDoubt)
                .build();
    }
}
