/**
 * Answers to questions that people ask: is it configured right, why is this student not in Moodle, and which course?
 * {@code EnrolPlugin.check()}, {@code explain(…)} and {@code courseSearch()} give them. None of them writes to the
 * site; they use the rules by which plans are made.
 */
@NullMarked
package org.lmsbridge.enrol.check;

import org.jspecify.annotations.NullMarked;
