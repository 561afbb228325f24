package org.lmsbridge.moodle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lmsbridge.moodle.api.AnyApi;
import org.lmsbridge.moodle.api.CategoryApi;
import org.lmsbridge.moodle.api.CohortApi;
import org.lmsbridge.moodle.api.CompletionApi;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.Function;
import org.lmsbridge.moodle.api.GradeApi;
import org.lmsbridge.moodle.api.GroupApi;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.SiteApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.wire.WireMapper;

/** Replays what a real site was asked and answered. */
class RecordingsTest {
    private static final List<Class<?>> APIS = List.of(
            SiteApi.class,
            UserApi.class,
            CourseApi.class,
            CategoryApi.class,
            EnrolmentApi.class,
            CompletionApi.class,
            GradeApi.class,
            PackedApi.class,
            GroupApi.class,
            CohortApi.class);

    @RegisterExtension
    static final WireMockExtension SITE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final ObjectMapper mapper = WireMapper.create();
    private final Wire wire =
            new Wire(Wires.site(SITE.baseUrl()).attempts(1).build(), CallListener.none(), Clock.systemUTC());

    static List<Recording> recordings() {
        return Recording.all();
    }

    static List<Recording> structured() {
        return recordings().stream()
                .filter(each -> each.parameters().isObject() && !each.file().contains("empty-list"))
                .toList();
    }

    private void answer(Recording recording) {
        SITE.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(recording.status())
                        .withHeader("Content-Type", recording.contentType())
                        .withBody(recording.body())));
    }

    private static LoggedRequest request() {
        return SITE.findAll(WireMock.postRequestedFor(anyUrl())).get(0);
    }

    @Test
    void thereAreEightyFive() {
        assertThat(recordings()).hasSize(85);
    }

    @ParameterizedTest
    @MethodSource("structured")
    void aCallIsSentAsItWasRecordedWithTheTokenLast(Recording recording) {
        answer(recording);

        Wires.attempt(() -> wire.api(AnyApi.class)
                .write(
                        recording.function(),
                        mapper.convertValue(recording.parameters(), new TypeReference<Map<String, Object>>() {})));

        Map<String, String> sent = Wires.variables(request().getBodyAsString());
        assertThat(sent.keySet()).last().isEqualTo("wstoken");
        assertThat(sent.remove("wstoken")).isEqualTo(Wires.TOKEN);
        assertThat(new TreeMap<>(sent)).isEqualTo(recording.variables());
        assertThat(request().getUrl())
                .isEqualTo(
                        "/webservice/rest/server.php?wsfunction=" + recording.function() + "&moodlewsrestformat=json");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void anAnswerIsReadOrFailsAsTheSiteMeantIt(Recording recording) {
        answer(recording);

        Throwable thrown = catchThrowable(() -> {
            Object answer = call(recording);
            assertThat(answer != null || recording.body().equals("null")).isTrue();
        });

        Optional<Class<? extends MoodleException>> expected = failure(recording);
        if (expected.isEmpty()) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOf(expected.get()).hasMessageNotContaining(Wires.TOKEN);
            assertThat(((MoodleException) thrown).errorCode().orElse(""))
                    .isEqualTo(recording.errorCode().startsWith("<") ? "password" : recording.errorCode());
            assertThat(((MoodleException) thrown).remedy()).isNotEmpty();
        }
    }

    private static Optional<Class<? extends MoodleException>> failure(Recording recording) {
        if (recording.status() == 503) {
            return Optional.of(SiteUnavailableException.class);
        }
        if (recording.status() == 403) {
            return Optional.of(AccessException.class);
        }
        if (recording.contentType().startsWith("application/xml")
                || recording.file().contains("token-first")) {
            return Optional.of(TransportException.class);
        }
        String code = recording.errorCode();
        if (code.startsWith("<")) {
            return Optional.of(PasswordPolicyException.class);
        }
        if (code.equals("invalidparameter")) {
            return Optional.of(InvalidRequestException.class);
        }
        if (code.equals("invalidtoken") || code.equals("accessexception")) {
            return Optional.of(AccessException.class);
        }
        return code.isEmpty() ? Optional.empty() : Optional.of(MoodleException.class);
    }

    /** Goes through the typed interface wherever the recorded parameters suit it. */
    private @Nullable Object call(Recording recording) throws Throwable {
        Optional<Method> typed = APIS.stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(method -> method.getAnnotation(Function.class).value().equals(recording.function()))
                .filter(method ->
                        method.getParameterCount() == recording.parameters().size())
                .filter(method -> Stream.of(method.getParameters())
                        .allMatch(parameter -> recording.parameters().has(name(parameter))))
                .findFirst();
        if (typed.isEmpty() || recording.file().contains("empty-list")) {
            return wire.api(AnyApi.class).read(recording.function(), Map.of());
        }
        Object[] arguments = Stream.of(typed.get().getParameters())
                .map(parameter -> argument(parameter, recording.parameters().get(name(parameter))))
                .toArray();
        try {
            return typed.get().invoke(wire.api(typed.get().getDeclaringClass()), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String name(Parameter parameter) {
        return parameter.getAnnotation(org.lmsbridge.moodle.api.Parameter.class).value();
    }

    private Object argument(Parameter parameter, JsonNode value) {
        return mapper.convertValue(value, mapper.constructType(parameter.getParameterizedType()));
    }

    @Test
    void aCutOffCallAnsweredInXmlLeavesItsOutcomeOpen() {
        answer(Recording.named("71-"));

        Throwable thrown = catchThrowable(() -> wire.api(AnyApi.class).write("core_user_create_users", Map.of()));

        assertThat(((MoodleException) thrown).arrival()).isEqualTo(Arrival.UNKNOWN);
        assertThat(thrown).hasMessageContaining("invalidtoken").hasMessageContaining("max_input_vars");
    }
}
