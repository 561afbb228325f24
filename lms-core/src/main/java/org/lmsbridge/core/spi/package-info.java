/**
 * What an integrator implements over the records: one small interface per capability, and implementing it is declaring
 * it. One object may implement several. Begin with {@link org.lmsbridge.core.spi.CourseCatalogue}, {@link
 * org.lmsbridge.core.spi.Contacts} and {@link org.lmsbridge.core.spi.Registrations}; everything else is optional.
 * Nothing is ever null on either side, and the test kit ({@code lms-core-testkit}) has a contract for each.
 */
@NullMarked
package org.lmsbridge.core.spi;

import org.jspecify.annotations.NullMarked;
