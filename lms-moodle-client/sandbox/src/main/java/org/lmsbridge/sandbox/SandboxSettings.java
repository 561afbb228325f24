package org.lmsbridge.sandbox;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tokens;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** Does what the operator of a site does: moves switches, gives and limits tokens, sets up courses. Thread-safe. */
public final class SandboxSettings {

    private final Site site;
    private final StateRows rows;

    SandboxSettings(Site site) {
        this.site = site;
        this.rows = new StateRows(site);
    }

    /**
     * Switches manual enrolment into a course on or off.
     *
     * @param courseId the course
     * @param on whether people can be enrolled from now on
     */
    public void allowManualEnrolment(long courseId, boolean on) {
        changeCourse(courseId, "manualenrol", on);
    }

    /**
     * Switches the welcome mail of a course on or off.
     *
     * @param courseId the course
     * @param on whether enrolments mail from now on, in 4.4 and later
     */
    public void sendWelcomeMails(long courseId, boolean on) {
        changeCourse(courseId, "welcomemessage", on);
    }

    /**
     * Adds a field to all profiles.
     *
     * @param shortname its short name, by which functions set it
     * @param name its name
     */
    public void addProfileField(String shortname, String name) {
        write(() -> site.tables()
                .profileFields
                .insert(Row.cells("shortname", shortname, "name", name, "datatype", "text"))
                .id());
    }

    /** Does what the site's clean-up does every hour: after it, looking a deleted account up by id fails. */
    public void cleanUpContexts() {
        write(() -> {
            Table contexts = site.tables().contexts;
            site.tables().users.all().stream()
                    .filter(row -> row.flag("deleted"))
                    .forEach(row -> contexts.delete(site.context("user", row.id())));
            return 0L;
        });
    }

    /**
     * Moves a switch of the site.
     *
     * @param which the switch
     * @param on its position from now on
     */
    public void turn(SandboxSwitch which, boolean on) {
        write(() -> {
            site.turn(which.setting(), on);
            return 0L;
        });
    }

    /**
     * Gives an account a token.
     *
     * @param userId the account
     * @param functions what the token's service offers
     * @return the token
     */
    public String addToken(long userId, Set<String> functions) {
        return site.database().write(() -> {
            String token = Tokens.random();
            new Tokens(site).add(token, userId, functions);
            return token;
        });
    }

    /**
     * Limits a token in time: past it, one call is refused and the token is gone.
     *
     * @param token the token
     * @param until the last moment at which it is good
     */
    public void limitToken(String token, Instant until) {
        changeToken(token, "validuntil", until.getEpochSecond());
    }

    /**
     * Limits a token to an address.
     *
     * @param token the token
     * @param address the only address from which it is good
     */
    public void limitToken(String token, String address) {
        changeToken(token, "iprestriction", address);
    }

    private void changeCourse(long courseId, String cell, boolean value) {
        write(() -> site.tables()
                .courses
                .update(rows.courseRow(courseId).with(cell, value))
                .id());
    }

    private void changeToken(String token, String cell, Object value) {
        write(() -> {
            new Tokens(site).find(token).ifPresent(row -> site.tables().tokens.update(row.with(cell, value)));
            return 0L;
        });
    }

    private void write(Supplier<?> work) {
        site.database().write(work);
    }
}
