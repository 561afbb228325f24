package org.lmsbridge.enrol.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;

/** What has to be done so that one contact's enrolment in one Moodle course is what the records call for. */
public final class EnrolmentDiff {
    private EnrolmentDiff() {}

    /**
     * What is known of the enrolment.
     *
     * @param link our link; empty if we never enrolled this contact
     * @param roles the roles that the contact has in the course; empty if the contact is not in it
     */
    public record Actual(Optional<Link> link, Optional<Set<Long>> roles) {
        /** {@return nothing: neither link nor enrolment} */
        public static Actual none() {
            return new Actual(Optional.empty(), Optional.empty());
        }

        /** {@return what we last wrote; nothing is known of an enrolment without a link} */
        WrittenEnrolment written() {
            return WrittenEnrolment.parse(link.map(Link::fingerprint).orElse(""));
        }
    }

    /**
     * What comes of the comparison.
     *
     * @param changes what has to be done, in this order
     * @param finding what people should know, if anything
     */
    public record Difference(List<Change> changes, Optional<Finding> finding) {
        private static final Difference NONE = new Difference(List.of(), Optional.empty());

        public Difference {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Compares with what is called for. A role is added, and taken away again, without touching the enrolment itself,
     * because Moodle mails the person whenever that is written.
     *
     * @param course the course's subject
     * @param folded what is called for
     * @param actual what is there
     * @return the difference
     */
    public static Difference of(String course, Fold.Folded folded, Actual actual) {
        var wanted = folded.enrolment();
        if (actual.roles().isEmpty()) {
            return only(change(ChangeKind.ENROLMENT_CREATE, course, folded, Expected.notEnrolled(), wanted.values()));
        }
        if (actual.link().isEmpty()) {
            var subject = Subjects.enrolment(course, folded.contact());
            return new Difference(List.of(), Optional.of(foreign(subject)));
        }
        var written = actual.written();
        var kind = writing(wanted, written, actual);
        var surplus = own(written, actual);
        surplus.removeAll(wanted.roles());
        if (kind.isEmpty() && surplus.isEmpty()) {
            return Difference.NONE;
        }
        var expects = Expected.written(written);
        var changes = new ArrayList<Change>();
        kind.map(write -> write == ChangeKind.ROLE_ASSIGN
                        ? change(write, course, folded, expects, missing(wanted, actual))
                        : change(write, course, folded, expects, wanted.values()))
                .ifPresent(changes::add);
        if (!surplus.isEmpty()) {
            changes.add(change(ChangeKind.ROLE_REMOVE, course, folded, expects, roles(surplus)));
        }
        return new Difference(changes, Optional.empty());
    }

    private static Difference only(Change change) {
        return new Difference(List.of(change), Optional.empty());
    }

    private static Change change(
            ChangeKind kind,
            String course,
            Fold.Folded folded,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        return new Change(
                kind,
                Subjects.enrolment(course, folded.contact()),
                expects,
                values,
                folded.because().stream().map(RegistrationId::value).toList());
    }

    private static Optional<ChangeKind> writing(DesiredEnrolment wanted, WrittenEnrolment written, Actual actual) {
        if (written.standing() == Standing.SUSPENDED) {
            return Optional.of(ChangeKind.ENROLMENT_RESUME);
        }
        if (written.standing() != Standing.ACTIVE
                || !written.from().equals(wanted.from())
                || !written.until().equals(wanted.until())) {
            return Optional.of(ChangeKind.ENROLMENT_UPDATE);
        }
        return there(actual).containsAll(wanted.roles()) ? Optional.empty() : Optional.of(ChangeKind.ROLE_ASSIGN);
    }

    /**
     * Takes away what nothing calls for, as the policy of its cause says.
     *
     * @param course the course's subject
     * @param contact whose enrolment it is
     * @param proven that nothing calls for it
     * @param policy what is done then
     * @param because the registrations that were asked for
     * @param actual what is there: an enrolment that is ours
     * @return the difference
     */
    public static Difference removal(
            String course,
            ContactId contact,
            Evidence.Proven proven,
            RemovalPolicy policy,
            Collection<RegistrationId> because,
            Actual actual) {
        var subject = Subjects.enrolment(course, contact);
        var written = actual.written();
        var expects = Expected.written(written);
        expects.put(Expected.EVIDENCE, proven.text());
        var ids = because.stream().map(RegistrationId::value).sorted().toList();
        var changes = new ArrayList<Change>();
        if (policy == RemovalPolicy.UNENROL) {
            changes.add(new Change(ChangeKind.ENROLMENT_REMOVE, subject, expects, caused(proven), ids));
        } else if (policy != RemovalPolicy.KEEP && !written.standing().keptOut()) {
            changes.add(new Change(ChangeKind.ENROLMENT_SUSPEND, subject, expects, caused(proven), ids));
        }
        var own = own(written, actual);
        if (policy == RemovalPolicy.SUSPEND_AND_DROP_ROLES && !own.isEmpty()) {
            var values = roles(own);
            values.putAll(caused(proven));
            changes.add(new Change(ChangeKind.ROLE_REMOVE, subject, expects, values, ids));
        }
        return new Difference(
                changes, policy == RemovalPolicy.KEEP ? Optional.of(kept(subject, proven)) : Optional.empty());
    }

    /**
     * Takes on an enrolment that somebody else made, with the roles that the records call for; nothing is written to the
     * site.
     *
     * @param course the course's subject
     * @param folded what is called for
     * @param there the roles that the contact has in the course
     * @return the change
     */
    public static Change adopt(String course, Fold.Folded folded, Set<Long> there) {
        var expects = new TreeMap<String, String>();
        expects.put(Expected.ENROLLED, Expected.YES);
        var shared = new TreeSet<>(folded.enrolment().roles());
        shared.retainAll(there);
        // Its times cannot be read: they are taken to be as called for, so that nobody is mailed for a mere guess.
        var values = folded.enrolment().values();
        values.putAll(roles(shared));
        return change(ChangeKind.ENROLMENT_LINK, course, folded, expects, values);
    }

    /**
     * Takes somebody out of a course because the host says so, not because the records no longer call for it.
     *
     * @param course the course's subject
     * @param contact whose enrolment it is
     * @param policy what is done then
     * @param actual what is there: an enrolment that is ours
     * @return what has to be done; empty if it is done already, or the policy is to keep
     */
    public static Optional<Change> leaving(String course, ContactId contact, RemovalPolicy policy, Actual actual) {
        var written = actual.written();
        var gone = policy == RemovalPolicy.KEEP || actual.roles().isEmpty();
        if (gone || policy != RemovalPolicy.UNENROL && written.standing().keptOut()) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                policy == RemovalPolicy.UNENROL ? ChangeKind.ENROLMENT_REMOVE : ChangeKind.ENROLMENT_SUSPEND,
                Subjects.enrolment(course, contact),
                Expected.written(written),
                new TreeMap<>(),
                List.of()));
    }

