/** The library beside simple integrations, and beside the least that the same work can cost. */
@NullMarked
package org.lmsbridge.examples.benchmark.sidebyside;

import org.jspecify.annotations.NullMarked;
