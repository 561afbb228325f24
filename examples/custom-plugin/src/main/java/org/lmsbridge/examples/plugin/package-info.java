/** A plugin as a third party writes it: a list of new accounts for the front desk. */
@NullMarked
package org.lmsbridge.examples.plugin;

import org.jspecify.annotations.NullMarked;
