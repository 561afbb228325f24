package org.lmsbridge.moodle.differential;

import java.util.Map;

/**
 * Parameters of a call inside a packed call, which travel as JSON text.
 *
 * @param values the parameters
 */
record Arguments(Map<String, Object> values) {}
