/**
 * A small database in memory: tables of rows with indexes, transactions that can be undone, one
 * writer at a time, and a file that survives a kill. It knows nothing of Moodle.
 */
@NullMarked
package org.lmsbridge.sandbox.internal.store;

import org.jspecify.annotations.NullMarked;
