/**
 * The records of the quickstart: five CSV files behind the library's SPI, written as an integrator would write it.
 * {@code CsvRecords} is the SPI implementation; the rest reads the files and says what is wrong with them.
 */
@NullMarked
package org.lmsbridge.examples.quickstart.csv;

import org.jspecify.annotations.NullMarked;
