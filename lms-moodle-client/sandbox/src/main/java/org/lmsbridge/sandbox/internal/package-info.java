/**
 * What the rooms below share: the failure that ends in Moodle's error envelope. Nothing in here is for use from
 * outside this module.
 */
@NullMarked
package org.lmsbridge.sandbox.internal;

import org.jspecify.annotations.NullMarked;
