package org.lmsbridge.examples.benchmark.sidebyside;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lmsbridge.examples.benchmark.enrol.CountedSite;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;
import org.lmsbridge.examples.benchmark.site.SiteProcess;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;

/**
 * The same 1,000 accounts and 2,000 enrolments in ten courses, in three ways, in turn in one run: against a sandbox in a
 * process of its own whose records take time, and against a real site where {@code MOODLE_URL} is set. Prints a Markdown
 * table. Its exit status is not 0 if an enrolment is missing afterwards, or a goal is missed.
 */
public final class SideBySide {
    private static final String LIBRARY = "(a) the library";
    private static final String UNCHANGED = "(a) again, unchanged";
    private static final String TOLD = "(a) again, told that nothing changed";
    private static final String ONE_BY_ONE = "(b) one record per call";
    private static final String FLOOR = "(c) packed by hand, no safety";

    private static final Way.Size SIZE = new Way.Size(1_000, 10, 2_000);
    private static final Way.Size SMALL = new Way.Size(50, 2, 100);

    /** A host runs for months: what its first minute costs stands in a line of its own. */
    private static final int WARM_UPS = 4;

    private static final String COLD = ", in a new Java";

    /**
     * As measured on a real 4.4, in microseconds: what a call takes, and what a record takes besides. Users are looked up
     * who are not there, which costs next to nothing.
     */
    private static final String[] COST = {
        "6000", "core_user_create_users=7000", "enrol_manual_enrol_users=2000", "core_user_get_users_by_field=20"
    };

    private final String url;
    private final String token;
    private final MoodleClient client;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, String> counts = new LinkedHashMap<>();
    private final String begun = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private int sets;
    private String note = "";
    private long begin;
    private long firstEnd;
    private long unchangedEnd;

    /** Tells what a site was asked since the last time; a real one does not say. */
    interface Counter {
        String ask() throws IOException;
    }

    private SideBySide(String url, String token) {
        this.url = url;
        this.token = token;
        this.client = MoodleClient.of(MoodleSite.of(url, token));
    }

