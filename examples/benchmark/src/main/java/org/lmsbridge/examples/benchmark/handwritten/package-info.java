/**
 * What somebody would write for two functions of Moodle only, with speed in mind: the other side of the comparison. It
 * checks nothing beforehand, repeats nothing and gives no verdicts.
 */
@NullMarked
package org.lmsbridge.examples.benchmark.handwritten;

import org.jspecify.annotations.NullMarked;
