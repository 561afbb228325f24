package org.lmsbridge.examples.training.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lmsbridge.core.setting.SettingView;
import org.lmsbridge.examples.training.web.Pages;

/** Plugins and their settings. What is changed counts from the next start of the bridge, which a button does. */
final class PluginPages {
    private final Console console;

    PluginPages(Console console) {
        this.console = console;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/staff/plugins",
                context -> console.show(
                        context,
                        "plugins",
                        Map.of(
                                "plugins",
                                console.running().bridge().plugins().list(),
                                "components",
                                new TreeSet<>(
                                        console.running().bridge().settings().components()))));
        routes.post("/staff/plugins/{component}/{action}", this::change);
        routes.get("/staff/settings/{component}", context -> settings(context, Map.of(), List.of()));
        routes.post("/staff/settings/{component}", this::save);
        routes.post("/staff/settings/{component}/reset", this::reset);
        routes.post("/staff/restart", context -> {
            Pages.go(context, "/staff/plugins", console.restart() ? "" : Work.BUSY);
        });
    }

    private void change(Context context) {
        var plugins = console.running().bridge().plugins();
        var component = context.pathParam("component");
        var who = console.who(context);
        switch (context.pathParam("action")) {
            case "enable" -> plugins.enable(component, who);
            case "disable" -> plugins.disable(component, who);
            case "up" -> plugins.up(component, who);
            case "down" -> plugins.down(component, who);
            default -> throw new NotFoundResponse();
        }
        Pages.go(context, "/staff/plugins", "Saved.");
    }

    private void settings(Context context, Map<String, String> entered, List<String> faults) {
        var component = context.pathParam("component");
        if (!console.running().bridge().settings().components().contains(component)) {
            throw new NotFoundResponse();
        }
        var fields = console.running().bridge().settings().list(component).stream()
                .map(view -> Field.of(view, Optional.ofNullable(entered.get(view.name()))))
                .toList();
        console.show(context, "settings", Map.of("component", component, "fields", fields, "faults", faults));
    }

    /** Saves what differs from what is shown; an empty secret stays what it is. */
    private void save(Context context) {
        var component = context.pathParam("component");
        var settings = console.running().bridge().settings();
        var changed = new LinkedHashMap<String, String>();
        for (var view : settings.list(component)) {
            var sent = Optional.ofNullable(context.formParam(view.name()))
                    .orElse("")
                    .strip();
            if (view.secret() ? !sent.isEmpty() : !sent.equals(view.text())) {
                changed.put(view.name(), sent);
            }
        }
        try {
            settings.save(component, changed, console.who(context));
        } catch (IllegalArgumentException e) {
            context.status(422);
            var secrets = settings.list(component).stream()
                    .filter(SettingView::secret)
                    .map(SettingView::name)
                    .toList();
            secrets.forEach(changed::remove);
            settings(
                    context,
                    changed,
                    List.of(Optional.ofNullable(e.getMessage()).orElse("").split("; ")));
            return;
        }
        Pages.go(
                context,
                "/staff/settings/" + component,
                changed.isEmpty() ? "Nothing was changed." : "Saved. Restart the bridge for it to count.");
    }

    private void reset(Context context) {
        var component = context.pathParam("component");
        var name = Optional.ofNullable(context.formParam("name")).orElse("");
        console.running().bridge().settings().reset(component, name);
        Pages.go(context, "/staff/settings/" + component, name + " is what the host says again.");
    }

    /** A setting as a form field: choices and switches as lists, secrets never with their value. */
    public record Field(
            String name,
            String help,
            String allowed,
            String text,
            String origin,
            boolean secret,
            boolean waiting,
            boolean saved,
            List<String> choices) {
        static Field of(SettingView view, Optional<String> entered) {
            var choice = view.allowed().startsWith("`");
            return new Field(
                    view.name(),
                    view.help().replace("`", ""),
                    view.allowed().replace("`", ""),
                    view.secret() ? "" : entered.orElse(view.text()),
                    view.origin(),
                    view.secret(),
                    view.waiting(),
                    view.origin().contains("saved"),
                    choice ? List.of(view.allowed().replace("`", "").split(", | or ")) : List.of());
        }
    }
}
