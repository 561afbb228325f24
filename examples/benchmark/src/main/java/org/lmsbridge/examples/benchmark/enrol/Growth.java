package org.lmsbridge.examples.benchmark.enrol;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lmsbridge.examples.benchmark.site.SiteProcess;

/**
 * The first run of {@link EnrolCost} for more and more contacts, each in a Java of its own with 128 MiB of heap; prints a
 * Markdown table. Its exit status is not 0 if a contact takes more than 1.1 times as long as with a tenth of them.
 *
 * <p>The goal begins at 10,000: with 1,000, most of the time goes by while Java warms up.
 */
public final class Growth {
    private static final int SMALLEST = 1_000;
    private static final double GOAL = 1.1;
    private static final int PLAN = 8;
    private static final int APPLY = 9;
    private static final int HEAP = 10;

    private Growth() {}

    /**
     * Runs.
     *
     * @param arguments the greatest number of contacts: 100000 unless said otherwise
     * @throws IOException if a Java cannot be started, or a run fails
     */
    public static void main(String[] arguments) throws IOException {
        int greatest = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| contacts | registrations | first run, s | ms a contact | beside a tenth | live heap, MiB |");
        System.out.println("| --: | --: | --: | --: | --: | --: |");
        boolean good = true;
        double before = 0;
        for (int contacts = SMALLEST; contacts <= greatest; contacts *= 10) {
            var first = first(contacts);
            double seconds = Double.parseDouble(first.get(PLAN)) + Double.parseDouble(first.get(APPLY));
            double each = seconds * 1_000 / contacts;
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %.1f | %.2f | %s | %s |%n",
                    contacts,
                    registrations(contacts),
                    seconds,
                    each,
                    before == 0 ? "" : String.format(Locale.ROOT, "%.2f", each / before),
                    first.get(HEAP));
            good &= contacts <= 10 * SMALLEST || each <= GOAL * before;
            before = each;
        }
        System.exit(good ? 0 : 1);
    }

    private static int registrations(int contacts) {
        return contacts * 5 / 2;
    }

    /** The cells of the first run's line. */
    private static List<String> first(int contacts) throws IOException {
        var process = SiteProcess.java(
                        List.of("-Xmx128m"),
                        EnrolCost.class,
                        String.valueOf(contacts),
                        String.valueOf(contacts / 200),
                        String.valueOf(registrations(contacts)))
                .redirectError(Redirect.INHERIT)
                .start();
        List<String> cells = new ArrayList<>();
        try (var lines = process.inputReader()) {
            lines.lines()
                    .filter(line -> line.startsWith("| first"))
                    .forEach(line -> cells.addAll(List.of(line.split(" *\\| *"))));
            if (process.waitFor() != 0) {
                throw new IOException("EnrolCost failed for " + contacts + " contacts");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return cells;
    }
}
