package org.lmsbridge.sandbox.internal.function;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Declarations;
import org.lmsbridge.sandbox.internal.declared.DeclaredFunction;
import org.lmsbridge.sandbox.internal.declared.ParameterCheck;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.declared.ReturnCleaning;
import org.lmsbridge.sandbox.internal.site.Outbox;
import org.lmsbridge.sandbox.internal.site.Site;

/** Runs functions: checks parameters, runs the body as its kind says, delivers mails, cleans the answer. */
public final class Dispatcher {

    private final Site site;
    private final Declarations declared;
    private final Map<String, WebFunction> functions;

    /**
     * A dispatcher.
     *
     * @param site the site
     * @param declared the declarations
     * @param listener hears of every call that was packed into another
     * @param debug whether packed errors tell their reason
     */
    public Dispatcher(Site site, Declarations declared, PackedListener listener, boolean debug) {
        this.site = site;
        this.declared = declared;
        this.functions = new TreeMap<>(Catalogue.functions());
        String packed = "tool_mobile_call_external_functions";
        PackedCalls calls = new PackedCalls(this, listener, debug);
        functions.put(packed, new WebFunction(packed, WebFunction.Kind.PACKED, calls::run));
    }

    /** Hears of calls that were packed into another. */
    @FunctionalInterface
    public interface PackedListener {

        /**
         * A function is about to be run.
         *
         * @param function its name
         * @param write whether it writes
         * @throws MoodleFailure if it shall not be run; the pack ends with this
         */
        void packed(String function, boolean write);
    }

    /**
     * The names of all functions.
     *
     * @return the names in order
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(functions.keySet());
    }

    /**
     * Looks a function up.
     *
     * @param name its name
     * @return the function, if the site has it
     */
    public Optional<WebFunction> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /**
     * The declaration of a function.
     *
     * @param function the function
     * @return its declaration
     */
    public DeclaredFunction declaration(WebFunction function) {
        return declared.get(function.name());
    }

    /**
     * The function of a request, if the caller's service offers it.
     *
     * @param name its name, empty where none was sent
     * @param caller who calls
     * @return the function
     * @throws MoodleFailure if there is none of that name, or the service lacks it
     */
    public WebFunction resolve(String name, Caller caller) {
        if (name.isEmpty()) {
            throw MoodleFailure.invalidParameter("Missing function name");
        }
        WebFunction function = find(name).orElseThrow(() -> MoodleFailure.missingRecord("external_functions"));
        if (!caller.functions().contains(name)) {
            throw MoodleFailure.access("Access to the function " + name + "() is not allowed.");
        }
        return function;
    }

    /**
     * Checks what was sent.
     *
     * @param function the function
     * @param sent the variables, control variables removed
     * @return the checked parameters
     * @throws MoodleFailure if something is unknown, missing or of the wrong type
     */
    public Parameters check(WebFunction function, Map<String, ?> sent) {
        return ParameterCheck.check(declaration(function), sent);
    }

    /**
     * Runs a function.
     *
     * @param function the function
     * @param caller who calls
     * @param parameters its checked parameters
     * @param raw whether names are wanted as stored, not as shown
     * @return the cleaned answer
     * @throws MoodleFailure if the function fails, or its answer does not fit
     */
    public @Nullable Object run(WebFunction function, Caller caller, Parameters parameters, boolean raw) {
        Call call = new Call(site, caller, parameters, new Outbox(), raw);
        Supplier<@Nullable Object> body = () -> function.body().run(call);
        Object answer = switch (function.kind()) {
            case READ -> site.database().read(body);
            case WRITE -> site.database().write(() -> delivering(call, body));
            case TRANSACTION ->
                site.database()
                        .write(() -> delivering(call, () -> site.database().atomically(body)));
            case PACKED -> body.get();
        };
        return ReturnCleaning.clean(declaration(function).returns(), answer);
    }

    private @Nullable Object delivering(Call call, Supplier<@Nullable Object> body) {
        boolean done = false;
        try {
            Object answer = body.get();
            done = true;
            return answer;
        } finally {
            call.outbox().deliver(site.tables(), done);
        }
    }
}
