package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.destination.Schema.LookedUp;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;

/**
 * Turns usernames, addresses, short names and the like into numbers, a batch at a time: one call for all users of a
 * batch, one packed call for its courses, one for all categories of the site. What was found is kept, up to a limit.
 */
final class LookUps {
    private static final int KEPT = 10_000;
    private final MoodleClient client;
    private final Target target;
    private final Map<String, Long> found = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable List<Category> categories;

    LookUps(MoodleClient client, Target target) {
        this.client = client;
        this.target = target;
    }

    /** Replaces what is to be looked up by its number; rejects records for which there is none, or more than one. */
    void resolve(List<? extends Item<?>> items) {
        Set<String> fields = new HashSet<>();
        items.forEach(item -> item.fields().keySet().stream()
                .filter(field -> lookedUp(field).isPresent())
                .forEach(fields::add));
        for (String field : fields) {
            resolve(
                    field,
                    items.stream()
                            .filter(item -> item.open() && item.fields().containsKey(field))
                            .toList());
        }
    }

    private Optional<LookedUp> lookedUp(String field) {
        return LookedUp.of(field).filter(target.schema().lookUps()::containsKey);
    }

    private void resolve(String field, List<? extends Item<?>> items) {
        LookedUp what = lookedUp(field).orElseThrow();
        Set<String> wanted = new HashSet<>();
        items.forEach(item -> wanted.add(value(field, item)));
        Map<String, Long> numbers = new HashMap<>();
        wanted.removeIf(value -> {
            Long known = found.get(field + "=" + value);
            if (known != null) {
                numbers.put(value, known);
            }
            return known != null;
        });
        Map<String, List<Long>> asked = wanted.isEmpty() ? Map.of() : ask(what, LookedUp.by(field), wanted);
        asked.forEach((value, ids) -> {
            if (ids.size() == 1) {
                numbers.put(value, ids.get(0));
                found.put(field + "=" + value, ids.get(0));
            }
        });
        for (Item<?> item : items) {
            String value = value(field, item);
            Long number = numbers.get(value);
            if (number == null) {
                reject(item, what, LookedUp.by(field), value, asked.getOrDefault(value, List.of()));
            } else {
                item.fields().remove(field);
                item.fields().put(target.schema().lookUps().getOrDefault(what, ""), number);
            }
        }
    }

    /** As the site is asked: usernames are lower case, and nobody tells addresses apart by case. */
    private static String value(String field, Item<?> item) {
        String text = String.valueOf(item.fields().get(field)).strip();
        return switch (field) {
            case "user.username", "user.email" -> text.toLowerCase(Locale.ROOT);
            case "category.path" -> plainPath(text);
            default -> text;
        };
    }

    private void reject(Item<?> item, LookedUp what, String by, String value, List<Long> ids) {
        if (ids.isEmpty()) {
            item.reject(new NotFoundException(Fault.of(
                    target.function(),
                    "record " + item.position() + ": no " + what + " has the " + by + " '" + value + "'.",
                    "Correct it, or make the " + what + " first; the token may also lack the right to see it.",
                    Arrival.NOT_SENT)));
        } else {
            item.reject(new ConflictException(Fault.of(
                    target.function(),
                    "record " + item.position() + ": " + ids.size() + " of one " + by + " '" + value + "': " + what
                            + " " + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".",
                    "Give the number of the right one.",
                    Arrival.NOT_SENT)));
        }
    }

    private Map<String, List<Long>> ask(LookedUp what, String by, Collection<String> values) {
        return switch (what) {
            case USER -> users(UserField.valueOf(by.toUpperCase(Locale.ROOT)), values);
            case COURSE -> courses(CourseField.valueOf(by.toUpperCase(Locale.ROOT)), values);
            case CATEGORY -> categories(by, values);
        };
    }

    private Map<String, List<Long>> users(UserField field, Collection<String> values) {
        Function<User, String> name = user -> switch (field) {
            case USERNAME -> user.username().orElse("");
            case EMAIL -> user.email().orElse("").toLowerCase(Locale.ROOT);
            case IDNUMBER -> user.idnumber().orElse("");
            case ID -> Long.toString(user.id());
        };
        return byName(client.users().byField(field, values), name, User::id, values);
    }

    private Map<String, List<Long>> courses(CourseField field, Collection<String> values) {
        Function<Course, String> name = field == CourseField.SHORTNAME
                ? Course::shortname
                : course -> course.idnumber().orElse("");
        return byName(client.courses().byField(field, values), name, Course::id, values);
    }

    private Map<String, List<Long>> categories(String by, Collection<String> values) {
        List<Category> all = categories == null ? client.categories().all() : categories;
        categories = all;
        Map<Long, String> names = all.stream().collect(Collectors.toMap(Category::id, Category::name));
        Function<Category, String> name = by.equals("idnumber")
                ? category -> category.idnumber().orElse("")
                : category -> plainPath(path(category, names));
        return byName(all, name, Category::id, values);
    }

    private static String path(Category category, Map<Long, String> names) {
        List<String> path = new ArrayList<>();
        for (String id : category.path().split("/", -1)) {
            if (!id.isEmpty()) {
                path.add(names.getOrDefault(Long.valueOf(id), "?"));
            }
        }
        return String.join("/", path);
    }

    /** Written with or without spaces around the strokes, as Moodle shows it: {@code Faculty / Science}. */
    private static String plainPath(String path) {
        return path.strip().replaceAll("\\s*/\\s*", "/").replaceAll("^/|/$", "");
    }

    /** The exact value where there is one; otherwise what the site's database takes for the same. */
    private static <E> Map<String, List<Long>> byName(
            List<E> found, Function<E, String> name, Function<E, Long> id, Collection<String> values) {
        Map<String, List<Long>> exact = group(found, name, id);
        Map<String, List<Long>> anyCase = group(found, each -> name.apply(each).toLowerCase(Locale.ROOT), id);
        Map<String, List<Long>> numbers = new HashMap<>();
        for (String value : values) {
            List<Long> ids = exact.getOrDefault(value, anyCase.getOrDefault(value.toLowerCase(Locale.ROOT), List.of()));
            numbers.put(value, ids);
        }
        return numbers;
    }

    private static <E> Map<String, List<Long>> group(List<E> found, Function<E, String> name, Function<E, Long> id) {
        return found.stream().collect(Collectors.groupingBy(name, Collectors.mapping(id, Collectors.toList())));
    }
}
