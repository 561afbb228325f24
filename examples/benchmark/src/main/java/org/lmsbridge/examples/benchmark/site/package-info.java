/** A site that answers prepared bytes, so that what is measured is the caller; and the people in it. */
@NullMarked
package org.lmsbridge.examples.benchmark.site;

import org.jspecify.annotations.NullMarked;
