/**
 * Contract tests that an integrator's SPI implementation extends to learn whether it is right: {@link
 * org.lmsbridge.testkit.CourseCatalogueContract}, {@link org.lmsbridge.testkit.ContactsContract}, {@link
 * org.lmsbridge.testkit.RegistrationsContract} and one for each further interface. A broken clause is named. {@link
 * org.lmsbridge.testkit.InMemoryRecords} and its like are implementations in memory, for tests and first steps.
 */
@NullMarked
package org.lmsbridge.testkit;

import org.jspecify.annotations.NullMarked;
