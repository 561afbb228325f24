package org.lmsbridge.moodle.destination;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.destination.Target.Explanation;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;

/** Finds out why a site refused records: by asking for what they stand against, or for what they need. */
final class Explanations {
    private Explanations() {}

    /** A username or address that is taken. */
    static Explanation ofNewUsers(String function, MoodleClient client, List<NewUser> records) {
        Map<String, User> byName = index(
                client.users()
                        .byField(
                                UserField.USERNAME,
                                records.stream().map(NewUser::username).toList()),
                user -> user.username().orElse(""));
        Map<String, User> byEmail = client.moodleSite().sharedEmails()
                ? Map.of()
                : index(
                        client.users()
                                .byField(
                                        UserField.EMAIL,
                                        records.stream().map(NewUser::email).toList()),
                        user -> lower(user.email().orElse("")));
        Map<Integer, Verdict<?>> certain = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            NewUser record = records.get(place);
            User namesake = byName.get(record.username());
            User sameAddress = byEmail.get(lower(record.email()));
            if (namesake != null) {
                certain.put(
                        place,
                        same(record, namesake)
                                ? new Verdict.AlreadySo<>(namesake.id())
                                : taken(function, "username '" + record.username() + "'", "account", namesake.id()));
            } else if (sameAddress != null) {
                certain.put(place, taken(function, "email '" + record.email() + "'", "account", sameAddress.id()));
            }
        }
        return new Explanation(certain, Map.of());
    }

    private static boolean same(NewUser record, User there) {
        String idnumber = record.idnumber().orElse("");
        return lower(there.email().orElse("")).equals(lower(record.email()))
                && (idnumber.isEmpty() || idnumber.equals(there.idnumber().orElse("")));
    }

    /** A short name or identifier that is taken, or a category that is not there. */
    static Explanation ofNewCourses(String function, MoodleClient client, List<NewCourse> records) {
        Map<String, Course> byName = index(
                client.courses()
                        .byField(
                                CourseField.SHORTNAME,
                                records.stream().map(NewCourse::shortname).toList()),
                course -> lower(course.shortname()));
        Map<String, Course> byIdnumber = index(
                client.courses()
                        .byField(
                                CourseField.IDNUMBER,
                                records.stream()
                                        .flatMap(course -> course.idnumber().stream())
                                        .toList()),
                course -> course.idnumber().orElse(""));
        Map<Integer, Verdict<?>> certain = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            NewCourse record = records.get(place);
            Course namesake = byName.get(lower(record.shortname()));
            String idnumber = record.idnumber().orElse("");
            Course same = idnumber.isEmpty() ? null : byIdnumber.get(idnumber);
            if (namesake != null) {
                certain.put(
                        place,
                        same(record, namesake)
                                ? new Verdict.AlreadySo<>(namesake.id())
                                : taken(function, "short name '" + record.shortname() + "'", "course", namesake.id()));
            } else if (same != null) {
                certain.put(place, taken(function, "idnumber '" + idnumber + "'", "course", same.id()));
            }
        }
        return new Explanation(certain, Map.of());
    }

    private static boolean same(NewCourse record, Course there) {
        return there.fullname().equals(record.fullname())
                && there.idnumber().orElse("").equals(record.idnumber().orElse(""));
    }

    /** People and courses that are not there; or that the token may not see, so that only the site can tell. */
    static Explanation ofMembers(String function, MoodleClient client, List<Map<String, Object>> records) {
        Collection<Long> people = numbers(records, "userid");
        Collection<Long> courses = numbers(records, "courseid");
        Map<Long, User> users = index(
                client.users()
                        .byField(
                                UserField.ID,
                                people.stream().map(String::valueOf).toList()),
                User::id);
        Map<Long, Course> rooms = index(client.courses().byIds(courses), Course::id);
        Map<Integer, MoodleException> suspected = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            Object user = records.get(place).get("userid");
            Object course = records.get(place).get("courseid");
            if (!rooms.containsKey(course)) {
                suspected.put(place, missing(function, "course", course));
            } else if (!users.containsKey(user)) {
                suspected.put(place, missing(function, "account", user));
            }
        }
        return new Explanation(Map.of(), suspected);
    }

    private static List<Long> numbers(List<Map<String, Object>> records, String field) {
        return records.stream()
                .map(record -> record.get(field))
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .distinct()
                .toList();
    }

    private static <K, V> Map<K, V> index(List<V> found, Function<V, K> key) {
        return found.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> first));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Verdict<?> taken(String function, String what, String owner, long id) {
        return new Verdict.Rejected<>(new ConflictException(Fault.of(
                function,
                "the " + what + " belongs to " + owner + " " + id + " already.",
                "Choose another, or leave the record out.",
                Arrival.REFUSED)));
    }

    private static MoodleException missing(String function, String what, @Nullable Object id) {
        return new NotFoundException(Fault.of(
                function,
                "there is no " + what + " "
                        + Optional.ofNullable(id).map(Object::toString).orElse("") + ".",
                "Correct the number; a deleted " + what + " cannot be used.",
                Arrival.REFUSED));
    }
}
