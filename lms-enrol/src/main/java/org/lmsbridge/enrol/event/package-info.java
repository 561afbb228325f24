/**
 * The life of single events, on command and apart from the course catalogue: a course is made from a template when one
 * starts, people are added and removed, and the course is hidden when it ends. Get an {@link
 * org.lmsbridge.enrol.event.EventLifecycle} from {@code EnrolPlugin.events()}. What each command did is reported as
 * that of a run is.
 */
@NullMarked
package org.lmsbridge.enrol.event;

import org.jspecify.annotations.NullMarked;
