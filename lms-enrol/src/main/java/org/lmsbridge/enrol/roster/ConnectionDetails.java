package org.lmsbridge.enrol.roster;

import java.net.URI;
import java.time.Instant;

/**
 * The site that is imported from. Immutable.
 *
 * @param active whether runs import from it
 * @param siteUrl its address
 * @param createdAt when it was set up
 * @param createdBy by whom, as the host names its people
 * @param updatedAt when it was last switched on or off
 * @param updatedBy by whom
 */
public record ConnectionDetails(
        boolean active, URI siteUrl, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {}
