package org.lmsbridge.examples.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.examples.benchmark.handwritten.Person;
import org.lmsbridge.moodle.model.Participant;

class SameWorkTest {
    @Test
    void bothSidesWriteTheSameBytes() {
        EncodingUsers task = new EncodingUsers();

        assertThat(task.library()).isEqualTo(task.handWritten());
    }

    @Test
    void bothSidesReadTheSamePeople() throws IOException {
        DecodingParticipants task = new DecodingParticipants();

        List<Participant> library = task.library();

        assertThat(library).hasSize(10_000).extracting(SameWorkTest::person).isEqualTo(task.handWritten());
    }

    private static Person person(Participant participant) {
        return new Person(
                participant.id(),
                participant.username().orElse(null),
                participant.firstname().orElse(null),
                participant.lastname().orElse(null),
                participant.fullname().orElse(null),
                participant.email().orElse(null),
                participant.idnumber().orElse(null),
                participant.roles().stream()
                        .map(role -> new Person.Role(role.roleid(), role.name().orElse(null), role.shortname()))
                        .toList(),
                participant.groups().stream()
                        .map(group -> new Person.Group(group.id(), group.name()))
                        .toList(),
                participant.lastaccess().orElse(null),
                participant.lastcourseaccess().orElse(null),
                participant.customfields());
    }
}
