package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;

/**
 * What has to be done to a Moodle course so that it is the one that the records call for.
 *
 * @param following what of a course follows the records
 * @param visible whether students see a new course at once
 * @param tracking whether completion is tracked in a new course
 */
public record CourseDiff(Following following, boolean visible, boolean tracking) {
    /** The value that says how a course was found, for {@link #link}. */
    public static final String BY = "by";

    /** What {@link #BY} says of a course that was found by its {@code idnumber}. */
    public static final String BY_IDNUMBER = "idnumber";

    /** What {@link #BY} says of a course whose number the records gave. */
    public static final String BY_NUMBER = "number";

    /** What the course to be copied is called in a change. */
    public static final String TEMPLATE = "template";

    /** The fingerprint of a course that was made and has not been given all of its fields. */
    public static final String UNFINISHED = "unfinished";

    /**
     * A course as it is in the site. What the token does not see is empty.
     *
     * @param id its number
     * @param idnumber its identifier in the records
     * @param fullname its full name
     * @param shortname its short name
     * @param start its beginning
     * @param end its end, if there is one
     * @param summary its description
     * @param visible whether students see it
     * @param completion whether completion is tracked
     * @param customFields values of custom fields by short name
     */
    public record ActualCourse(
            long id,
            Optional<String> idnumber,
            String fullname,
            String shortname,
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<String> summary,
            Optional<Boolean> visible,
            Optional<Boolean> completion,
            Map<String, String> customFields) {
        public ActualCourse {
            customFields = Map.copyOf(customFields);
        }

        /** {@return what it is known by, to be checked before anything destructive} */
        public String key() {
            return idnumber.filter(text -> !text.isEmpty()).orElse(shortname);
        }
    }

    /**
     * Makes a course.
     *
     * @param course what is called for
     * @param blueprint how it is made
     * @return the change
     */
    public Change create(DesiredCourse course, Blueprint blueprint) {
        var values = new TreeMap<>(blueprint.values());
        values.put(CourseFields.IDNUMBER, course.idnumber().orElse(""));
        values.put("categoryid", String.valueOf(blueprint.categoryid()));
        values.put(CourseFields.VISIBLE, String.valueOf(visible));
        values.put(CourseFields.COMPLETION, String.valueOf(tracking));
        blueprint.template().ifPresent(template -> values.put(TEMPLATE, String.valueOf(template)));
        return change(ChangeKind.COURSE_CREATE, course, new TreeMap<>(), values);
    }

    /**
     * Takes on a course that is there.
     *
     * @param course what is called for
     * @param actual what is there
     * @param by {@link #BY_IDNUMBER} or {@link #BY_NUMBER}
     * @return the change
     */
    public Change link(DesiredCourse course, ActualCourse actual, String by) {
        var values = new TreeMap<String, String>();
        values.put("id", String.valueOf(actual.id()));
        values.put("key", actual.key());
        values.put(BY, by);
        return change(ChangeKind.COURSE_LINK, course, new TreeMap<>(), values);
    }

    /**
     * Brings a linked course up to date.
     *
     * @param course what is called for
     * @param actual what is there
     * @param link how it came about, and what was written to it
     * @return the change; empty if nothing differs, or nothing may be done about it
     */
    public Optional<Change> update(DesiredCourse course, ActualCourse actual, Link link) {
        var blueprint = course.blueprint();
        if (blueprint.isEmpty()) {
            return Optional.empty();
        }
        var expects = new TreeMap<String, String>();
        var values = new TreeMap<String, String>();
        if (link.fingerprint().equals(UNFINISHED)) {
            finish(course, actual, expects, values);
        }
        var wanted = blueprint.get().values();
        wanted.forEach((field, value) -> {
            var found = CourseFields.read(actual, field);
            if (!values.containsKey(field) && !found.equals(value) && writes(field, value, actual, link)) {
                expects.put(field, found);
                values.put(field, value);
            }
        });
        bothDates(actual, wanted, expects, values);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(change(ChangeKind.COURSE_UPDATE, course, expects, values));
    }

