/**
 * The vocabulary of the records: immutable values that an integrator's SPI implementation delivers. Ids are types of
 * their own, so that a contact's id can never be passed where a course date's is meant.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.records;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
