/**
 * The SPI over a JSON service that answers in lists of rows, each row a map from a numeric key to a value, and beside
 * each list a {@code meta} map from the field's name to that key.
 */
@NullMarked
package org.lmsbridge.examples.recordsservice;

import org.jspecify.annotations.NullMarked;
