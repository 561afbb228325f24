/**
 * The site's front door: forms as PHP reads them, the REST end point, the token end point, the page
 * for people, and the faults that were asked for.
 */
@NullMarked
package org.lmsbridge.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
