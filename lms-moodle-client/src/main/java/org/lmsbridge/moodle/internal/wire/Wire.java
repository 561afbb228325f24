package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import feign.RequestTemplate;
import feign.Retryer;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import org.lmsbridge.moodle.CallListener;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.api.SiteApi;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.CallHandler.Surroundings;

/** Everything that calls to one site share. Thread-safe. */
public final class Wire {
    private final MoodleSite site;
    private final ObjectMapper mapper;
    private final Form form;
    private final Transport transport;
    private final Surroundings surroundings;
    private final Budget budget;
    private final Knowledge knowledge;
    private final Clock clock;
    private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    /**
     * Makes a wire.
     *
     * @param site the settings
     * @param listener hears of every call
     * @param clock tells the time
     */
    public Wire(MoodleSite site, CallListener listener, Clock clock) {
        this(site, listener, clock, System::nanoTime, Waiter.sleeping());
    }

    Wire(MoodleSite site, CallListener listener, Clock clock, LongSupplier nanos, Waiter waiter) {
        this.site = site;
        this.clock = clock;
        mapper = WireMapper.create();
        form = new Form(mapper);
        transport = new Transport(site);
        budget = new Budget(site.variablesPerCall(), site.bytesPerCall(), site.recordsPerCall());
        knowledge = new Knowledge(() -> api(SiteApi.class).info(), clock);
        surroundings = new Surroundings(
                site.url().toString(),
                new Semaphore(site.concurrency(), true),
                site.requestsPerSecond().map(rate -> new Pace(rate, nanos, waiter)),
                Repetition.ofReads(site),
                listener,
                site.readFunctions() ? knowledge::require : function -> {});
    }

    private Wire(Wire shared, MoodleSite site) {
        this.site = site;
        clock = shared.clock;
        mapper = shared.mapper;
        form = shared.form;
        transport = shared.transport;
        budget = shared.budget;
        knowledge = shared.knowledge;
        surroundings = shared.surroundings;
    }

    /**
     * Gives a wire to the same site whose requests carry more headers; connections and limits are shared.
     *
     * @param headers the headers
     * @return the wire
     */
    public Wire withHeaders(Map<String, String> headers) {
        return new Wire(
                this, MoodleSite.builder().from(site).putAllHeaders(headers).build());
    }

    /** {@return a wire to the same site whose bulks have one call under way; connections and limits are shared} */
    public Wire oneCallAtATime() {
        return new Wire(this, MoodleSite.builder().from(site).callsAtOnce(1).build());
    }

    /**
     * Gives the functions of an area.
     *
     * @param type the interface
     * @param <T> the interface
     * @return its implementation
     */
    public <T> T api(Class<T> type) {
        return type.cast(apis.computeIfAbsent(type, this::build));
    }

    /**
     * Gives the functions of an area for a call that is too large for a form.
     *
     * @param type the interface
     * @param <T> the interface
     * @return its implementation, which sends JSON
     */
    public <T> T packedApi(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new PackedWrites(this)));
    }

    private Object build(Class<?> type) {
        return Feign.builder()
                .contract(new FunctionContract())
                .client(transport)
                .encoder((parameters, bodyType, template) -> encode(parameters, template))
                .decoder(new ReplyDecoder(mapper, site.token()))
                .errorDecoder(new StatusErrors(clock))
                .requestInterceptor(this::complete)
                // Without this an error inside an answer to a function without a result would pass for success.
                .decodeVoid()
                .retryer(Retryer.NEVER_RETRY)
                .invocationHandlerFactory((target, methods) -> new CallHandler(methods, surroundings))
                .target(type, site.url().toString());
    }

    private void encode(Object parameters, RequestTemplate template) {
        String function = template.queries()
                .getOrDefault("wsfunction", List.of(""))
                .iterator()
                .next();
        if (!(parameters instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("parameters of " + function + " must be a map");
        }
        @SuppressWarnings("unchecked") // parameters have names
        Map<String, ?> named = (Map<String, ?>) map;
        template.body(form.body(function, named, site.token()), StandardCharsets.UTF_8);
    }

    /** Calls without parameters have no body yet, and the operator's headers go with each. */
    private void complete(RequestTemplate template) {
        if (template.body() == null) {
            template.body(form.body("", Map.of(), site.token()), StandardCharsets.UTF_8);
        }
        site.headers().forEach((name, value) -> template.header(name, value));
    }

    /**
     * Gives the lock of something that only one thread may work on at a time.
     *
     * @param key what it is
     * @return its lock
     */
    public Lock lock(String key) {
        return locks.computeIfAbsent(key, each -> new ReentrantLock());
    }

    /** {@return the settings} */
    public MoodleSite site() {
        return site;
    }

    /** {@return the mapper of requests and replies} */
    public ObjectMapper mapper() {
        return mapper;
    }

    /** {@return the encoder of forms} */
    public Form form() {
        return form;
    }

    /** {@return how large calls may be} */
    public Budget budget() {
        return budget;
    }

    /** {@return what the site tells of itself} */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** {@return the time} */
    public Clock clock() {
        return clock;
    }

    /** {@return the HTTP client, for what is not a web service call} */
    public OkHttpClient http() {
        return transport.plain();
    }

    /** {@return whether the site answers a small call, which tells a cut-off call from a bad token} */
    public boolean answersSmallCall() {
        try {
            api(SiteApi.class).info();
            return true;
        } catch (MoodleException e) {
            // A service without this function says accessexception, and says it only to a good token.
            return e.errorCode().filter("accessexception"::equals).isPresent();
        }
    }
}
