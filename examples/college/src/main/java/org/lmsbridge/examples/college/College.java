package org.lmsbridge.examples.college;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.auth.hash.HashedCredentials;
import org.lmsbridge.auth.hash.PasswordHashing;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;

/** A host: from its records into a Moodle look-alike, a sign-in, a completed course, and a question of support. */
public final class College {
    static final PasswordHashing HASHING = PasswordHashing.bcrypt(10);

    private College() {}

    /**
     * Runs all of it once.
     *
     * @param arguments the properties file; otherwise {@code college.properties} where it is run
     * @throws IOException if the folder for the state cannot be made
     */
    public static void main(String[] arguments) throws IOException {
        var records = FirstTerm.records(HASHING.hash("Secret-2027".toCharArray()));
        var office = new CollegeOffice(records);
        // The look-alike forgets everything when it ends, and so does the state; a host keeps its state.
        try (var state = TemporaryFolder.make();
                var moodle = MoodleSandbox.start();
                var bridge = bridge(
                        records,
                        office,
                        MoodleClient.of(MoodleSite.of(moodle.url().toString(), moodle.token())),
                        Path.of(arguments.length > 0 ? arguments[0] : "college.properties"),
                        state.path())) {
            synchronise(bridge);
            signIn(bridge, "ada@example.org", "Secret-2027".toCharArray());

            var site = moodle.state();
            var course = site.course("1001 2027-03-15").orElseThrow().id();
            site.setCourseCompletion(
                    course, site.user("ada@example.org").orElseThrow().id());
            lookForCompletions(bridge);
            System.out.println("certificates of Ada: " + office.certificatesOf(new RegistrationId("R4711")));

            explain(bridge, new ContactId("4713"), new CourseDateId("1001"));
        }
    }

    static LmsBridge bridge(
            CollegeRecords records, CollegeOffice office, MoodleClient moodle, Path settings, Path state) {
        return LmsBridge.builder()
                .records(records)
                .provide(moodle)
                .provide(new HashedCredentials(records, HASHING)) // passwords, for signing in
                .provide(office) // what follows a completion
                .plugins(new AuthPlugin(), new EnrolPlugin(), new CompletionPlugin())
                .settings(SettingsSource.properties(settings))
                .state(StateStore.embedded(state))
                .build();
    }

    static void synchronise(LmsBridge bridge) {
        var enrol = bridge.plugin(EnrolPlugin.class);
        var plan = enrol.plan(Scope.all()); // reads; writes nothing to Moodle
        System.out.println(plan.asTable());
        var report = enrol.apply(plan); // what was done, and what could not be
        System.out.println(report.appliedTotal() + " changes applied");
    }

    static void signIn(LmsBridge bridge, String username, char[] password) {
        var auth = bridge.plugin(AuthPlugin.class);
        var signIn = auth.authenticate(username, password, InetAddress.getLoopbackAddress());
        System.out.println(username + ": " + signIn.status());
    }

    static void lookForCompletions(LmsBridge bridge) {
        bridge.run("local_records.look"); // finds completions and stores call-backs
        bridge.run("local_records.process-steps"); // delivers them to the office
    }

    static void explain(LmsBridge bridge, ContactId contact, CourseDateId courseDate) {
        var explanation = bridge.plugin(EnrolPlugin.class).explain(contact, courseDate);
        System.out.println("Grace is " + (explanation.there() ? "there" : "not there"));
        explanation.obstacles().forEach(finding -> System.out.println(finding.message() + ". " + finding.remedy()));
    }
}
