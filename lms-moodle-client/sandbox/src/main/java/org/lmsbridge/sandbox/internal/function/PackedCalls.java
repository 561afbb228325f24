package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.declared.PhpJson;

/**
 * Many calls in one. Each runs by itself, its work stays, and the first that fails is the last that is run; arguments
 * and answers travel as JSON text.
 */
final class PackedCalls {

    /** Here a code without a text among the errors is looked for among the general texts too. */
    private static final Map<String, String> MORE_TEXTS = Map.of("userdeleted", "This user account has been deleted");

    private final Dispatcher dispatcher;
    private final Dispatcher.PackedListener listener;
    private final boolean debug;

    PackedCalls(Dispatcher dispatcher, Dispatcher.PackedListener listener, boolean debug) {
        this.dispatcher = dispatcher;
        this.listener = listener;
        this.debug = debug;
    }

    Map<String, @Nullable Object> run(Call call) {
        List<Map<String, @Nullable Object>> responses = new ArrayList<>();
        for (Parameters request : call.parameters().structures("requests")) {
            Map<String, @Nullable Object> response = answer(call, request);
            responses.add(response);
            if (Boolean.TRUE.equals(response.get("error"))) {
                break;
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("responses", responses);
        return answer;
    }

    private Map<String, @Nullable Object> answer(Call call, Parameters request) {
        String name = request.text("function");
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        if (!call.caller().functions().contains(name)) {
            response.put("error", true);
            response.put("exception", PhpJson.write(refusal()));
            return response;
        }
        try {
            WebFunction function = dispatcher.resolve(name, call.caller());
            listener.packed(name, function.writes());
            Parameters parameters = dispatcher.check(function, PhpJson.readArguments(request.text("arguments")));
            Object data = dispatcher.run(function, call.caller(), parameters, request.flag("settingraw"));
            response.put("error", false);
            response.put("data", data == null ? null : PhpJson.write(data));
        } catch (MoodleFailure e) {
            response.put("error", true);
            response.put("exception", PhpJson.write(exception(call, e)));
        }
        return response;
    }

    private static Map<String, Object> refusal() {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("errorcode", "accessexception");
        refusal.put("module", "webservice");
        return refusal;
    }

    private Map<String, Object> exception(Call call, MoodleFailure failure) {
        String code = failure.errorCode() == null ? "generalexceptionmessage" : failure.errorCode();
        String module = failure.module().equals("error") ? "moodle" : failure.module();
        Map<String, Object> exception = new LinkedHashMap<>();
        String text = MORE_TEXTS.getOrDefault(code, failure.text());
        exception.put("message", failure.errorCode() == null ? "Exception - " + text : text);
        exception.put("errorcode", code);
        exception.put("link", call.site().url() + '/');
        exception.put("moreinfourl", "https://docs.moodle.org/404/en/error/" + module + '/' + code);
        if (debug) {
            exception.put(
                    "debuginfo", (failure.debugInfo() == null ? "" : failure.debugInfo()) + "\nError code: " + code);
        }
        return exception;
    }
}
