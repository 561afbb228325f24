/** The life of single events: a course made from a template when one starts, hidden when it ends. */
@NullMarked
package org.lmsbridge.enrol.event;

import org.jspecify.annotations.NullMarked;
