package org.lmsbridge.examples.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.moodle.CallListener;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.SiteFunction;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Course;
import org.lmsbridge.sandbox.model.User;

/** A site and a host's state, both in one folder, so that a day can begin again from a copy of it. */
final class Campus implements AutoCloseable {
    static final String PACKING = "tool_mobile_call_external_functions";
    static final String TEMPLATE = "TPL";

    /** Handed on to hosts in processes of their own. */
    static final String CALLS_AT_ONCE_OPTION = "proof.callsAtOnce";

    private static final int CALLS_AT_ONCE = Integer.getInteger(CALLS_AT_ONCE_OPTION, 1);

    private static final Map<String, String> SETTINGS = Map.of(
            "enrol_records.categoryField",
            Term.CATEGORY_FIELD,
            "enrol_records.templateField",
            Term.TEMPLATE_FIELD,
            "enrol_records.groups",
            "venue",
            "enrol_records.onBookingCancelled",
            "unenrol");

    private final Path folder;
    private final MoodleSandbox sandbox;

    private Campus(Path folder, MoodleSandbox sandbox) {
        this.folder = folder;
        this.sandbox = sandbox;
    }

    /** Opens a folder, with or without the function that packs calls. */
    static Campus in(Path folder, boolean packing) {
        var site = MoodleSandbox.builder().dataFile(folder.resolve("site.json"));
        return new Campus(
                folder, packing ? site.start() : site.functions(unpacked()).start());
    }

    /** A folder with the records of the week before, all of them in the site, and a course to copy. */
    static Term prepare(Path folder) {
        return prepare(folder, true);
    }

    /** A folder with a course to copy, and with the records of the week before or without. */
    static Term prepare(Path folder, boolean records) {
        try (var campus = in(folder, true)) {
            var state = campus.sandbox.state();
            var trades = state.addCategory("Trades");
            var term = new Term(trades, state.addCourse(TEMPLATE, "Template", trades));
            if (records) {
                try (var bridge = campus.bridge(term.before())) {
                    synchronise(bridge);
                }
            }
            return term;
        }
    }

    /** Copies a folder, so that the copy can be spoilt. */
    static void copy(Path from, Path into) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = into.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Set<String> unpacked() {
        try (var site = MoodleSandbox.start()) {
            return MoodleClient.of(MoodleSite.of(site.url().toString(), site.token()))
                    .site()
                    .info()
                    .functions()
                    .stream()
                    .map(SiteFunction::name)
                    .filter(name -> !name.equals(PACKING))
                    .collect(Collectors.toSet());
        }
    }

    private String address() {
        return sandbox.url().toString();
    }

    MoodleSandbox sandbox() {
        return sandbox;
    }

    /** A new bridge over the state of this folder. */
    LmsBridge bridge(Object records) {
        return bridge(folder, address(), sandbox.token(), records, Map.of());
    }

    /** A new bridge over the state of this folder, with further settings. */
    LmsBridge bridge(Object records, Map<String, String> settings) {
        return bridge(folder, address(), sandbox.token(), records, settings);
    }

    /** A new bridge over the state of this folder, whose calls somebody listens to. */
    LmsBridge bridge(Object records, CallListener listener) {
        var client = MoodleClient.builder(site(address(), sandbox.token()))
                .listener(listener)
                .build();
        return begun(LmsBridge.builder(), client, records, Map.of())
                .state(StateStore.embedded(folder.resolve("state")))
                .build();
    }

    /** A new bridge over the state of this folder, with registrations from elsewhere. */
    LmsBridge bridge(Object records, Registrations registrations, Map<String, String> settings) {
        return build(LmsBridge.builder().provide(registrations), folder, address(), sandbox.token(), records, settings);
    }

    /** A new bridge over the state of this folder, at another time. */
    LmsBridge bridge(Object records, Clock clock) {
        return builder(address(), sandbox.token(), records, Map.of())
                .clock(clock)
                .state(StateStore.embedded(folder.resolve("state"), clock))
                .build();
    }

    static LmsBridge bridge(Path folder, String url, String token, Object records, Map<String, String> more) {
        return build(LmsBridge.builder(), folder, url, token, records, more);
    }

    /** A bridge that still needs its state. */
    static LmsBridge.Builder builder(String url, String token, Object records, Map<String, String> more) {
        return begun(LmsBridge.builder(), MoodleClient.of(site(url, token)), records, more);
    }

