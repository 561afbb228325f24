package org.lmsbridge.core.state.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.state.SavedSetting;
import org.lmsbridge.core.state.SavedSettings;

/** Saved settings in a table. */
final class JdbcSavedSettings implements SavedSettings {
    private static final String COLUMNS = "component, name, content, secret, saved_by, saved_at";

    private static final String FIND =
            "select " + COLUMNS + " from lms_setting where site = ? and component = ? and name = ?";

    private static final String LIST =
            "select " + COLUMNS + " from lms_setting where site = ? order by site, component, name";

    private static final String REMOVE = "delete from lms_setting where site = ? and component = ? and name = ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcSavedSettings(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect()
                .upsert(
                        "lms_setting",
                        "site, component, name",
                        "site",
                        "component",
                        "name",
                        "content",
                        "secret",
                        "saved_by",
                        "saved_at");
    }

    @Override
    public Optional<SavedSetting> find(String component, String name) {
        return database.query(FIND, JdbcSavedSettings::setting, site, component, name).stream()
                .findFirst();
    }

    @Override
    public List<SavedSetting> list() {
        return database.query(LIST, JdbcSavedSettings::setting, site);
    }

    @Override
    public void save(Collection<Value> values, String who) {
        Names.check("who", who);
        var now = clock.instant();
        var rows = values.stream()
                // In the same order by everybody, so that two who save at once wait for each other, not in a ring.
                .sorted(Comparator.comparing(Value::component).thenComparing(Value::name))
                .map(value -> new @Nullable Object[] {
                    site,
                    Names.check("component", value.component()),
                    Names.check("setting", value.name()),
                    value.value(),
                    value.secret(),
                    who,
                    now
                })
                .toList();
        database.inTransaction(session -> {
            session.batch(upsert, rows);
            return rows.size();
        });
    }

    @Override
    public void remove(String component, String name) {
        database.update(REMOVE, site, component, name);
    }

    private static SavedSetting setting(ResultSet row) throws SQLException {
        return new SavedSetting(
                row.getString("component"),
                row.getString("name"),
                row.getString("content"),
                row.getBoolean("secret"),
                row.getString("saved_by"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
