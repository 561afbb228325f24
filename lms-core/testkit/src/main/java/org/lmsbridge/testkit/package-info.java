/** Contract tests that an integrator's SPI implementation extends to learn whether it is right. */
@NullMarked
package org.lmsbridge.testkit;

import org.jspecify.annotations.NullMarked;
