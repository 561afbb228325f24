package org.lmsbridge.moodle;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.write.CourseFaults;
import org.lmsbridge.moodle.internal.write.Verdicts;
import org.lmsbridge.moodle.internal.write.Writing;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.Unenrolment;

/** How enrolments are written. */
final class EnrolmentWritings {
    private EnrolmentWritings() {}

    private static Map<Long, Participant> rolls(Enrolments enrolments, long courseid, ParticipantsQuery query) {
        ParticipantsQuery few = ParticipantsQuery.builder()
                .from(query)
                .userfields(List.of("id", "roles"))
                .build();
        return enrolments
                .participants(courseid, few)
                .collect(Collectors.toMap(Participant::id, Function.identity(), (first, second) -> first));
    }

    record Enrol(EnrolmentApi api, Enrolments enrolments, Clock clock) implements Writing<Enrolment, Done> {
        @Override
        public String function() {
            return EnrolmentApi.ENROL;
        }

        @Override
        public String list() {
            return "enrolments";
        }

        @Override
        public String subject(Enrolment enrolment) {
            return "enrolment:" + enrolment.courseid() + "/" + enrolment.userid();
        }

        @Override
        public Map<Integer, String> faults(List<Enrolment> records) {
            return CourseFaults.ofEnrolments(records);
        }

        @Override
        public Optional<Writing<Enrolment, Done>> packed(Wire wire) {
            return Optional.of(new Enrol(wire.packedApi(EnrolmentApi.class), enrolments, clock));
        }

        @Override
        public boolean sideBySide() {
            return true;
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<Enrolment> records) {
            api.enrol(records);
            return Verdicts.done(records);
        }

        @Override
        public List<Optional<Verdict<Done>>> ask(List<Enrolment> records) {
            Map<Long, Map<Long, Participant>> active = new HashMap<>();
            Map<Long, Map<Long, Participant>> notActive = new HashMap<>();
            for (Enrolment record : records) {
                active.computeIfAbsent(
                        record.courseid(), course -> rolls(enrolments, course, ParticipantsQuery.active()));
                notActive.computeIfAbsent(
                        record.courseid(), course -> rolls(enrolments, course, ParticipantsQuery.notActive()));
            }
            return records.stream()
                    .map(record -> {
                        Map<Long, Map<Long, Participant>> there = activeNow(record) ? active : notActive;
                        Participant person =
                                there.getOrDefault(record.courseid(), Map.of()).get(record.userid());
                        return has(person, record.roleid()) ? Verdicts.done() : Optional.<Verdict<Done>>empty();
                    })
                    .toList();
        }

        private boolean activeNow(Enrolment record) {
            Instant now = clock.instant();
            return !record.suspended()
                    && record.timestart().map(start -> !start.isAfter(now)).orElse(true)
                    && record.timeend().map(end -> end.isAfter(now)).orElse(true);
        }

        private static boolean has(@Nullable Participant person, long roleid) {
            return person != null && person.roles().stream().anyMatch(role -> role.roleid() == roleid);
        }
    }

    record Unenrol(EnrolmentApi api, Enrolments enrolments) implements Writing<Unenrolment, Done> {
        @Override
        public String function() {
            return EnrolmentApi.UNENROL;
        }

        @Override
        public String list() {
            return "enrolments";
        }

        @Override
        public String subject(Unenrolment unenrolment) {
            return "enrolment:" + unenrolment.courseid() + "/" + unenrolment.userid();
        }

        @Override
        public Optional<Writing<Unenrolment, Done>> packed(Wire wire) {
            return Optional.of(new Unenrol(wire.packedApi(EnrolmentApi.class), enrolments));
        }

        @Override
        public boolean sideBySide() {
            return true;
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<Unenrolment> records) {
            api.unenrol(records);
            return Verdicts.done(records);
        }

        /** Somebody who is still there may be so by another method; sending it again does no harm. */
        @Override
        public List<Optional<Verdict<Done>>> ask(List<Unenrolment> records) {
            Map<Long, Map<Long, Participant>> there = new HashMap<>();
            return records.stream()
                    .map(record -> there.computeIfAbsent(
                                            record.courseid(),
                                            course -> rolls(enrolments, course, ParticipantsQuery.all()))
                                    .containsKey(record.userid())
                            ? Optional.<Verdict<Done>>empty()
                            : Verdicts.done())
                    .toList();
        }
    }
}
