/**
 * What a bridge does on its own: recurring tasks, work that follows when the host says that something changed, and the
 * delivery of call-backs; on one host, or shared by several that have one database. A plugin gets a {@link
 * org.lmsbridge.core.schedule.Schedule} from its context in {@code setUp}; a host calls {@code LmsBridge.start()},
 * {@code run(task)} or {@code changed(…)}.
 */
@NullMarked
package org.lmsbridge.core.schedule;

import org.jspecify.annotations.NullMarked;
