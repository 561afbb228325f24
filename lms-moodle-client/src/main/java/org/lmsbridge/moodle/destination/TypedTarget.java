package org.lmsbridge.moodle.destination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Outcome;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.wire.WireMapper;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.moodle.model.UserUpdate;

/**
 * A function that the client has a type for.
 *
 * @param <M> the type
 */
final class TypedTarget<M> implements Target {
    private static final ObjectMapper MAPPER = WireMapper.create();
    private final String function;
    private final String list;
    private final Schema schema;
    private final Class<M> type;
    private final Bulk<M> bulk;
    private final Reasons<M> reasons;
    private final Optional<String> warning;

    private interface Bulk<M> {
        BulkResult<M, ?> write(MoodleClient client, List<M> records);
    }

    private interface Reasons<M> {
        Explanation of(String function, MoodleClient client, List<Map<String, Object>> fields, List<M> records);
    }

    private TypedTarget(
            String function,
            String list,
            Schema schema,
            Class<M> type,
            Bulk<M> bulk,
            Reasons<M> reasons,
            Optional<String> warning) {
        this.function = function;
        this.list = list;
        this.schema = schema;
        this.type = type;
        this.bulk = bulk;
        this.reasons = reasons;
        this.warning = warning;
    }

    static Target createUsers() {
        return new TypedTarget<>(
                "core_user_create_users",
                "users",
                Schemas.createUsers(),
                NewUser.class,
                (client, records) -> client.users().create(records),
                (function, client, fields, records) -> Explanations.ofNewUsers(function, client, records),
                Optional.empty());
    }

    static Target updateUsers() {
        return new TypedTarget<>(
                "core_user_update_users",
                "users",
                Schemas.updateUsers(),
                UserUpdate.class,
                (client, records) -> client.users().update(records),
                (function, client, fields, records) -> Explanation.none(),
                Optional.empty());
    }

    static Target enrolUsers() {
        return new TypedTarget<>(
                "enrol_manual_enrol_users",
                "enrolments",
                Schemas.enrolUsers(),
                Enrolment.class,
                (client, records) -> client.enrolments().enrol(records),
                (function, client, fields, records) -> Explanations.ofMembers(function, client, fields),
                Optional.of("Moodle 4.4 and later mails everybody who is enrolled, also those who were enrolled before,"
                        + " unless the course or the site default enrol_manual | sendcoursewelcomemessage says no. Start,"
                        + " end and suspension of an enrolment that is there already are overwritten."));
    }

    static Target unenrolUsers() {
        return new TypedTarget<>(
                "enrol_manual_unenrol_users",
                "enrolments",
                Schemas.unenrolUsers(),
                Unenrolment.class,
                (client, records) -> client.enrolments().unenrol(records),
                (function, client, fields, records) -> Explanations.ofMembers(function, client, fields),
                Optional.of(
                        "Whoever is unenrolled loses grades, groups and roles in the course, unless enrolled there in"
                                + " another way too. Enrolling again does not bring them back. To keep them, suspend instead:"
                                + " enrol with suspend = 1."));
    }

    static Target createCourses() {
        return new TypedTarget<>(
                "core_course_create_courses",
                "courses",
                Schemas.createCourses(),
                NewCourse.class,
                (client, records) -> client.courses().create(records),
                (function, client, fields, records) -> Explanations.ofNewCourses(function, client, records),
                Optional.empty());
    }

    @Override
    public String function() {
        return function;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<String> warning() {
        return warning;
    }

    @Override
    public Optional<String> unfit(Map<String, Object> fields) {
        try {
            typed(fields);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // The message of the cause quotes values, secrets included.
            return Optional.of("a number is too large, or a field does not fit " + function);
        }
    }

    private M typed(Map<String, Object> fields) {
        return MAPPER.convertValue(fields, type);
    }

    private List<M> typed(List<Map<String, Object>> records) {
        return records.stream().map(this::typed).toList();
    }

    @Override
    public List<Verdict<?>> write(MoodleClient client, List<Map<String, Object>> records) {
        return verdicts(bulk.write(client, typed(records)));
    }

    static List<Verdict<?>> verdicts(BulkResult<?, ?> result) {
        return result.outcomes().stream().<Verdict<?>>map(Outcome::verdict).toList();
    }

    @Override
    public Map<String, ?> parameters(List<Map<String, Object>> records) {
        return Map.of(list, typed(records));
    }

    @Override
    public boolean packs() {
        return true;
    }

    @Override
    public Explanation explain(MoodleClient client, List<Map<String, Object>> records) {
        return reasons.of(function, client, records, typed(records));
    }
}
