/** The Moodle client against hand-written OkHttp and Jackson streaming: each class measures both sides of one task. */
@NullMarked
package org.lmsbridge.examples.benchmark.client;

import org.jspecify.annotations.NullMarked;
