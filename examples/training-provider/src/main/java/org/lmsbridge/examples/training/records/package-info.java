/** The provider's own records in a relational database, and the library's SPI over them. */
@NullMarked
package org.lmsbridge.examples.training.records;

import org.jspecify.annotations.NullMarked;
