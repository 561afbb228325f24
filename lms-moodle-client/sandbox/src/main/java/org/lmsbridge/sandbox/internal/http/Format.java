package org.lmsbridge.sandbox.internal.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Declared;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.PhpJson;

/** Writes answers and errors in the two formats that the REST end point knows. */
enum Format {
    JSON,
    XML;

    private static final String XML_HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n";

    static Format named(String name) {
        return name.equals("json") ? JSON : XML;
    }

    Reply answer(@Nullable Declared declared, @Nullable Object answer) {
        if (this == JSON) {
            return Reply.json(PhpJson.write(answer));
        }
        StringBuilder out = new StringBuilder(XML_HEAD).append("<RESPONSE>\n");
        element(declared, answer, out);
        return Reply.xml(out.append("</RESPONSE>\n").toString());
    }

    Reply error(MoodleFailure failure, SandboxVersion version, boolean debug) {
        String kind = ExceptionNames.of(failure.kind(), version);
        return this == JSON ? jsonError(failure, kind, debug) : xmlError(failure, kind, debug);
    }

    private static Reply jsonError(MoodleFailure failure, String kind, boolean debug) {
        Map<String, Object> envelope = new java.util.LinkedHashMap<>();
        envelope.put("exception", kind);
        if (failure.errorCode() != null) {
            envelope.put("errorcode", failure.errorCode());
        }
        envelope.put("message", failure.text());
        if (debug && failure.debugInfo() != null) {
            envelope.put("debuginfo", failure.debugInfo());
        }
        return Reply.json(PhpJson.write(envelope));
    }

    private static Reply xmlError(MoodleFailure failure, String kind, boolean debug) {
        StringBuilder out = new StringBuilder(XML_HEAD).append("<EXCEPTION class=\"" + kind + "\">\n");
        if (failure.errorCode() != null) {
            out.append("<ERRORCODE>" + escape(failure.errorCode()) + "</ERRORCODE>\n");
        }
        out.append("<MESSAGE>" + escape(failure.text()) + "</MESSAGE>\n");
        if (debug && failure.debugInfo() != null) {
            out.append("<DEBUGINFO>" + escape(failure.debugInfo()) + "</DEBUGINFO>\n");
        }
        return Reply.xml(out.append("</EXCEPTION>\n").toString());
    }

    private static void element(@Nullable Declared declared, @Nullable Object value, StringBuilder out) {
        if (declared instanceof Declared.Scalar) {
            scalar(value, out);
        } else if (declared instanceof Declared.ListOf list) {
            out.append("<MULTIPLE>\n");
            if (value instanceof List<?> items) {
                items.forEach(item -> element(list.element(), item, out));
            }
            out.append("</MULTIPLE>\n");
        } else if (declared instanceof Declared.Structure structure) {
            out.append("<SINGLE>\n");
            structure.fields().forEach((key, field) -> {
                out.append("<KEY name=\"").append(key).append("\">");
                element(field, value instanceof Map<?, ?> map ? map.get(key) : null, out);
                out.append("</KEY>\n");
            });
            out.append("</SINGLE>\n");
        }
    }

    private static void scalar(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("<VALUE null=\"null\"/>\n");
        } else {
            String text = value instanceof Boolean flag ? (flag ? "1" : "0") : ParamType.text(value);
            out.append("<VALUE>").append(escape(text)).append("</VALUE>\n");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