    private static LmsBridge build(
            LmsBridge.Builder builder,
            Path folder,
            String url,
            String token,
            Object records,
            Map<String, String> more) {
        return begun(builder, MoodleClient.of(site(url, token)), records, more)
                .state(StateStore.embedded(folder.resolve("state")))
                .build();
    }

    private static LmsBridge.Builder begun(
            LmsBridge.Builder builder, MoodleClient client, Object records, Map<String, String> more) {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        return builder.records(records)
                .provide(client)
                .plugins(new AuthPlugin(), new EnrolPlugin())
                .settings(SettingsSource.of(settings));
    }

    /** {@return how a Java is started that is to work as this one does, but for what it runs} */
    static List<String> java(String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D%s=%d".formatted(CALLS_AT_ONCE_OPTION, CALLS_AT_ONCE)));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /**
     * Impatient, two records in a call, and one call at a time unless {@link #CALLS_AT_ONCE} says otherwise: each call has
     * a place in the order.
     */
    static MoodleSite site(String url, String token) {
        return MoodleSite.builder()
                .url(url)
                .token(Secret.of(token))
                .name("campus")
                .concurrency(CALLS_AT_ONCE)
                .callsAtOnce(CALLS_AT_ONCE)
                .recordsPerCall(2)
                .readTimeout(Duration.ofMillis(1_500))
                .writeTimeout(Duration.ofMillis(1_500))
                .slowTimeout(Duration.ofMillis(1_500))
                .backoff(Duration.ofMillis(10))
                .longestWait(Duration.ofMillis(1_500))
                .settleTime(Duration.ofMillis(20))
                .build();
    }

    /**
     * What a run says about itself.
     *
     * @param reports what was done
     * @param left what the plan left out, with a warning
     */
    record Said(List<RunReport> reports, List<Finding> left) {
        boolean complete() {
            return left.isEmpty() && reports.stream().allMatch(RunReport::complete);
        }
    }

    /** Accounts first, then courses and who is in them; says yes where a person is asked. */
    static List<RunReport> synchronise(LmsBridge bridge) {
        return run(bridge).reports();
    }

    /** As {@link #synchronise}, with what the plan says. */
    static Said run(LmsBridge bridge) {
        var auth = bridge.plugin(AuthPlugin.class);
        var accounts = auth.apply(auth.plan());
        var enrol = bridge.plugin(EnrolPlugin.class);
        var plan = enrol.plan(Scope.all());
        try (var findings = plan.findings()) {
            var left = findings.filter(finding -> finding.severity() != Severity.INFO)
                    .toList();
            return new Said(List.of(accounts, applied(enrol, plan)), left);
        }
    }

    private static RunReport applied(EnrolPlugin enrol, ChangePlan plan) {
        try {
            return enrol.apply(plan);
        } catch (PlanStoppedException e) {
            enrol.approve(e.planId(), "proof");
            return enrol.apply(plan);
        }
    }

    /** All that the site holds, as {@link Term#expected()} writes it: sorted lines, none left out. */
    List<String> contents() {
        var state = sandbox.state();
        var lines = new ArrayList<String>();
        var names = state.users().stream().collect(Collectors.toMap(User::id, User::username));
        state.users().stream()
                .filter(user -> !Set.of("admin", "guest").contains(user.username()))
                .forEach(user -> lines.add("user " + user.username() + " " + user.firstname() + " " + user.lastname()
                        + (user.suspended() ? " suspended" : "") + (user.deleted() ? " deleted" : "")));
        for (var course : state.courses()) {
            if (course.category() != 0 && !course.shortname().equals(TEMPLATE)) {
                contents(course, names, lines);
            }
        }
        lines.sort(null);
        return lines;
    }

    private void contents(Course course, Map<Long, String> names, List<String> lines) {
        var name = course.idnumber().isEmpty() ? course.shortname() : course.idnumber();
        lines.add("course " + name + " " + course.startdate() + (course.visible() ? "" : " hidden"));
        for (var seat : sandbox.state().participants(course.id())) {
            lines.add("seat " + name + " " + seat.username() + " " + String.join(",", new TreeSet<>(seat.roles()))
                    + (seat.suspended() ? " suspended" : ""));
        }
        for (var group : sandbox.state().groups(course.id())) {
            var members = group.members().stream().map(names::get).collect(Collectors.toCollection(TreeSet::new));
            lines.add("group " + name + " " + group.name() + " " + members);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
