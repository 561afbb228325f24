/** Answers to questions that people ask: is it configured right, why is this student not in Moodle, and which course? */
@NullMarked
package org.lmsbridge.enrol.check;

import org.jspecify.annotations.NullMarked;
