package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * When a student was there. Immutable.
 *
 * @param first when first seen on the site; empty for never, or where it is hidden
 * @param last when last seen on the site
 * @param lastInCourse when last seen in the course
 */
public record Engagement(Optional<Instant> first, Optional<Instant> last, Optional<Instant> lastInCourse) {}
