/**
 * Drives the same random calls against two sites and compares what they answer, numbers and times aside. What it finds
 * between the look-alike and a real site is mended in the look-alike or written down in its README.
 */
package org.lmsbridge.moodle.differential;
