package org.lmsbridge.examples.training.web;

import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Renders templates. Every value is escaped by the engine unless a template says otherwise, and none does. */
public final class Pages {
    private static final String NOTICE = "notice";

    private final PebbleEngine engine;

    /** Pages from the templates in this jar. */
    public Pages() {
        var loader = new ClasspathLoader();
        loader.setPrefix("templates");
        loader.setSuffix(".peb");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ENGLISH)
                .build();
    }

    /** Answers with a page; each page also has the form token, the path and the notice of the page before. */
    public void show(Context context, String template, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("csrf", FormTokens.of(context));
        all.put("path", context.path());
        var notice = context.<String>sessionAttribute(NOTICE);
        all.put(NOTICE, notice == null ? "" : notice);
        context.sessionAttribute(NOTICE, null);
        context.html(render(template, all));
    }

    /** Goes to another page, which says this once. */
    public static void go(Context context, String path, String notice) {
        context.sessionAttribute(NOTICE, notice);
        context.redirect(path, io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private String render(String template, Map<String, Object> model) {
        var page = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(page, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }
}
