package org.lmsbridge.core.state.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryState;

/** Reads rows of the table of deliveries. */
final class DeliveryRow {
    static final String COLUMNS = "digest, topic, subject, step, contact, payload, state, may_have_arrived, tries,"
            + " due_at, lease, host, error, remedy, created_at, changed_at";

    private DeliveryRow() {}

    static Delivery read(ResultSet row) throws SQLException {
        var lease = row.getString("lease");
        return new Delivery(
                row.getString("topic"),
                row.getString("subject"),
                row.getString("step"),
                Optional.ofNullable(row.getString("contact")).map(ContactId::new),
                row.getString("payload"),
                DeliveryState.valueOf(row.getString("state")),
                row.getBoolean("may_have_arrived"),
                row.getInt("tries"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "changed_at").orElseThrow(),
                instant(row, "due_at"),
                lease == null ? Optional.empty() : Optional.of(new Delivery.Claim(row.getString("host"), lease)),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("remedy")),
                row.getString("digest"));
    }

    /** What stays of a delivery when everything else is erased. */
    static String digest(String key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
