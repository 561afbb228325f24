/** Measures what the library costs beside code written by hand for the same, and prints it as a table. */
@NullMarked
package org.lmsbridge.examples.benchmark;

import org.jspecify.annotations.NullMarked;
