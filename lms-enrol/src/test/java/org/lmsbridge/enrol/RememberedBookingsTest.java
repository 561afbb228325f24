package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;

class RememberedBookingsTest {
    @TempDir
    Path state;

    @Test
    void whatTheyWereBookedOnIsKnownFromTheFirstRunAndNotWrittenAgain() {
        try (var college = College.at(state).withCourseDates("1001").withRegistered("1001", "anna", "bo")) {
            college.run();
            var before = bookings(college);

            college.run();

            assertThat(before)
                    .hasSize(2)
                    .allSatisfy(link -> assertThat(link.fingerprint()).isEqualTo("course-date:1001"));
            assertThat(bookings(college))
                    .extracting(Link::savedAt)
                    .isEqualTo(before.stream().map(Link::savedAt).toList());
        }
    }

    private static List<Link> bookings(College college) {
        var course = String.valueOf(college.course("1001").id());
        return college.bridge
                .plugin(PlainAccounts.class)
                .state()
                .links()
                .list(LinkKind.REGISTRATION, course, Optional.empty(), 10);
    }
}
