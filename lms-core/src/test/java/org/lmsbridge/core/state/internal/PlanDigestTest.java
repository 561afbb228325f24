package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.lmsbridge.core.plan.Segment;

class PlanDigestTest {
    @Property(tries = 100)
    void phasesMayArriveInAnyMixture(@ForAll @Size(max = 20) List<Boolean> courseNext) {
        var mixed = new PlanDigest();
        int courses = 0;
        int enrolments = 0;
        for (var course : courseNext) {
            if (course) {
                mixed.add(Segment.Phase.COURSES, Samples.create(courses++));
            } else {
                mixed.add(Segment.Phase.ENROLMENTS, Samples.enrol(enrolments++));
            }
        }
        var inOrder = new PlanDigest();
        for (int i = 0; i < courses; i++) {
            inOrder.add(Segment.Phase.COURSES, Samples.create(i));
        }
        for (int i = 0; i < enrolments; i++) {
            inOrder.add(Segment.Phase.ENROLMENTS, Samples.enrol(i));
        }
        assertThat(mixed.asHex()).isEqualTo(inOrder.asHex());
    }

    @Property(tries = 100)
    void everyOtherOrderWithinAPhaseHasAnotherDigest(@ForAll @Size(min = 2, max = 20) List<Integer> contacts) {
        var rotated = Stream.concat(contacts.stream().skip(1), contacts.stream().limit(1))
                .toList();
        assertThat(digest(rotated).equals(digest(contacts))).isEqualTo(rotated.equals(contacts));
    }

    private static String digest(List<Integer> contacts) {
        var digest = new PlanDigest();
        contacts.forEach(contact -> digest.add(Segment.Phase.ENROLMENTS, Samples.enrol(contact)));
        return digest.asHex();
    }
}
