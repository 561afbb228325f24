package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Forgotten;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;

/** Removes one person from every table. Reads some tables from end to end: it happens seldom. For one thread. */
final class Erasure {
    private static final String NOBODY = "(forgotten)";

    private static final String LINKS = "select kind, parent, lms_id, natural_key, provenance, in_doubt from lms_link"
            + " where site = ? and kind in ('ACCOUNT', 'ENROLMENT') and records_id in (?, ?) order by kind, parent";

    private static final String DELETE_LINKS = "delete from lms_link"
            + " where site = ? and kind in ('ACCOUNT', 'ENROLMENT') and records_id in (?, ?) and in_doubt = false";

    private static final String DELETE_DETAILS = "delete from lms_link where site = ?"
            + " and (kind = 'MEMBERSHIP' and records_id = ? or kind = 'REGISTRATION' and natural_key = ?)";

    private static final String CHANGES =
            "delete from lms_journal_change where site = ? and (subject = ? or right(subject, ?) = ?)";

    private static final String REQUESTS = "select ticket, subjects, results, in_doubt from lms_journal_request"
            + " where site = ? and position(? in subjects) > 0";

    private static final String REQUEST =
            "update lms_journal_request set subjects = ?, results = ? where site = ? and ticket = ?";

    private static final String PLANS = "select distinct p.id, p.status from lms_plan p where p.site = ? and ("
            + " exists (select 1 from lms_plan_segment s where s.plan_id = p.id"
            + " and (position(? in s.changes) > 0 or position(? in s.changes) > 0))"
            + " or exists (select 1 from lms_plan_finding f where f.plan_id = p.id"
            + " and (f.subject = ? or right(f.subject, ?) = ?)))";

    private static final String PLAN = "delete from lms_plan where id = ?";

    private static final String FINDINGS = "update lms_run_finding set subject = '" + NOBODY + "', message = '" + NOBODY
            + "', remedy = '' where run_id in (select r.id from lms_run r where r.site = ?)"
            + " and (subject = ? or right(subject, ?) = ?)";

    private static final String DELIVERIES = "update lms_delivery set state = 'ERASED', subject = null, step = null,"
            + " contact = null, payload = null, error = null, remedy = null, due_at = null, lease = null, host = null"
            + " where site = ? and (contact = ? or subject = ?) and state <> 'ERASED'"
            + " and (lease is null or due_at <= ?)";

    private static final String CLAIMED =
            "select count(*) from lms_delivery where site = ? and (contact = ? or subject = ?)";

    private static final String MARKS = "delete from lms_hands_off where site = ? and subject = ?";
    private static final String PUSHES = "delete from lms_push where site = ? and subject = ?";

    /** Pushes are worked on under leases whose names end with the subject. */
    private static final String LEASES =
            "delete from lms_lease where site = ? and right(name, ?) = ? and until_at <= ?";

    private static final String LEASED = "select count(*) from lms_lease where site = ? and right(name, ?) = ?";

    private static final String TASKS =
            "delete from lms_scheduled_task" + " where task_instance = ? and left(task_name, ?) = ? and picked = false";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String id;
    private final String subject;
    private final String end;
    private final Map<String, Integer> removed = new TreeMap<>();
    private final List<String> inMoodle = new ArrayList<>();
    private final List<String> remaining = new ArrayList<>();
    private final Set<String> usernames = new LinkedHashSet<>();

