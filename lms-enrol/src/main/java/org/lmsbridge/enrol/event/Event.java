package org.lmsbridge.enrol.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that has a Moodle course of its own while it lasts. Immutable.
 *
 * @param id the event's id in the host's records; not blank, without a slash
 * @param name the full name of the course
 * @param slug the short name of the course, unique in the site
 * @param template the number of the Moodle course that is copied
 * @param start when it begins
 * @param end when it ends; empty if that is open
 */
public record Event(String id, String name, String slug, long template, Instant start, Optional<Instant> end) {
    public Event {
        if (id.isBlank() || id.contains("/")) {
            throw new IllegalArgumentException("event: id must not be blank or contain a slash: " + id);
        }
        if (name.isBlank() || slug.isBlank()) {
            throw new IllegalArgumentException("event " + id + ": name and slug must not be blank");
        }
        if (template < 2) {
            throw new IllegalArgumentException(
                    "event " + id + ": template must be the number of a course: " + template);
        }
    }
}
