package org.lmsbridge.moodle.internal.wire;

import feign.Contract;
import feign.MethodMetadata;
import feign.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.lmsbridge.moodle.api.Function;
import org.lmsbridge.moodle.api.Named;
import org.lmsbridge.moodle.api.Parameter;

/**
 * Turns {@link Function} methods into POST requests. Function and format stand in the query string, so that they
 * survive a body that PHP cuts off; the data stands in the body.
 */
final class FunctionContract extends Contract.BaseContract {
    static final String PATH = "/webservice/rest/server.php";
    private static final String NAME = "function";

    @Override
    protected void processAnnotationOnClass(MethodMetadata data, Class<?> type) {
        // The interfaces carry no annotations of their own.
    }

    @Override
    protected void processAnnotationOnMethod(MethodMetadata data, Annotation annotation, Method method) {
        if (annotation instanceof Function function) {
            String name = function.value().isEmpty() ? "{" + NAME + "}" : function.value();
            data.template().method(Request.HttpMethod.POST);
            data.template()
                    .uri(PATH + "?wsfunction=" + name + "&moodlewsrestformat=json"
                            + (function.raw() ? "&moodlewssettingraw=1" : ""));
            data.template().header("Content-Type", "application/x-www-form-urlencoded");
            data.template().header("Accept", "application/json");
        }
    }

    @Override
    protected boolean processAnnotationsOnParameter(MethodMetadata data, Annotation[] annotations, int index) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Parameter parameter) {
                nameParam(data, parameter.value(), index);
                data.formParams().add(parameter.value());
                return true;
            }
            if (annotation instanceof Named) {
                nameParam(data, NAME, index);
                return true;
            }
        }
        return false;
    }
}
