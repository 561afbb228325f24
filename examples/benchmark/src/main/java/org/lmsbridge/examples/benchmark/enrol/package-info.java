/** What it costs to keep a whole site in step: calls, bytes, mails, time and memory of runs. */
@NullMarked
package org.lmsbridge.examples.benchmark.enrol;

import org.jspecify.annotations.NullMarked;