    /**
     * Brings a linked course up to date that the token may not read: what the records changed since is written.
     *
     * @param course what is called for
     * @param link how it came about, and what was written to it
     * @return the change; empty if everything was written before
     */
    public Optional<Change> updateUnseen(DesiredCourse course, Link link) {
        var wanted = course.blueprint().map(Blueprint::values).orElseGet(TreeMap::new);
        var written = WrittenCourse.parse(link.fingerprint());
        var values = new TreeMap<String, String>();
        wanted.forEach((field, value) -> {
            if (following.follows(field, link.provenance())
                    && !refused(field, value)
                    && !written.wrote(field, value).orElse(false)) {
                values.put(field, value);
            }
        });
        if (values.containsKey(CourseFields.STARTDATE) || values.containsKey(CourseFields.ENDDATE)) {
            values.put(CourseFields.STARTDATE, wanted.getOrDefault(CourseFields.STARTDATE, ""));
            values.put(CourseFields.ENDDATE, wanted.getOrDefault(CourseFields.ENDDATE, ""));
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(change(ChangeKind.COURSE_UPDATE, course, new TreeMap<>(), values));
    }

    private void finish(
            DesiredCourse course,
            ActualCourse actual,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        var all = new TreeMap<String, String>();
        course.blueprint().ifPresent(blueprint -> all.putAll(blueprint.values()));
        all.entrySet().removeIf(one -> refused(one.getKey(), one.getValue()));
        course.idnumber().ifPresent(idnumber -> all.put(CourseFields.IDNUMBER, idnumber));
        all.put(CourseFields.VISIBLE, String.valueOf(visible));
        all.put(CourseFields.COMPLETION, String.valueOf(tracking));
        all.forEach((field, value) -> {
            expects.put(field, CourseFields.read(actual, field));
            values.put(field, value);
        });
    }

    private boolean writes(String field, String wanted, ActualCourse actual, Link link) {
        if (!following.follows(field, link.provenance()) || unseen(field, actual) || refused(field, wanted)) {
            return false;
        }
        var written = WrittenCourse.parse(link.fingerprint());
        var found = CourseFields.read(actual, field);
        if (field.startsWith(CourseFields.CUSTOM)
                && found.isEmpty()
                && written.wrote(field, wanted).orElse(false)) {
            // The site has no such field, and drops what is written to it without a word.
            return false;
        }
        return switch (following.drift(field)) {
            case OVERRIDE -> true;
            case KEEP_THEIRS -> written.wrote(field, found).orElse(found.isEmpty());
            case FILL_IF_EMPTY -> found.isEmpty();
        };
    }

    /** One refused field would keep the others from following. */
    private static boolean refused(String field, String value) {
        return (field.equals(CourseFields.FULLNAME) || field.equals(CourseFields.SHORTNAME))
                && !CourseNames.accepted(value);
    }

    /** Moodle leaves out what a token may not see, and a start of zero: neither is a reason to write. */
    private static boolean unseen(String field, ActualCourse actual) {
        return switch (field) {
            case CourseFields.STARTDATE, CourseFields.ENDDATE -> actual.start().isEmpty();
            case CourseFields.SUMMARY -> actual.summary().isEmpty();
            default -> false;
        };
    }

    /** Moodle refuses an end that comes without a beginning, even for a course that has one: both or neither. */
    private static void bothDates(
            ActualCourse actual,
            SortedMap<String, String> wanted,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        var dates = List.of(CourseFields.STARTDATE, CourseFields.ENDDATE);
        if (dates.stream().anyMatch(values::containsKey)) {
            dates.forEach(field -> {
                expects.put(field, CourseFields.read(actual, field));
                values.put(field, wanted.getOrDefault(field, ""));
            });
        }
    }

    private static Change change(
            ChangeKind kind,
            DesiredCourse course,
            SortedMap<String, String> expects,
            SortedMap<String, String> values) {
        return new Change(kind, course.subject(), expects, values, course.because());
    }
}
