/** Records in a relational database, read with plain SQL: an SPI implementation to copy from. */
@NullMarked
package org.lmsbridge.examples.jdbc;

import org.jspecify.annotations.NullMarked;
