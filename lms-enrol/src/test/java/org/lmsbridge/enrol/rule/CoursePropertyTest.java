package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.CourseNames.Synchronised;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;

/** Carries changes out on a model of one Moodle course. */
class CoursePropertyTest {
    private static final Instant DAY = Instant.parse("2027-03-01T00:00:00Z");

    /** What Moodle has, and what we remember to have written. */
    private record Site(TreeMap<String, String> fields, WrittenCourse written) {
        static Site made(Blueprint blueprint) {
            var values = new TreeMap<>(blueprint.values());
            return new Site(values, WrittenCourse.NOTHING.with(values));
        }

        Site after(Optional<Map<String, String>> values) {
            var now = new TreeMap<>(fields);
            values.ifPresent(now::putAll);
            return new Site(now, values.map(written::with).orElse(written));
        }

        /** Somebody changes something in Moodle. */
        Site byHand(String field, String value) {
            var now = new TreeMap<>(fields);
            now.put(field, value);
            return new Site(now, written);
        }

        ActualCourse actual() {
            return new ActualCourse(
                    7,
                    Optional.of("1001"),
                    fields.getOrDefault(CourseFields.FULLNAME, ""),
                    fields.getOrDefault(CourseFields.SHORTNAME, ""),
                    time(CourseFields.STARTDATE),
                    time(CourseFields.ENDDATE),
                    Optional.of(fields.getOrDefault(CourseFields.SUMMARY, "")),
                    Optional.of(true),
                    Optional.of(true),
                    Map.of("room", fields.getOrDefault(CourseFields.CUSTOM + "room", "")));
        }

        private Optional<Instant> time(String field) {
            return Optional.of(fields.getOrDefault(field, ""))
                    .filter(text -> !text.isEmpty())
                    .map(Instant::parse);
        }

        Optional<Map<String, String>> planned(Drift drift, Blueprint wanted, Provenance provenance) {
            var link = Link.builder()
                    .kind(LinkKind.COURSE)
                    .recordsId("course-date:1001")
                    .lmsId(7)
                    .naturalKey("1001")
                    .provenance(provenance)
                    .fingerprint(written.fingerprint())
                    .build();
            var following = new Following(
                    Synchronised.BOTH, true, false, false, new Following.Drifts(drift, drift, drift, drift));
            return new CourseDiff(following, true, true)
                    .update(desired(wanted), actual(), link)
                    .map(change -> change.values());
        }
    }

    @Property
    void applyingThePlanMakesWhatIsCalledForAndLeavesNothingToPlan(
            @ForAll("blueprints") Blueprint first,
            @ForAll("blueprints") Blueprint second,
            @ForAll("fields") String field) {
        var drifted = Site.made(first).byHand(field, someValue(field));
        var after = drifted.after(drifted.planned(Drift.OVERRIDE, second, Provenance.CREATED));

        assertThat(after.fields()).containsAllEntriesOf(second.values());
        assertThat(after.planned(Drift.OVERRIDE, second, Provenance.CREATED)).isEmpty();
        assertThat(Site.made(first).planned(Drift.OVERRIDE, first, Provenance.CREATED))
                .isEmpty();
    }

    @Property
    void whatSomebodyChangedInMoodleIsKeptWhereTheSettingSaysSo(
            @ForAll("blueprints") Blueprint first,
            @ForAll("blueprints") Blueprint second,
            @ForAll("names") String field) {
        var drifted = Site.made(first).byHand(field, someValue(field));
        var after = drifted.after(drifted.planned(Drift.KEEP_THEIRS, second, Provenance.CREATED));

        assertThat(after.fields()).containsEntry(field, someValue(field));
        assertThat(after.planned(Drift.KEEP_THEIRS, second, Provenance.CREATED)).isEmpty();
    }

    @Property
    void nothingIsPlannedForACourseThatWeDidNotMake(
            @ForAll("blueprints") Blueprint first, @ForAll("blueprints") Blueprint second, @ForAll Drift drift) {
        var site = Site.made(first);

        assertThat(site.planned(drift, second, Provenance.FOREIGN)).isEmpty();
        assertThat(site.planned(drift, second, Provenance.ADOPTED)).isEmpty();
    }

    private static String someValue(String field) {
        return field.equals(CourseFields.STARTDATE) ? "2027-02-01T00:00:00Z" : "by hand";
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(CourseFields.FULLNAME, CourseFields.SHORTNAME, CourseFields.SUMMARY);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                CourseFields.FULLNAME, CourseFields.SHORTNAME, CourseFields.STARTDATE, CourseFields.SUMMARY);
    }

    @Provide
    Arbitrary<Blueprint> blueprints() {
        var texts = Arbitraries.of("First aid", "Fire safety");
        var days = Arbitraries.of(0, 1, 2);
        return Combinators.combine(texts, texts, days, days.optional(), texts, texts)
                .as((full, small, start, length, summary, room) -> new Blueprint(
                        new CourseNames(full, small),
                        1,
                        DAY.plusSeconds(86_400L * start),
                        length.map(more -> DAY.plusSeconds(86_400L * (start + more))),
                        Optional.of(summary),
                        new TreeMap<>(Map.of("room", room)),
                        OptionalLong.empty()));
    }

    private static DesiredCourse desired(Blueprint blueprint) {
        return new DesiredCourse(
                "course-date:1001",
                "First aid",
                List.of(new CourseDateId("1001")),
                Optional.of("1001"),
                OptionalLong.empty(),
                Optional.of(blueprint));
    }
}
