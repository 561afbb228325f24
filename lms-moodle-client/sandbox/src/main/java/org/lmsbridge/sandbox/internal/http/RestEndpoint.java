package org.lmsbridge.sandbox.internal.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.function.Caller;
import org.lmsbridge.sandbox.internal.function.Dispatcher;
import org.lmsbridge.sandbox.internal.function.WebFunction;
import org.lmsbridge.sandbox.internal.site.Site;

/** The REST end point: one request in, one answer out, or none where the connection is to be dropped. */
final class RestEndpoint {

    private static final Set<String> CONTROL = Set.of(
            "wstoken",
            "wsfunction",
            "moodlewsrestformat",
            "moodlewssettingraw",
            "moodlewssettingfileurl",
            "moodlewssettingfilter",
            "moodlewssettinglang",
            "moodlewssettingtimezone");

    private final Site site;
    private final Dispatcher dispatcher;
    private final Doorkeeper doorkeeper;
    private final FaultQueue faults;
    private final FrontDoor.Cost cost;
    private final boolean debug;

    RestEndpoint(Site site, Dispatcher dispatcher, FaultQueue faults, FrontDoor.Cost cost, boolean debug) {
        this.site = site;
        this.dispatcher = dispatcher;
        this.doorkeeper = new Doorkeeper(site);
        this.faults = faults;
        this.cost = cost;
        this.debug = debug;
    }

    /** What became of a request; without a reply the connection is dropped. */
    record Outcome(@Nullable Reply reply, String errorCode) {}

    Outcome handle(Map<String, Object> query, Map<String, Object> body, String address) {
        Map<String, Object> variables = new LinkedHashMap<>(query);
        variables.putAll(body);
        String function = scalar(variables, "wsfunction");
        Optional<Sabotage> fault = faults.next(function);
        if (fault.isEmpty()) {
            return answer(variables, address, false, false);
        }
        return sabotaged(fault.get(), variables, address);
    }

    private Outcome sabotaged(Sabotage sabotage, Map<String, Object> variables, String address) {
        if (sabotage.kind() == Sabotage.Kind.PAUSE && sabotage.committed()) {
            Outcome done = answer(variables, address, false, false);
            pause(sabotage);
            return done;
        }
        if (sabotage.kind() == Sabotage.Kind.PAUSE) {
            pause(sabotage);
            return answer(variables, address, false, false);
        }
        boolean refuse = sabotage.kind() == Sabotage.Kind.INVALID_TOKEN;
        boolean xml = sabotage.kind() == Sabotage.Kind.XML;
        Outcome real = sabotage.committed() || refuse || xml
                ? answer(variables, address, refuse && !sabotage.committed(), xml)
                : new Outcome(null, "");
        return switch (sabotage.kind()) {
            case DROP -> new Outcome(null, "");
            case HALF_COPY_EARLY, HALF_COPY_LATE -> {
                boolean late = sabotage.kind() == Sabotage.Kind.HALF_COPY_LATE;
                HalfCopy.leave(site, variables, late);
                yield new Outcome(null, "");
            }
            case CUT -> new Outcome(real.reply() == null ? null : real.reply().cutInHalf(), real.errorCode());
            case ANSWER -> new Outcome(substitute(sabotage), "");
            case REFUSAL -> failed(FaultQueue.refusal(sabotage), Format.named(scalar(variables, "moodlewsrestformat")));
            case INVALID_TOKEN ->
                sabotage.committed()
                        ? failed(Doorkeeper.invalidToken(), Format.named(scalar(variables, "moodlewsrestformat")))
                        : real;
            default -> real;
        };
    }

    private Outcome answer(Map<String, Object> variables, String address, boolean refuse, boolean asXml) {
        Format format = asXml ? Format.XML : Format.named(scalar(variables, "moodlewsrestformat"));
        if (site.database().read(() -> site.isOn("cli_maintenance", false))) {
            return new Outcome(maintenance(), "");
        }
        if (!site.database().read(() -> site.isOn("enablewebservices", true) && site.isOn("rest_enabled", true))) {
            return new Outcome(Reply.html(403, ""), "");
        }
        try {
            if (site.database().read(() -> site.isOn("upgraderunning", false))) {
                throw MoodleFailure.of("upgraderunning", "error", "Site is being upgraded, please retry later.");
            }
            if (refuse) {
                throw Doorkeeper.invalidToken();
            }
            return new Outcome(run(variables, address, format), "");
        } catch (MoodleFailure e) {
            return failed(e, format);
        }
    }

    private Reply run(Map<String, Object> variables, String address, Format format) {
        Caller caller = doorkeeper.admit(scalar(variables, "wstoken"), address);
        WebFunction function = dispatcher.resolve(scalar(variables, "wsfunction"), caller);
        Map<String, Object> sent = new LinkedHashMap<>(variables);
        sent.keySet().removeAll(CONTROL);
        Parameters parameters = dispatcher.check(function, sent);
        cost.spend(function.name(), parameters.records());
        boolean raw =
                ParamType.BOOL.clean(scalar(variables, "moodlewssettingraw")).equals(1L);
        Object answer = dispatcher.run(function, caller, parameters, raw);
        return format.answer(dispatcher.declaration(function).returns(), answer);
    }

    private Outcome failed(MoodleFailure failure, Format format) {
        String code = failure.errorCode() == null ? failure.kind() : failure.errorCode();
        return new Outcome(format.error(failure, site.version(), debug), code);
    }

    private Reply maintenance() {
        String title = site.database()
                        .read(() -> site.tables()
                                .courses
                                .find(Site.FRONT_PAGE)
                                .orElseThrow()
                                .text("fullname"))
                + " under maintenance";
        String page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>" + Html.escape(title)
                + "</title></head><body><h1>" + Html.escape(title)
                + "</h1><p>The site is undergoing maintenance and is currently not available</p></body></html>\n";
        return Reply.html(503, page).with("Retry-After", "300");
    }

    private static Reply substitute(Sabotage sabotage) {
        Reply reply = Reply.html(sabotage.status(), sabotage.body());
        return sabotage.headerName() == null ? reply : reply.with(sabotage.headerName(), sabotage.headerValue());
    }

    private static void pause(Sabotage sabotage) {
        Duration pause = sabotage.pause();
        try {
            if (sabotage.latch() == null) {
                Thread.sleep(pause.toMillis());
            } else {
                sabotage.latch().await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String scalar(Map<String, Object> variables, String name) {
        Object value = variables.get(name);
        return value instanceof Map ? "" : ParamType.text(value);
    }
}
