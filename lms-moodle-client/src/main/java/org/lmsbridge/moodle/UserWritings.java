package org.lmsbridge.moodle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.write.UserFaults;
import org.lmsbridge.moodle.internal.write.Verdicts;
import org.lmsbridge.moodle.internal.write.Writing;
import org.lmsbridge.moodle.model.CreatedUser;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;

/** How accounts are written. */
final class UserWritings {
    private UserWritings() {}

    record Create(UserApi api, MoodleSite site, Users users) implements Writing<NewUser, Long> {
        @Override
        public String function() {
            return UserApi.CREATE;
        }

        @Override
        public String list() {
            return "users";
        }

        @Override
        public String subject(NewUser user) {
            return "user:" + user.username();
        }

        @Override
        public Map<Integer, String> faults(List<NewUser> records) {
            return UserFaults.ofNew(records, site);
        }

        @Override
        public boolean alone(NewUser user) {
            return user.createpassword();
        }

        @Override
        public Optional<Writing<NewUser, Long>> packed(Wire wire) {
            return Optional.of(new Create(wire.packedApi(UserApi.class), site, users));
        }

        @Override
        public boolean sideBySide() {
            return true;
        }

        @Override
        public List<Optional<Verdict<Long>>> send(List<NewUser> records) {
            Map<String, CreatedUser> created = api.create(records).stream()
                    .collect(Collectors.toMap(CreatedUser::username, Function.identity(), (first, second) -> first));
            return records.stream()
                    .map(user -> Optional.ofNullable(created.get(user.username()))
                            .<Verdict<Long>>map(answer -> new Verdict.Written<>(answer.id())))
                    .toList();
        }

        @Override
        public List<Optional<Verdict<Long>>> ask(List<NewUser> records) {
            List<String> names = records.stream().map(NewUser::username).toList();
            Map<String, User> found = users.byField(UserField.USERNAME, names).stream()
                    .filter(user -> user.username().isPresent())
                    .collect(Collectors.toMap(
                            user -> user.username().orElseThrow(), Function.identity(), (first, second) -> first));
            return records.stream()
                    .map(user -> Optional.ofNullable(found.get(user.username())).map(there -> verdict(user, there)))
                    .toList();
        }

        /** The username may have been somebody else's all along. */
        private static Verdict<Long> verdict(NewUser user, User there) {
            boolean same = there.email()
                            .map(address -> address.equalsIgnoreCase(user.email()))
                            .orElse(true)
                    && (user.idnumber().filter(id -> !id.isEmpty()).isEmpty()
                            || there.idnumber().equals(user.idnumber()));
            return same
                    ? new Verdict.Written<>(there.id())
                    : new Verdict.Rejected<>(new ConflictException(Fault.of(
                            UserApi.CREATE,
                            "the username belongs to account " + there.id() + " with another address or identifier.",
                            "Match the person to that account, or choose another username.",
                            Arrival.REFUSED)));
        }
    }

    record Update(UserApi api, MoodleSite site, Users users) implements Writing<UserUpdate, Done> {
        @Override
        public String function() {
            return UserApi.UPDATE;
        }

        @Override
        public String list() {
            return "users";
        }

        @Override
        public String subject(UserUpdate update) {
            return "user#" + update.id();
        }

        @Override
        public Map<Integer, String> faults(List<UserUpdate> records) {
            return UserFaults.ofUpdates(records, site);
        }

        @Override
        public boolean alone(UserUpdate update) {
            return update.password().isPresent();
        }

        @Override
        public Optional<Writing<UserUpdate, Done>> packed(Wire wire) {
            return Optional.of(new Update(wire.packedApi(UserApi.class), site, users));
        }

        @Override
        public boolean sideBySide() {
            return true;
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<UserUpdate> records) {
            try {
                return Verdicts.warned(UserApi.UPDATE, records, UserUpdate::id, api.update(records));
            } catch (TransportException e) {
                boolean spoilt = e.errorCode().filter("invalidresponse"::equals).isPresent();
                throw spoilt && records.size() == 1 && alone(records.get(0)) ? weak(e) : e;
            }
        }

        @Override
        public List<Optional<Verdict<Done>>> ask(List<UserUpdate> records) {
            Map<Long, User> found =
                    users
                            .byField(
                                    UserField.ID,
                                    records.stream()
                                            .map(update -> Long.toString(update.id()))
                                            .toList())
                            .stream()
                            .collect(Collectors.toMap(User::id, Function.identity()));
            return records.stream()
                    .map(update ->
                            shows(found.get(update.id()), update) ? Verdicts.done() : Optional.<Verdict<Done>>empty())
                    .toList();
        }

        /** Moodle warns of a weak password with a list of rules where only a code may stand, and so spoils its answer. */
        private static PasswordPolicyException weak(TransportException e) {
            return new PasswordPolicyException(Fault.of(
                            UserApi.UPDATE,
                            "the site refuses the new password.",
                            "Choose a password that follows the rules under Site administration > Security > Site"
                                    + " security settings.",
                            Arrival.REFUSED)
                    .withErrorCode("password")
                    .withCause(e));
        }

        /** A password cannot be read back; setting it once more does no harm. */
        private static boolean shows(@Nullable User there, UserUpdate update) {
            return there != null
                    && update.password().isEmpty()
                    && same(update.username(), there.username())
                    && same(update.auth(), there.auth())
                    && same(update.firstname(), there.firstname())
                    && same(update.lastname(), there.lastname())
                    && same(update.email().map(Update::lower), there.email().map(Update::lower))
                    && same(update.idnumber(), there.idnumber())
                    && same(update.suspended(), there.suspended())
                    && same(update.city(), there.city())
                    && same(update.institution(), there.institution())
                    && same(update.department(), there.department());
        }

        private static String lower(String address) {
            return address.toLowerCase(Locale.ROOT);
        }

        private static <V> boolean same(Optional<V> wanted, Optional<V> there) {
            return wanted.isEmpty() || wanted.equals(there) || wanted.get().equals("") && there.isEmpty();
        }
    }

    record Delete(UserApi api, Users users) implements Writing<Long, Done> {
        @Override
        public String function() {
            return UserApi.DELETE;
        }

        @Override
        public String list() {
            return "userids";
        }

        @Override
        public String subject(Long id) {
            return "user#" + id;
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<Long> records) {
            api.delete(records);
            return Verdicts.done(records);
        }

        /** A look-up by field finds deleted accounts too; a search does not. */
        @Override
        public List<Optional<Verdict<Done>>> ask(List<Long> records) {
            return records.stream()
                    .map(id -> users.matching(Map.of("id", id.toString())).isEmpty()
                            ? Verdicts.done()
                            : Optional.<Verdict<Done>>empty())
                    .toList();
        }
    }
}
