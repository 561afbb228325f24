package org.lmsbridge.enrol.internal;

import java.time.Instant;
import java.util.Optional;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.moodle.model.DuplicateRequest;

/**
 * What is remembered of a copy that was asked for, so that it is found again whatever happens in between. Its text is
 * the fingerprint of the link in doubt.
 *
 * @param source the course that is copied
 * @param category where the copy goes
 * @param newest the highest number of a course in that category before
 * @param asked when it was asked for
 * @param shortname the short name of the copy
 */
record CopyMark(long source, long category, long newest, Instant asked, String shortname) {
    private static final String KIND = "copy";

    static Optional<CopyMark> parse(String fingerprint) {
        var parts = fingerprint.split("\\|", 6);
        return parts.length == 6 && parts[0].equals(KIND)
                ? Optional.of(new CopyMark(
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        Instant.ofEpochSecond(Long.parseLong(parts[4])),
                        parts[5]))
                : Optional.empty();
    }

    String fingerprint() {
        return String.join(
                "|",
                KIND,
                String.valueOf(source),
                String.valueOf(category),
                String.valueOf(newest),
                String.valueOf(asked.getEpochSecond()),
                shortname);
    }

    /** Whether the site has surely given up on it by now. */
    boolean late(Instant now) {
        return asked.plus(Doubts.LATE).isBefore(now);
    }

    DuplicateRequest request(TemplateSwitches switches, String fullname, boolean visible) {
        return DuplicateRequest.builder()
                .courseid(source)
                .fullname(fullname)
                .shortname(shortname)
                .categoryid(category)
                .visible(visible)
                .activities(switches.activities())
                .blocks(switches.blocks())
                .filters(switches.filters())
                .build();
    }
}
