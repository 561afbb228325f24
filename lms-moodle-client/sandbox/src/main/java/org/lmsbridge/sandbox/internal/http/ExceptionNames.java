package org.lmsbridge.sandbox.internal.http;

import java.util.Map;
import java.util.Set;
import org.lmsbridge.sandbox.SandboxVersion;

/** The class names that error envelopes carry; some moved into namespaces over the years. */
final class ExceptionNames {

    private static final Set<String> MOVED = Set.of(
            "moodle_exception",
            "invalid_parameter_exception",
            "required_capability_exception",
            "require_login_exception",
            "coding_exception",
            "invalid_response_exception");
    private static final Map<String, String> ALWAYS =
            Map.of("report_access_exception", "core_reportbuilder\\report_access_exception");

    private ExceptionNames() {}

    static String of(String kind, SandboxVersion version) {
        if (version.atLeast(SandboxVersion.V4_5) && MOVED.contains(kind)) {
            return "core\\exception\\" + kind;
        }
        return ALWAYS.getOrDefault(kind, kind);
    }
}