    Erasure(String site, Database database, Clock clock, ContactId contact) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.id = contact.value();
        this.subject = "contact:" + id;
        this.end = "/" + subject;
    }

    /** In one transaction, so that nobody is forgotten in part because something failed. */
    Forgotten run() {
        return database.inTransaction(session -> {
            links(session);
            count("changes in the journal", session.update(CHANGES, site, subject, end.length(), end));
            for (var username : usernames) {
                requests(session, username);
            }
            plans(session);
            count("findings of runs", session.update(FINDINGS, site, subject, end.length(), end));
            deliveries(session);
            count("hands-off marks", session.update(MARKS, site, subject));
            count("pushes", session.update(PUSHES, site, subject));
            leases(session);
            session.update(TASKS, subject, site.length() + 1, site + "/");
            return new Forgotten(new ContactId(id), removed, inMoodle, remaining);
        });
    }

    private void links(Session session) throws SQLException {
        var courses = new ArrayList<String>();
        session.query(
                LINKS,
                row -> {
                    usernames.add(row.getString("natural_key"));
                    var number = row.getString("lms_id");
                    if (row.getBoolean("in_doubt")) {
                        remaining.add("It is in doubt whether the site has the %s %s: the next run finds out."
                                .formatted(
                                        row.getString("kind").equals(LinkKind.ACCOUNT.name()) ? "user" : "enrolment of",
                                        row.getString("natural_key")));
                    } else if (row.getString("kind").equals(LinkKind.ACCOUNT.name())) {
                        account(number, row.getString("natural_key"), row.getString("provenance"));
                    } else {
                        courses.add(row.getString("parent"));
                    }
                    return number == null ? "" : number;
                },
                site,
                id,
                subject);
        if (!courses.isEmpty()) {
            inMoodle.add("Enrolments in the courses %s: they go when the user is deleted; otherwise unenrol by hand."
                    .formatted(String.join(", ", courses)));
        }
        count("links", session.update(DELETE_LINKS, site, id, subject) + session.update(DELETE_DETAILS, site, id, id));
    }

    private void account(@Nullable String number, String username, String provenance) {
        inMoodle.add(
                "User %s (%s), %s: delete it under Site administration, Users, or by a data request of Moodle's data privacy tool, which removes submissions and grades too."
                        .formatted(
                                number == null ? "without a known number" : number,
                                username,
                                switch (Provenance.valueOf(provenance)) {
                                    case CREATED -> "made by the library";
                                    case ADOPTED -> "there before the library and taken on by it";
                                    case FOREIGN -> "there before the library, and perhaps needed for something else";
                                }));
    }

    /** A request is about many people: only the name of this one goes. */
    private void requests(Session session, String username) throws SQLException {
        var word = Pattern.compile("(?<![\\p{L}\\p{N}._@-])" + Pattern.quote(username) + "(?![\\p{L}\\p{N}._@-])");
        var rows = session.query(
                REQUESTS,
                row -> new Request(
                        row.getLong("ticket"),
                        row.getString("subjects"),
                        row.getString("results"),
                        row.getBoolean("in_doubt")),
                site,
                username);
        for (var request : rows) {
            List<String> subjects = Json.read(request.subjects(), new TypeReference<>() {});
            if (subjects.stream().noneMatch(text -> word.matcher(text).find())) {
                continue;
            }
            if (request.inDoubt()) {
                remaining.add("Request %d about %s is in doubt: the next run finds out what came of it."
                        .formatted(request.ticket(), username));
                continue;
            }
            rewrite(session, request, subjects, word);
        }
    }

    private void rewrite(Session session, Request request, List<String> subjects, Pattern word) throws SQLException {
        var anonymous = subjects.stream()
                .map(text -> word.matcher(text).find() ? NOBODY : text)
                .toList();
        var results = new LinkedHashMap<String, String>();
        if (request.results() != null) {
            Map<String, String> given = Json.read(request.results(), new TypeReference<>() {});
            given.forEach((key, value) -> {
                if (!word.matcher(key).find()) {
                    results.put(key, value);
                }
            });
        }
        session.update(REQUEST, Json.write(anonymous), Json.write(results), site, request.ticket());
        count("requests in the journal", 1);
    }

    /** A plan without one of its changes would be another plan: it goes as a whole. */
    private void plans(Session session) throws SQLException {
        var json = Json.write(subject);
        var found = session.query(
                PLANS,
                row -> Map.entry(row.getString(1), row.getString(2)),
                site,
                json,
                "/" + json.substring(1),
                subject,
                end.length(),
                end);
        for (var plan : found) {
            if (Set.of("APPLYING", "BUILDING").contains(plan.getValue())) {
                remaining.add("Plan %s is being written or applied: it can go when that has ended, or a week later."
                        .formatted(plan.getKey()));
            } else {
                count("plans", session.update(PLAN, plan.getKey()));
            }
        }
    }

    /** What waits is not delivered any more. */
    private void deliveries(Session session) throws SQLException {
        count("call-backs", session.update(DELIVERIES, site, id, subject, clock.instant()));
        int claimed =
                session.query(CLAIMED, row -> row.getInt(1), site, id, subject).get(0);
        if (claimed > 0) {
            remaining.add("%d call-backs are being delivered: they can go when that has ended.".formatted(claimed));
        }
    }

    /** What a killed host left; whoever works on the person now gives the lease back. */
    private void leases(Session session) throws SQLException {
        count("leases", session.update(LEASES, site, end.length(), end, clock.instant()));
        if (session.query(LEASED, row -> row.getInt(1), site, end.length(), end).get(0) > 0) {
            remaining.add("A host is working on a change of this person: the mark of that can go when it has ended.");
        }
    }

    private void count(String what, int number) {
        if (number > 0) {
            removed.merge(what, number, Integer::sum);
        }
    }

    /** A row of the journal. */
    private record Request(
            long ticket, String subjects, @Nullable String results, boolean inDoubt) {}
}
