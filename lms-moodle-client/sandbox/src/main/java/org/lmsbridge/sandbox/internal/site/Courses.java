package org.lmsbridge.sandbox.internal.site;

import org.lmsbridge.sandbox.internal.store.Row;

/** Courses: what a new one has, and what has to be true of names, idnumbers and dates. */
public final class Courses {

    private static final Row DEFAULTS = Row.cells(
            "category", 1,
            "fullname", "",
            "shortname", "",
            "idnumber", "",
            "summary", "",
            "summaryformat", 1,
            "format", "topics",
            "showgrades", 1,
            "newsitems", 5,
            "startdate", 0,
            "enddate", 0,
            "marker", 0,
            "maxbytes", 0,
            "legacyfiles", 0,
            "showreports", 0,
            "visible", 1,
            "groupmode", 0,
            "groupmodeforce", 0,
            "defaultgroupingid", 0,
            "lang", "",
            "calendartype", "",
            "theme", "",
            "timecreated", 0,
            "timemodified", 0,
            "requested", 0,
            "enablecompletion", 1,
            "completionnotify", 0,
            "completionaggregation", 1,
            "numsections", 4,
            "hiddensections", 1,
            "coursedisplay", 0,
            "manualenrol", 1,
            "welcomemessage", 0);

    private final Site site;

    /**
     * Courses of a site.
     *
     * @param site the site
     */
    public Courses(Site site) {
        this.site = site;
    }

    /**
     * Adds a course; called inside a write.
     *
     * @param cells what is known of it
     * @return the course
     */
    public Row insert(Row cells) {
        Row row = site.tables()
                .courses
                .insert(DEFAULTS.with("welcomemessage", site.isOn("sendcoursewelcomemessage", true))
                        .withAll(cells.cells())
                        .with("timecreated", site.now())
                        .with("timemodified", site.now()));
        site.addContext("course", row.id());
        return row;
    }
}
