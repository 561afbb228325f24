package org.lmsbridge.examples.training.records;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;

/** Which certificates were issued, one for each request of the bridge. Thread-safe. */
public final class IssuedCertificates {
    private static final String ALL = """
            select f.*, r.course_date_id, c.first_name, c.email
            from certificate f join registration r on r.id = f.registration_id join contact c on c.id = r.contact_id
            """;

    private final Database database;

    /** The certificates in a database. */
    public IssuedCertificates(Database database) {
        this.database = database;
    }

    /** The certificate of a request; made at its first try. Empty if there is no such registration. */
    public Optional<IssuedCertificate> of(String request, RegistrationId registration, LocalDate completed) {
        return database.transact(transaction -> {
            if (find(transaction, request).isEmpty()) {
                transaction.change(
                        "insert into certificate (number, request, registration_id, holder, course, completed)"
                                + " select ?, ?, r.id, c.first_name || ' ' || c.last_name, m.name, ?"
                                + " from registration r join contact c on c.id = r.contact_id"
                                + " join course_date d on d.id = r.course_date_id"
                                + " join course_master m on m.id = d.master_id where r.id = ?",
                        transaction.newId("HT"),
                        request,
                        Date.valueOf(completed),
                        registration.value());
            }
            return find(transaction, request);
        });
    }

    /** Notes that its holder has it. */
    public void sent(IssuedCertificate certificate) {
        database.change("update certificate set sent = true where number = ?", certificate.number());
    }

    /** Whether a registration has one that stands. */
    public boolean stands(RegistrationId registration) {
        return !database.list(
                        "select number from certificate where registration_id = ? and not withdrawn",
                        row -> 1,
                        registration.value())
                .isEmpty();
    }

    /** Takes back what a registration has. */
    public void withdraw(RegistrationId registration) {
        database.change("update certificate set withdrawn = true where registration_id = ?", registration.value());
    }

    /** What a person has, by course date. */
    public Map<String, IssuedCertificate> of(ContactId holder) {
        return database
                .list(
                        ALL + " where r.contact_id = ? and f.sent and not f.withdrawn order by f.number",
                        IssuedCertificates::certificate,
                        holder.value())
                .stream()
                .collect(Collectors.toMap(
                        IssuedCertificate::courseDate, Function.identity(), (earlier, later) -> later));
    }

    /** How many courses were completed on each day. */
    public SortedMap<LocalDate, Integer> completionsByDay() {
        var byDay = new TreeMap<LocalDate, Integer>();
        database.list("select completed from certificate where not withdrawn", row -> row.getDate(1))
                .forEach(day -> byDay.merge(day.toLocalDate(), 1, Integer::sum));
        return byDay;
    }

    private static Optional<IssuedCertificate> find(Database.Transaction transaction, String request)
            throws SQLException {
        List<IssuedCertificate> found =
                transaction.list(ALL + " where f.request = ?", IssuedCertificates::certificate, request);
        return found.stream().findFirst();
    }

    private static IssuedCertificate certificate(ResultSet row) throws SQLException {
        return new IssuedCertificate(
                row.getString("number"),
                row.getString("course_date_id"),
                row.getString("holder"),
                row.getString("first_name"),
                row.getString("email"),
                row.getString("course"),
                row.getDate("completed").toLocalDate(),
                row.getBoolean("sent"));
    }
}
