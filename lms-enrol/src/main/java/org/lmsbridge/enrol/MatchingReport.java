package org.lmsbridge.enrol;

import java.util.Set;
import java.util.stream.Stream;
import org.lmsbridge.core.plan.ChangePlan;

/**
 * What of an existing site belongs to what in the records, before anything is taken on: on the first day on an old
 * Moodle, or after the state was lost. Lies in the state store, so that it may be of any size. Immutable and thread-safe.
 *
 * @param plan the adoption plan over all sure matches; its findings are what is not sure
 */
public record MatchingReport(ChangePlan plan) {
    private static final Set<String> UNKNOWN =
            Set.of("participant-unknown", "contact-unknown", "course-gone", "category-missing-in-site");

    /** How sure a match is. */
    public enum Certainty {
        /** One thing on either side: it can be taken on. */
        SURE,
        /** Several may be meant, or something speaks against it: a person has to mend that first. */
        AMBIGUOUS,
        /** The other side has nothing. */
        UNKNOWN
    }

    /**
     * A user, course or enrolment of the site, or what the records have for one.
     *
     * @param certainty how sure it is
     * @param subject what it is about, as changes and findings name it
     * @param what what is matched, or what is the matter
     */
    public record Match(Certainty certainty, String subject, String what) {}

    /**
     * Reads the matches.
     *
     * @return sure ones first, read as the stream advances; to be closed
     */
    public Stream<Match> matches() {
        var segments = plan.segments();
        var findings = plan.findings();
        var sure = segments.flatMap(segment -> segment.changes().stream())
                .map(change -> new Match(
                        Certainty.SURE, change.subject(), change.kind().label()));
        var unsure = findings.map(finding -> new Match(
                UNKNOWN.contains(finding.code()) ? Certainty.UNKNOWN : Certainty.AMBIGUOUS,
                finding.subject(),
                finding.message()));
        return Stream.concat(sure, unsure).onClose(segments::close).onClose(findings::close);
    }
}