    /**
     * Runs.
     *
     * @param arguments how many rounds; 3 unless said
     * @throws IOException if a site cannot be started or reached
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        boolean good = sandbox(rounds);
        var url = System.getenv("MOODLE_URL");
        var token = System.getenv("MOODLE_TOKEN");
        if (url != null && token != null) {
            System.out.printf("%nA real site, %d rounds:%n%n", rounds);
            good &= new SideBySide(url, token).measure(rounds, 0, 3, () -> "| ");
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean sandbox(int rounds) throws IOException {
        System.out.printf("The look-alike, %d rounds:%n%n", rounds);
        var site = SiteProcess.java(
                        List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true"),
                        CountedSite.class,
                        COST)
                .redirectError(Redirect.INHERIT)
                .start();
        try (var answers = site.inputReader(StandardCharsets.US_ASCII);
                var questions = site.outputWriter(StandardCharsets.US_ASCII)) {
            var address = answers.readLine().split(" ");
            // How much more a small call costs than its share of a large one is a matter of the real site.
            return new SideBySide(address[0], address[1])
                    .measure(rounds, WARM_UPS, 1, () -> counts(questions, answers));
        } finally {
            site.destroy();
        }
    }

    private static String counts(BufferedWriter questions, BufferedReader answers) throws IOException {
        questions.write("counts\n");
        questions.flush();
        var counted = answers.readLine().split(" ");
        return "%s | %s".formatted(counted[0], counted[4]);
    }

    private boolean measure(int rounds, int warmUps, double slower, Counter counter) throws IOException {
        var site = new SiteCalls(url, token);
        var library = new Library(LIBRARY, url, token, stages(counter));
        var floor = new HandPacked(FLOOR, site);
        var ways = new ArrayList<Way>(List.of(library, new OneByOne(ONE_BY_ONE, site), floor));
        note = COLD;
        for (int time = 0; time < warmUps; time++) {
            run(library, SIZE, counter);
            run(floor, SIZE, counter);
            note = " (warming up)";
        }
        for (var way : ways) {
            run(way, SMALL, counter);
        }
        seconds.keySet().removeIf(title -> !title.endsWith(COLD));
        note = "";
        for (int round = 0; round < rounds; round++) {
            for (var way : ways) {
                run(way, SIZE, counter);
            }
            ways.add(ways.remove(0));
        }
        return table(slower);
    }

    private Library.Stages stages(Counter counter) {
        return new Library.Stages() {
            @Override
            public void first() throws IOException {
                note(LIBRARY, System.nanoTime() - begin);
                counts.put(LIBRARY + note, counter.ask());
                firstEnd = System.nanoTime();
            }

            @Override
            public void unchanged() throws IOException {
                note(UNCHANGED, System.nanoTime() - firstEnd);
                counts.put(UNCHANGED + note, counter.ask());
                unchangedEnd = System.nanoTime();
            }

            @Override
            public void told() throws IOException {
                note(TOLD, System.nanoTime() - unchangedEnd);
                counts.put(TOLD + note, counter.ask());
            }
        };
    }

    private void run(Way way, Way.Size size, Counter counter) throws IOException {
        var records = new MadeUpRecords(
                "-" + begun + "-" + sets++, size.contacts(), size.courseDates(), size.registrations());
        counter.ask();
        begin = System.nanoTime();
        way.run(records, size);
        if (!way.title().equals(LIBRARY)) {
            note(way.title(), System.nanoTime() - begin);
            counts.put(way.title() + note, counter.ask());
        }
        check(way, records, size);
    }

    private void note(String title, long nanos) {
        seconds.computeIfAbsent(title + note, any -> new ArrayList<>()).add(nanos / 1e9);
    }

    /** Counts what is in the site, and takes it out again. */
    private void check(Way way, MadeUpRecords records, Way.Size size) throws IOException {
        var addresses =
                IntStream.range(0, size.contacts()).mapToObj(records::email).toList();
        var users = client.users().byField(UserField.EMAIL, addresses).stream()
                .map(User::id)
                .toList();
        var courses = client.enrolments().ofUsers(users).values().stream()
                .flatMap(answer -> answer.courses().stream())
                .map(course -> course.id())
                .toList();
        client.users().delete(users);
        client.courses().delete(courses.stream().distinct().toList());
        if (users.size() != size.contacts() || courses.size() != size.registrations()) {
            throw new IOException(
                    "%s: %d accounts, %d enrolments".formatted(way.title(), users.size(), courses.size()));
        }
    }

    private boolean table(double slower) {
        System.out.println("| way | seconds, median (each) | times (c) | requests | mails |");
        System.out.println("| --- | --- | --: | --: | --: |");
        seconds.forEach((title, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f (%s) | %.2f | %s |%n",
                title,
                median(title),
                String.join(
                        ", ",
                        each.stream()
                                .map(one -> String.format(Locale.ROOT, "%.2f", one))
                                .toList()),
                median(title) / median(title.endsWith(COLD) ? FLOOR + COLD : FLOOR),
                counts.getOrDefault(title, "| ")));
        double floor = median(FLOOR);
        double library = median(LIBRARY);
        return goal("(a) is at most 1.05 of (c)", library <= 1.05 * floor)
                & goal("(b) is at least %.0f times (a)".formatted(slower), median(ONE_BY_ONE) >= slower * library)
                & goal("an unchanged run is at most 2 % of the first", median(UNCHANGED) <= 0.02 * library)
                & goal("so is one that is told", median(TOLD) <= 0.02 * library);
    }

    private static boolean goal(String what, boolean met) {
        System.out.println((met ? "met: " : "MISSED: ") + what);
        return met;
    }

    private double median(String title) {
        var sorted = seconds.getOrDefault(title, List.of()).stream()
                .mapToDouble(each -> each)
                .sorted()
                .toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
