package org.lmsbridge.sandbox.internal.site;

import java.time.Clock;
import java.util.Set;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.store.Database;
import org.lmsbridge.sandbox.internal.store.Row;

/** One Moodle site: its version, address, clock, tables, settings and what its service account may not do. */
public final class Site {

    /** The administrator, who owns the first token. */
    public static final long ADMIN = 2;

    /** The account of guests. */
    public static final long GUEST = 1;

    /** The number of the course that stands for the site itself. */
    public static final long FRONT_PAGE = 1;

    private final SandboxVersion version;
    private final String url;
    private final Clock clock;
    private final Database database;
    private final Tables tables;
    private final Set<String> withheld;

    /**
     * A site over tables.
     *
     * @param version whose ways it has
     * @param url its address
     * @param clock its time
     * @param database where its tables live
     * @param tables its tables
     * @param withheld the capabilities that the token's user lacks
     */
    public Site(
            SandboxVersion version, String url, Clock clock, Database database, Tables tables, Set<String> withheld) {
        this.version = version;
        this.url = url;
        this.clock = clock;
        this.database = database;
        this.tables = tables;
        this.withheld = Set.copyOf(withheld);
    }

    /**
     * Whose ways the site has.
     *
     * @return the version
     */
    public SandboxVersion version() {
        return version;
    }

    /**
     * The site's address.
     *
     * @return the address without a slash at its end
     */
    public String url() {
        return url;
    }

    /**
     * The time.
     *
     * @return seconds since 1970
     */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * Where the tables live.
     *
     * @return the database
     */
    public Database database() {
        return database;
    }

    /**
     * The tables.
     *
     * @return the tables
     */
    public Tables tables() {
        return tables;
    }

    /**
     * Whether the token's user has a capability.
     *
     * @param capability such as {@code moodle/course:update}
     * @return false where it was taken away
     */
    public boolean may(String capability) {
        return !withheld.contains(capability);
    }

    /**
     * Whether the token's user is a site administrator, who may do everything.
     *
     * @return true where nothing was taken away
     */
    public boolean isAdmin() {
        return withheld.isEmpty();
    }

    /**
     * Whether a switch is on.
     *
     * @param name its name
     * @param fallback how it stands before anybody moved it
     * @return its position
     */
    public boolean isOn(String name, boolean fallback) {
        return tables.settings
                .streamBy("name", name)
                .findFirst()
                .map(row -> row.flag("value"))
                .orElse(fallback);
    }

    /**
     * Moves a switch; called inside a write.
     *
     * @param name its name
     * @param on its position
     */
    public void turn(String name, boolean on) {
        tables.settings
                .streamBy("name", name)
                .findFirst()
                .ifPresentOrElse(
                        row -> tables.settings.update(row.with("value", on)),
                        () -> tables.settings.insert(Row.cells("name", name, "value", on)));
    }

    /**
     * The number of a context; called inside a write where it may not be there yet.
     *
     * @param level {@code system}, {@code user}, {@code coursecat}, {@code course} or {@code module}
     * @param instance what it belongs to
     * @return its number, 0 where there is none
     */
    public long context(String level, long instance) {
        return tables.contexts
                .streamBy("place", Tables.place(level, instance))
                .findFirst()
                .map(Row::id)
                .orElse(0L);
    }

    /**
     * Makes a context.
     *
     * @param level its level
     * @param instance what it belongs to
     * @return its number
     */
    public long addContext(String level, long instance) {
        return tables.contexts
                .insert(Row.cells("level", level, "instanceid", instance))
                .id();
    }
}
