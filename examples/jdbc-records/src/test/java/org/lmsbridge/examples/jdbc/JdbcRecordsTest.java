package org.lmsbridge.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class JdbcRecordsTest {
    private final College college = College.open("records");

    @Test
    void inactiveContactsAreDeliveredAsSuch() {
        assertThat(college.records().byIds(Set.of(new ContactId("C2"))))
                .singleElement()
                .satisfies(contact -> assertThat(contact.active()).isFalse());
    }

    @Test
    void registrationsOnAMasterAreFoundUnderIt() {
        college.run("insert into registration (id, contact_id, course_master_id) values ('E1', 'C1', 'M3')");
        var master = new CourseMasterId("M3");
        assertThat(college.records().of(master, Optional.empty(), 10).items())
                .singleElement()
                .extracting(Registration::target)
                .isEqualTo(master);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoEmptyAnswer() {
        college.run("drop all objects");
        assertThatThrownBy(() -> college.records().categories(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class);
    }
}
