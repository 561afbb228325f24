package org.lmsbridge.moodle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.moodle.internal.wire.WireMapper;

class ParticipantReaderTest {
    private final ObjectMapper mapper = WireMapper.create();

    @Test
    void aParticipantIsReadWithAllItsFields() throws JsonProcessingException {
        Participant participant = read("""
                {"id":"7","username":"anne","firstname":"Anne","lastname":"Example","fullname":"Anne Example",
                 "email":"anne@example.org","idnumber":"S-7","department":"IT","lastaccess":5,"lastcourseaccess":0,
                 "roles":[{"roleid":5,"name":"","shortname":"student","sortorder":0},{"roleid":3,"shortname":"editor"}],
                 "groups":[{"id":2,"name":"Class","description":"","descriptionformat":1}],
                 "customfields":[{"type":"text","value":"Ltd.","name":"Company","shortname":"company"}],
                 "enrolledcourses":[{"id":56,"fullname":"A","shortname":"a"}]}""");

        assertThat(participant)
                .isEqualTo(Participant.builder()
                        .id(7)
                        .username("anne")
                        .firstname("Anne")
                        .lastname("Example")
                        .fullname("Anne Example")
                        .email("anne@example.org")
                        .idnumber("S-7")
                        .lastaccess(Instant.ofEpochSecond(5))
                        .addRoles(CourseRole.builder()
                                .roleid(5)
                                .name("")
                                .shortname("student")
                                .build())
                        .addRoles(CourseRole.builder()
                                .roleid(3)
                                .shortname("editor")
                                .build())
                        .addGroups(
                                ParticipantGroup.builder().id(2).name("Class").build())
                        .putCustomfields("company", "Ltd.")
                        .build());
    }

    @Test
    void aNullIsAsGoodAsNone() throws JsonProcessingException {
        Participant participant =
                read("{\"id\":7,\"email\":null,\"roles\":null,\"groups\":[],\"lastaccess\":null,\"idnumber\":null}");

        assertThat(participant).isEqualTo(Participant.builder().id(7).build());
    }

    @Test
    void nothingOfOneParticipantIsFoundInTheNext() throws JsonProcessingException {
        String full = "{\"id\":7,\"username\":\"anne\",\"lastaccess\":5,\"lastcourseaccess\":5,"
                + "\"roles\":[{\"roleid\":5,\"shortname\":\"student\"},{\"roleid\":3,\"shortname\":\"editor\"}],"
                + "\"groups\":[{\"id\":2,\"name\":\"Class\"},{\"id\":3,\"name\":\"Lab\"}],"
                + "\"customfields\":[{\"type\":\"text\",\"value\":\"Ltd.\",\"shortname\":\"company\"}]}";

        List<Participant> people = mapper.readValue("[" + full + ",{\"id\":8}," + full + "]", new TypeReference<>() {});

        assertThat(people)
                .containsExactly(read(full), Participant.builder().id(8).build(), read(full));
        assertThat(people.get(0).roles()).hasSize(2);
        assertThat(people.get(0).groups()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"id\":\"seven\"}",
                "{\"id\":7,\"username\":{}}",
                "{\"id\":7,\"roles\":{}}",
                "{\"id\":7,\"roles\":[null]}",
                "{\"id\":7,\"roles\":[{\"roleid\":5}]}",
                "{\"id\":7,\"groups\":[3]}",
                "{\"id\":7,\"groups\":[{\"id\":3}]}"
            })
    void whatIsNoParticipantIsRefused(String reply) {
        assertThatExceptionOfType(JsonMappingException.class).isThrownBy(() -> read(reply));
    }

    private Participant read(String reply) throws JsonProcessingException {
        return mapper.readValue(reply, Participant.class);
    }
}
