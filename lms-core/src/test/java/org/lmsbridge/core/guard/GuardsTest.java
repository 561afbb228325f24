package org.lmsbridge.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.CourseTally;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;

class GuardsTest {
    private static final Guards GUARDS = Guards.defaults();

    @Property
    void aThresholdIsExceededWhenCountAndShareAre(
            @ForAll @LongRange(max = Long.MAX_VALUE) long number,
            @ForAll @LongRange(max = Long.MAX_VALUE) long base,
            @ForAll @LongRange(max = 100) long percent,
            @ForAll @LongRange(max = 1_000_000) long count) {
        boolean overShare = base == 0 || times(number, 100).compareTo(times(base, percent)) > 0;
        assertThat(new Threshold(percent, count).exceededBy(number, base)).isEqualTo(number > count && overShare);
    }

    @Property
    void moreOfItNeverPassesWhereLessTripped(
            @ForAll @LongRange(max = 10_000) long number,
            @ForAll @LongRange(max = 10_000) long more,
            @ForAll @LongRange(max = 10_000) long base,
            @ForAll @IntRange(max = 100) int percent) {
        var threshold = new Threshold(percent, 20);
        if (threshold.exceededBy(number, base)) {
            assertThat(threshold.exceededBy(number + more, base)).isTrue();
        }
    }

    @Property
    void aLargerSiteNeverTripsWhereASmallerOnePassed(
            @ForAll @LongRange(max = 10_000) long number,
            @ForAll @LongRange(min = 1, max = 10_000) long base,
            @ForAll @LongRange(max = 10_000) long more,
            @ForAll @IntRange(max = 100) int percent) {
        var threshold = new Threshold(percent, 20);
        if (!threshold.exceededBy(number, base)) {
            assertThat(threshold.exceededBy(number, base + more)).isFalse();
        }
    }

    @Property
    void aPartOfAPlanTripsNothingThatTheWholeDoesNot(
            @ForAll List<@IntRange(max = 500) Integer> counts,
            @ForAll @IntRange(max = 100) int keptPercent,
            @ForAll @LongRange(max = 5_000) long base) {
        var whole = new EnumMap<ChangeKind, Long>(ChangeKind.class);
        var part = new EnumMap<ChangeKind, Long>(ChangeKind.class);
        for (int i = 0; i < Math.min(counts.size(), ChangeKind.values().length); i++) {
            whole.put(ChangeKind.values()[i], (long) counts.get(i));
            part.put(ChangeKind.values()[i], (long) counts.get(i) * keptPercent / 100);
        }
        var site = new PlanBase(base, base, base);
        assertThat(measures(GUARDS.check(whole, site, Stream.of())))
                .containsAll(measures(GUARDS.check(part, site, Stream.of())));
    }

    @Example
    void everythingDestructiveIsCountedOnceBesidesMails() {
        assertThat(ChangeKind.values())
                .filteredOn(ChangeKind::destructive)
                .allSatisfy(kind -> assertThat(Measure.values())
                        .filteredOn(measure -> measure != Measure.PEOPLE_MAILED)
                        .filteredOn(measure -> measure.kinds().contains(kind))
                        .hasSize(1));
    }

    @Example
    void eachMeasureCountsWhatItsNameSays() {
        assertThat(Measure.REMOVALS.kinds())
                .containsExactlyInAnyOrder(ChangeKind.ENROLMENT_REMOVE, ChangeKind.ROLE_REMOVE);
        assertThat(Measure.SUSPENSIONS.kinds()).containsExactly(ChangeKind.ENROLMENT_SUSPEND);
        assertThat(Measure.ACCOUNT_SUSPENSIONS.kinds()).containsExactly(ChangeKind.ACCOUNT_SUSPEND);
        assertThat(Measure.COURSES_WITHDRAWN.kinds())
                .containsExactlyInAnyOrder(ChangeKind.COURSE_HIDE, ChangeKind.COURSE_DELETE);
        assertThat(Measure.NEW_COURSES.kinds()).containsExactly(ChangeKind.COURSE_CREATE);
        assertThat(Measure.PEOPLE_MAILED.kinds())
                .containsExactlyInAnyOrder(
                        ChangeKind.ENROLMENT_CREATE,
                        ChangeKind.ENROLMENT_UPDATE,
                        ChangeKind.ENROLMENT_SUSPEND,
                        ChangeKind.ENROLMENT_RESUME);
    }

    @Example
    void everyMeasureHasAGuardOverTheSite() {
        assertThat(GUARDS.site()).extracting(Guard::measure).containsExactly(Measure.values());
        assertThat(GUARDS.course()).extracting(Guard::measure).containsExactly(Measure.REMOVALS, Measure.SUSPENSIONS);
    }

