package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.CourseNames.Synchronised;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;

class CourseDiffTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final DesiredCourse DESIRED = desired(Map.of());
    private static final Link CREATED = link(Provenance.CREATED, DESIRED);

    @Test
    void aCourseThatIsRightIsLeftAlone() {
        assertThat(diff(Synchronised.BOTH, true).update(DESIRED, actual("Full", "Short", START), CREATED))
                .isEmpty();
    }

    @Test
    void onlyTheFieldsThatDifferAreWritten() {
        var change = diff(Synchronised.BOTH, true)
                .update(DESIRED, actual("Old", "Short", START), CREATED)
                .orElseThrow();

        assertThat(change.expects()).containsOnly(entry("fullname", "Old"));
        assertThat(change.values()).containsOnly(entry("fullname", "Full"));
    }

    @Test
    void namesFollowOnlyWhereTheSettingSaysSo() {
        var other = actual("Old", "Older", START);

        assertThat(diff(Synchronised.NONE, true).update(DESIRED, other, CREATED))
                .isEmpty();
        assertThat(fields(diff(Synchronised.FULL, true), other, CREATED)).containsOnly("fullname");
        assertThat(fields(diff(Synchronised.SHORT, true), other, CREATED)).containsOnly("shortname");
    }

    @Test
    void datesFollowTogetherAndOnlyWhereTheSettingSaysSo() {
        var moved = actual("Full", "Short", START.plusSeconds(3_600));

        assertThat(diff(Synchronised.BOTH, false).update(DESIRED, moved, CREATED))
                .isEmpty();
        assertThat(fields(diff(Synchronised.BOTH, true), moved, CREATED)).containsOnly("startdate", "enddate");
    }

    @Test
    void datesThatTheTokenDoesNotSeeAreNotCompared() {
        var unseen = actual("Full", "Short", Optional.empty(), Optional.empty(), Map.of());

        assertThat(diff(Synchronised.BOTH, true).update(DESIRED, unseen, CREATED))
                .isEmpty();
    }

    @Test
    void anAdoptedCourseFollowsOnlyWhereTheSettingSaysSo() {
        var other = actual("Old", "Older", START.plusSeconds(60));
        var adopted = link(Provenance.ADOPTED, DESIRED);

        assertThat(diff(Synchronised.BOTH, true).update(DESIRED, other, adopted))
                .isEmpty();
        var following = new Following(Synchronised.FULL, true, true, false, drifts(Drift.OVERRIDE));
        assertThat(fields(new CourseDiff(following, true, true), other, adopted))
                .containsOnly("fullname");
    }

    @Test
    void theirsIsKeptWhereTheSettingSaysSoUntilItIsWhatWasWritten() {
        var keeping = new CourseDiff(
                new Following(Synchronised.BOTH, true, false, false, drifts(Drift.KEEP_THEIRS)), true, true);
        var renamed = new DesiredCourse(
                DESIRED.subject(),
                "",
                DESIRED.targets(),
                DESIRED.idnumber(),
                OptionalLong.empty(),
                Optional.of(blueprint("New", Map.of())));

        assertThat(keeping.update(renamed, actual("By hand", "Short", START), CREATED))
                .isEmpty();
        assertThat(keeping.update(renamed, actual("Full", "Short", START), CREATED)
                        .orElseThrow()
                        .values())
                .containsOnly(entry("fullname", "New"));
    }

    @Test
    void anEmptyFieldIsFilledWhereOnlyThatIsAllowed() {
        var filling = new CourseDiff(
                new Following(Synchronised.BOTH, true, false, false, drifts(Drift.FILL_IF_EMPTY)), true, true);
        var desired = desired(Map.of("room", "A1"));

        assertThat(filling.update(desired, actual("Full", "Short", START, Map.of("room", "B2")), CREATED))
                .isEmpty();
        assertThat(filling.update(desired, actual("Full", "Short", START, Map.of()), CREATED)
                        .orElseThrow()
                        .values())
                .containsOnly(entry("custom:room", "A1"));
    }

    @Test
    void aCustomFieldThatTheSiteDoesNotHaveIsWrittenOnce() {
        var desired = desired(Map.of("room", "A1"));
        var without = actual("Full", "Short", START, Map.of());

        assertThat(diff(Synchronised.BOTH, true).update(desired, without, CREATED))
                .isPresent();
        assertThat(diff(Synchronised.BOTH, true).update(desired, without, link(Provenance.CREATED, desired)))
                .isEmpty();
    }

    @Test
    void anUnfinishedCopyGetsEverything() {
        var link =
                Link.builder().from(CREATED).fingerprint(CourseDiff.UNFINISHED).build();

        assertThat(fields(diff(Synchronised.NONE, false), actual("Copy", "TPL_1", START), link))
                .contains("idnumber", "fullname", "shortname", "startdate", "visible", "enablecompletion");
    }

    @Test
    void aNameThatMoodleRefusesKeepsNothingElseFromFollowing() {
        var moved = START.plusSeconds(3_600);
        for (var names : List.of(new CourseNames("a<b", "Short"), new CourseNames("Full", "a<b"))) {
            var refused = named(names);

            assertThat(diff(Synchronised.BOTH, true)
                            .update(refused, actual("Full", "Short", moved), CREATED)
                            .orElseThrow()
                            .values())
                    .containsOnlyKeys("startdate", "enddate");
            assertThat(diff(Synchronised.BOTH, true).updateUnseen(refused, CREATED))
                    .isEmpty();
        }
    }

    @Test
    void anUnfinishedCopyGetsEverythingButANameThatMoodleRefuses() {
        var link =
                Link.builder().from(CREATED).fingerprint(CourseDiff.UNFINISHED).build();

        assertThat(diff(Synchronised.BOTH, true)
                        .update(named(new CourseNames("a<b", "Short")), actual("Copy", "TPL_1", START), link)
                        .orElseThrow()
                        .values())
                .doesNotContainKey("fullname")
                .containsEntry("shortname", "Short");
    }

    @Test
    void onlyNamesAreRefusedForWhatLooksLikeATag() {
        var desired = desired(Map.of("room", "a<b"));

        assertThat(diff(Synchronised.BOTH, true)
                        .update(desired, actual("Full", "Short", START), CREATED)
                        .orElseThrow()
                        .values())
                .containsOnly(entry("custom:room", "a<b"));
    }

    @Test
    void whatTheTokenMayNotReadIsWrittenWhenTheRecordsChange() {
        var diff = diff(Synchronised.BOTH, true);

        assertThat(diff.updateUnseen(DESIRED, CREATED)).isEmpty();
        assertThat(diff.updateUnseen(desired(Map.of("room", "A1")), CREATED)
                        .orElseThrow()
                        .values())
                .containsOnly(entry("custom:room", "A1"));
    }

    @Test
    void nothingIsDoneToAForeignCourse() {
        for (var deed : CourseOwnership.Deed.values()) {
            assertThat(CourseOwnership.of(deed, Provenance.FOREIGN)).isEqualTo(CourseOwnership.Permission.NEVER);
        }
        assertThat(CourseOwnership.allows(CourseOwnership.Deed.HIDE, Provenance.ADOPTED, true))
                .isFalse();
        assertThat(CourseOwnership.allows(CourseOwnership.Deed.DELETE, Provenance.ADOPTED, true))
                .isFalse();
        assertThat(CourseOwnership.allows(CourseOwnership.Deed.DELETE, Provenance.CREATED, false))
                .isFalse();
    }

    @Test
    void whatWasWrittenFitsIntoALinkAndComesBack() {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < 40; i++) {
            values.put("field" + i, "value" + i);
        }
        var written = WrittenCourse.NOTHING.with(values);

        assertThat(written.fingerprint()).hasSizeLessThanOrEqualTo(Link.MAX_LENGTH);
        assertThat(WrittenCourse.parse(written.fingerprint())).isEqualTo(written);
        assertThat(written.hashes()).hasSize(WrittenCourse.MAX_FIELDS);
    }

    @Test
    void aNewCourseGetsAllItsFields() {
        var change = diff(Synchronised.BOTH, true)
                .create(DESIRED, DESIRED.blueprint().orElseThrow());

        assertThat(change.kind()).isEqualTo(ChangeKind.COURSE_CREATE);
        assertThat(change.subject()).isEqualTo("course-date:1001");
        assertThat(change.because()).containsExactly("1001");
        assertThat(change.expects()).isEmpty();
        assertThat(change.values())
                .containsOnly(
                        entry("fullname", "Full"),
                        entry("shortname", "Short"),
                        entry("startdate", START.toString()),
                        entry("enddate", ""),
                        entry("idnumber", "1001"),
                        entry("categoryid", "40"),
                        entry("visible", "true"),
                        entry("enablecompletion", "true"));
    }

    @Test
    void aNewCourseNamesTheOneThatItIsCopiedFrom() {
        var plain = DESIRED.blueprint().orElseThrow();
        var copied = new Blueprint(
                plain.names(),
                plain.categoryid(),
                START,
                Optional.of(START),
                Optional.of("<p>Aims</p>"),
                plain.customFields(),
                OptionalLong.of(12));

        assertThat(diff(Synchronised.BOTH, true).create(DESIRED, copied).values())
                .contains(entry("template", "12"), entry("summary", "<p>Aims</p>"))
                .containsEntry("enddate", START.toString());
    }

    @Test
    void aCourseThatIsFoundIsRememberedByWhatItIsKnownBy() {
        var change =
                diff(Synchronised.BOTH, true).link(DESIRED, actual("Full", "Short", START), CourseDiff.BY_IDNUMBER);

        assertThat(change.kind()).isEqualTo(ChangeKind.COURSE_LINK);
        assertThat(change.expects()).isEmpty();
        assertThat(change.values()).containsOnly(entry("id", "7"), entry("key", "1001"), entry("by", "idnumber"));
    }

    @Test
    void aCourseWithoutAnIdnumberIsKnownByItsShortName() {
        assertThat(known(Optional.of("1001")).key()).isEqualTo("1001");
        assertThat(known(Optional.of("")).key()).isEqualTo("Short");
        assertThat(known(Optional.empty()).key()).isEqualTo("Short");
    }

    private static ActualCourse known(Optional<String> idnumber) {
        var none = Optional.<Instant>empty();
        return new ActualCourse(
                7,
                idnumber,
                "Full",
                "Short",
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Iterable<String> fields(CourseDiff diff, ActualCourse actual, Link link) {
        return diff.update(DESIRED, actual, link).orElseThrow().values().keySet();
    }

    private static DesiredCourse desired(Map<String, String> custom) {
        return desired(blueprint("Full", custom));
    }

    private static DesiredCourse named(CourseNames names) {
        return desired(blueprint(names, Map.of()));
    }

    private static DesiredCourse desired(Blueprint blueprint) {
        return new DesiredCourse(
                "course-date:1001",
                "Full",
                List.of(new CourseDateId("1001")),
                Optional.of("1001"),
                OptionalLong.empty(),
                Optional.of(blueprint));
    }

    private static Blueprint blueprint(String fullname, Map<String, String> custom) {
        return blueprint(new CourseNames(fullname, "Short"), custom);
    }

    private static Blueprint blueprint(CourseNames names, Map<String, String> custom) {
        return new Blueprint(
                names, 40, START, Optional.empty(), Optional.empty(), new TreeMap<>(custom), OptionalLong.empty());
    }

    private static Link link(Provenance provenance, DesiredCourse written) {
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId("course-date:1001")
                .lmsId(7)
                .naturalKey("1001")
                .provenance(provenance)
                .fingerprint(WrittenCourse.NOTHING
                        .with(written.blueprint().orElseThrow().values())
                        .fingerprint())
                .build();
    }

    private static CourseDiff diff(Synchronised names, boolean dates) {
        return new CourseDiff(new Following(names, dates, false, false, drifts(Drift.OVERRIDE)), true, true);
    }

    private static Following.Drifts drifts(Drift drift) {
        return new Following.Drifts(drift, drift, drift, drift);
    }

    private static ActualCourse actual(String fullname, String shortname, Instant start) {
        return actual(fullname, shortname, start, Map.of());
    }

    private static ActualCourse actual(String fullname, String shortname, Instant start, Map<String, String> custom) {
        return actual(fullname, shortname, Optional.of(start), Optional.empty(), custom);
    }

    private static ActualCourse actual(
            String fullname,
            String shortname,
            Optional<Instant> start,
            Optional<Instant> end,
            Map<String, String> custom) {
        return new ActualCourse(
                7,
                Optional.of("1001"),
                fullname,
                shortname,
                start,
                end,
                Optional.of(""),
                Optional.of(true),
                Optional.of(true),
                custom);
    }
}
