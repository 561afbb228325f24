/**
 * The quickstart: a folder of CSV files into Moodle, in one command. {@code Synchronisation} holds the lines that any
 * host writes; the rest is the command around them.
 */
@NullMarked
package org.lmsbridge.examples.quickstart;

import org.jspecify.annotations.NullMarked;
