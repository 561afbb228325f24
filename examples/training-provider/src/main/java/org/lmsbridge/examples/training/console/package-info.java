/** The staff console: pages about the bridge, to be put on any Javalin application behind the host's own permissions. */
@NullMarked
package org.lmsbridge.examples.training.console;

import org.jspecify.annotations.NullMarked;
