package org.lmsbridge.enrol.rule;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
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
    }

    /**
     * What comes of the comparison.
     *
     * @param change what has to be done, if anything
     * @param finding what people should know, if anything
     */
    public record Difference(Optional<Change> change, Optional<Finding> finding) {
        private static Difference none() {
            return new Difference(Optional.empty(), Optional.empty());
        }
    }

    /**
     * Compares.
     *
     * @param course the course's subject
     * @param folded what is called for
     * @param actual what is there
     * @return the difference
     */
    public static Difference of(String course, Fold.Folded folded, Actual actual) {
        if (actual.roles().isEmpty()) {
            return changed(ChangeKind.ENROLMENT_CREATE, course, folded, "no");
        }
        if (actual.link().isEmpty()) {
            return new Difference(
                    Optional.empty(),
                    Optional.of(Finding.warning(
                            "enrolment-foreign",
                            Subjects.enrolment(course, folded.contact()),
                            "the contact is in the course already, but was not enrolled by this library; left alone",
                            "Nothing has to be done if that is as it should be; otherwise adopt the enrolment.")));
        }
        var same = actual.link().get().fingerprint().equals(folded.enrolment().fingerprint())
                && actual.roles().get().containsAll(folded.enrolment().roles());
        return same ? Difference.none() : changed(ChangeKind.ENROLMENT_UPDATE, course, folded, "yes");
    }

    private static Difference changed(ChangeKind kind, String course, Fold.Folded folded, String enrolled) {
        var expects = new TreeMap<String, String>();
        expects.put("enrolled", enrolled);
        var because = folded.because().stream().map(RegistrationId::value).toList();
        var subject = Subjects.enrolment(course, folded.contact());
        return new Difference(
                Optional.of(
                        new Change(kind, subject, expects, folded.enrolment().values(), because)),
                Optional.empty());
    }
}