    @Example
    void aHundredNewcomersInALargeSiteGoWithoutSaying() {
        assertThat(check(Map.of(ChangeKind.ENROLMENT_CREATE, 100L, ChangeKind.COURSE_CREATE, 4L), 10_000))
                .isEmpty();
    }

    @Example
    void aListThatCameHalfIsStopped() {
        var tripped = check(Map.of(ChangeKind.ENROLMENT_REMOVE, 5_000L), 10_000);
        assertThat(tripped).singleElement().satisfies(reason -> {
            assertThat(reason.message())
                    .isEqualTo("removals in the site: 5000 of 10000 enrolments; allowed without approval: 20, or 5 %");
            assertThat(reason.remedy()).contains("Compare with the records");
        });
    }

    @Example
    void aCourseThatLosesManyIsStoppedThoughTheSiteHardlyNotices() {
        var tally = new CourseTally("course-date:7", 24, Map.of(ChangeKind.ENROLMENT_REMOVE, 12L));
        var tripped =
                GUARDS.check(Map.of(ChangeKind.ENROLMENT_REMOVE, 12L), new PlanBase(50_000, 0, 0), Stream.of(tally));
        assertThat(tripped).extracting(Tripped::course).containsExactly("course-date:7");
        assertThat(tripped.get(0).covers(remove("course-date:7/contact:1"))).isTrue();
        assertThat(tripped.get(0).covers(remove("course-date:8/contact:1"))).isFalse();
    }

    @Example
    void aSmallCourseMayEmptyItself() {
        var tally = new CourseTally("course-date:7", 5, Map.of(ChangeKind.ENROLMENT_REMOVE, 5L));
        assertThat(GUARDS.check(Map.of(), PlanBase.NONE, Stream.of(tally))).isEmpty();
    }

    @Example
    void whatNobodyStatedABaseForIsJudgedByItsNumber() {
        assertThat(check(Map.of(ChangeKind.ENROLMENT_REMOVE, 20L), 0)).isEmpty();
        assertThat(check(Map.of(ChangeKind.ENROLMENT_REMOVE, 21L), 0)).hasSize(1);
    }

    @Example
    void suspendedPeopleAreCountedAsMailedToo() {
        assertThat(measures(check(Map.of(ChangeKind.ENROLMENT_SUSPEND, 3_000L), 4_000)))
                .containsExactly(Measure.SUSPENSIONS, Measure.PEOPLE_MAILED);
    }

    @Example
    void nobodyReadsMoreThanAHundredReasonsAndTheSitesComeFirst() {
        var tallies = IntStream.range(0, 1_000)
                .mapToObj(i -> new CourseTally("course-date:" + i, 10, Map.of(ChangeKind.ENROLMENT_REMOVE, 10L)));
        var tripped = GUARDS.check(Map.of(ChangeKind.ENROLMENT_REMOVE, 10_000L), new PlanBase(10_000, 0, 0), tallies);
        assertThat(tripped).hasSize(Guards.MAX_REASONS);
        assertThat(tripped.get(0).course()).isEmpty();
    }

    @Example
    void thresholdsAreSettings() {
        var faults = new ArrayList<String>();
        var source = SettingsSource.of(
                Map.of("guards.removalsCount", "1", "guards.removalsShare", "0", "guards.approvalHours", "5"));
        var guards = Guards.of(Settings.read(GuardSettings.COMPONENT, GuardSettings.ALL, List.of(source), faults));
        assertThat(faults).isEmpty();
        assertThat(guards.site().get(0)).isEqualTo(new Guard(Measure.REMOVALS, new Threshold(0, 1)));
        assertThat(guards.approvalValidity()).isEqualTo(Duration.ofHours(5));
    }

    @Example
    void impossibleThresholdsAreRefused() {
        assertThatThrownBy(() -> new Threshold(101, 0)).hasMessage("percent must be 0 to 100, not 101");
        assertThatThrownBy(() -> new Threshold(0, -1)).hasMessage("count must be at least 0, not -1");
        assertThatThrownBy(() -> new Guards(List.of(), List.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("approvalValidity");
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static List<Tripped> check(Map<ChangeKind, Long> counts, long base) {
        return GUARDS.check(counts, new PlanBase(base, base, base), Stream.of());
    }

    private static List<Measure> measures(List<Tripped> tripped) {
        return tripped.stream().map(Tripped::measure).toList();
    }

    private static Change remove(String subject) {
        return new Change(ChangeKind.ENROLMENT_REMOVE, subject, new TreeMap<>(), new TreeMap<>(), List.of());
    }
}
