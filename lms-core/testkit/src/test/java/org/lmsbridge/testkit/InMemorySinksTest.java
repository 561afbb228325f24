package org.lmsbridge.testkit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.ResultSink;
import org.lmsbridge.core.spi.RosterSink;

class InMemorySinksTest {
    @Nested
    class Ids extends LmsIdSinkContract {
        private final InMemoryLmsIds ids = new InMemoryLmsIds();

        @Override
        protected LmsIdSink sink() {
            return ids;
        }

        @Override
        protected List<ContactId> contacts() {
            return List.of(new ContactId("C1"), new ContactId("C2"));
        }

        @Override
        protected List<CourseDateId> courseDates() {
            return List.of(new CourseDateId("D1"), new CourseDateId("D2"));
        }

        @Override
        protected Optional<Long> userIdOf(ContactId contact) {
            return ids.userIdOf(contact);
        }

        @Override
        protected Optional<Long> courseIdOf(CourseDateId courseDate) {
            return ids.courseIdOf(courseDate);
        }
    }

    @Nested
    class Results extends ResultSinkContract {
        private final InMemoryResults results = new InMemoryResults();

        @Override
        protected ResultSink sink() {
            return results;
        }

        @Override
        protected List<RegistrationId> registrations() {
            return List.of(new RegistrationId("R1"), new RegistrationId("R2"));
        }

        @Override
        protected Object kept(RegistrationId registration) {
            return results.of(registration);
        }
    }

    @Nested
    class Roster extends RosterSinkContract {
        private final InMemoryRoster roster = new InMemoryRoster(List.of(
                new Term("1", "2027S1", "Spring", Optional.empty(), Optional.empty()),
                new Term("2", "2027S2", "Autumn", Optional.empty(), Optional.empty())));

        @Override
        protected RosterSink sink() {
            return roster;
        }

        @Override
        protected Object kept() {
            return roster.items();
        }
    }
}
