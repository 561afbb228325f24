/**
 * What is sent to Moodle and what it answers: immutable values with the names that Moodle gives them. Times are
 * instants, absent values are empty, and a reply's fields that are not listed here are ignored.
 */
@NullMarked
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        deferCollectionAllocation = true)
package org.lmsbridge.moodle.model;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
