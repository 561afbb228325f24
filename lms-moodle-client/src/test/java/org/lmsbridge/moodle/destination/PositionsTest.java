package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Positions are a set, whatever order they come and go in. */
class PositionsTest {

    @Property
    void holdsWhatASetHolds(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 30) Integer> added,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 30) Integer> removed) {
        Positions positions = new Positions();
        Set<Long> expected = new TreeSet<>();
        added.forEach(place -> positions.add(place));
        added.forEach(place -> expected.add((long) place));
        removed.forEach(place -> positions.remove(place));
        removed.forEach(place -> expected.remove((long) place));

        assertThat(positions.all().boxed()).containsExactlyElementsOf(expected);
        assertThat(Positions.parse(positions.toString()).all().boxed()).containsExactlyElementsOf(expected);
    }
}
