/** The pages of students. */
@NullMarked
package org.lmsbridge.examples.training.portal;

import org.jspecify.annotations.NullMarked;
