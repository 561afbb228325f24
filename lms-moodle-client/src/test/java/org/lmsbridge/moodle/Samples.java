package org.lmsbridge.moodle;

import java.util.List;
import java.util.stream.IntStream;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.moodle.model.NewUser;

/** Records for tests. */
final class Samples {
    static final long STUDENT = 5;

    private Samples() {}

    static NewUser.Builder user(String username) {
        return NewUser.builder()
                .username(username)
                .password(Secret.of("Passw0rd!"))
                .firstname("Anne")
                .lastname("Example")
                .email(username + "@example.com")
                .idnumber("id-" + username);
    }

    static List<NewUser> users(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> user(prefix + number).build())
                .toList();
    }

    static NewCourse.Builder course(String shortname) {
        return NewCourse.builder()
                .fullname("Course " + shortname)
                .shortname(shortname)
                .categoryid(1)
                .idnumber("id-" + shortname);
    }

    static Enrolment enrolment(long courseid, long userid) {
        return Enrolment.builder()
                .courseid(courseid)
                .userid(userid)
                .roleid(STUDENT)
                .build();
    }
}