    /**
     * Moves an enrolment of ours to the contact that has its user now; nothing is written to the site.
     *
     * @param course the course's subject
     * @param folded the contact, and what calls for it
     * @param link our link under the contact's old id
     * @return the change
     */
    public static Change rekey(String course, Fold.Folded folded, Link link) {
        var expects = Expected.written(WrittenEnrolment.parse(link.fingerprint()));
        expects.put(Expected.CONTACT, link.recordsId());
        return change(ChangeKind.ENROLMENT_LINK, course, folded, expects, new TreeMap<>());
    }

    private static Set<Long> there(Actual actual) {
        return actual.roles().orElse(Set.of());
    }

    /** The roles that the person has from us. */
    private static TreeSet<Long> own(WrittenEnrolment written, Actual actual) {
        var own = new TreeSet<>(written.roles());
        own.retainAll(there(actual));
        return own;
    }

    private static SortedMap<String, String> missing(DesiredEnrolment wanted, Actual actual) {
        var missing = new TreeSet<>(wanted.roles());
        missing.removeAll(there(actual));
        return roles(missing);
    }

    static TreeMap<String, String> roles(TreeSet<Long> roles) {
        var values = new TreeMap<String, String>();
        values.put("roles", new DesiredEnrolment(roles, Optional.empty(), Optional.empty()).rolesText());
        return values;
    }

    private static TreeMap<String, String> caused(Evidence.Proven proven) {
        var values = new TreeMap<String, String>();
        values.put("cause", proven.cause().spelled());
        return values;
    }

    private static Finding kept(String subject, Evidence.Proven proven) {
        return Finding.info(
                "enrolment-kept",
                subject,
                proven.cause().words() + ", and the enrolment is left as it is, as the setting for that says");
    }

    private static Finding foreign(String subject) {
        return Finding.warning(
                "enrolment-foreign",
                subject,
                "the contact is in the course already, but was not enrolled by this library; left alone",
                "Nothing has to be done if that is as it should be; otherwise adopt the enrolment.");
    }
}
