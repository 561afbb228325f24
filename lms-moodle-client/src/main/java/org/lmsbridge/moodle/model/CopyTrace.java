package org.lmsbridge.moodle.model;

import java.util.OptionalLong;

/**
 * What there is of a copy of a course that broke off, or of which nobody knows what came. Immutable.
 *
 * @param id the number of the course; empty if the site shows nothing of the copy
 * @param whole whether Moodle has finished it: it bears the wanted short name, and is not the empty course with that name
 *     that a copy begins with, which is hidden and has no start; or else whether it has as many activities as its source,
 *     if those were to be copied
 * @param likeSource whether there were no activities to be copied, and it has the wanted names and the sections of its
 *     source: it is whole then, if the site is surely done with it
 */
public record CopyTrace(OptionalLong id, boolean whole, boolean likeSource) {
    /** Nothing is there. */
    public static final CopyTrace NONE = new CopyTrace(OptionalLong.empty(), false, false);
}
