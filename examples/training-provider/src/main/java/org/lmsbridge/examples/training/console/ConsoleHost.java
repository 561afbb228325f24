package org.lmsbridge.examples.training.console;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.lmsbridge.examples.training.moodle.Host;

/** What an application tells the console that is put into it. Called for every request, from many threads. */
public interface ConsoleHost {
    /** The bridge, and whether Moodle is switched on: if not, there is no page of the console. */
    Host host();

    /** Whether whoever made the request may do this. */
    boolean may(Context context, Permission permission);

    /** How the host names whoever made the request; kept with decisions. */
    String who(Context context);

    /** Answers with a page: renders a template with the host's frame around it, every value escaped. */
    void show(Context context, String template, Map<String, ?> model);

    /** People whose name or address has this text; a few, for a person to choose one. */
    List<Choice> people(String text);

    /** The course dates that can be asked about. */
    List<Choice> courseDates();

    /**
     * What people call something of the records; asked once for each on a page.
     *
     * @param kind such as {@code contact} or {@code course-date}
     */
    Optional<String> name(String kind, String id);

    /** Something to choose: its id in the records, and what people call it. */
    record Choice(String id, String label) {}

    /** What the chart shows. */
    List<Series> history();

    /**
     * Numbers over time.
     *
     * @param name what is counted
     * @param byDay how many on which day; days without any may be missing
     */
    record Series(String name, SortedMap<LocalDate, Integer> byDay) {}
}
