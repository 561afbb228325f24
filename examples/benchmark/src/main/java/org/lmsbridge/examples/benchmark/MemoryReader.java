package org.lmsbridge.examples.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Reads all participants of a course and says how much heap that took. */
public final class MemoryReader {
    private static final double MEBIBYTE = 1024 * 1024;
    private long count;
    private long last;
    private long retained;

    private MemoryReader() {}

    /**
     * Reads.
     *
     * @param arguments the site, and the course, whose number is the number of its participants
     */
    public static void main(String[] arguments) {
        new MemoryReader().read(arguments[0], Integer.parseInt(arguments[1]));
    }

    private void read(String url, int participants) {
        MoodleClient client = MoodleClient.of(MoodleSite.of(url, "0123456789abcdef0123456789abcdef"));
        try (Stream<Participant> people = client.enrolments().participants(participants, ParticipantsQuery.all())) {
            people.forEach(this::take);
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d participants read in a heap of %.0f MiB; peak %.1f MiB, of which at most %.1f MiB outlived a collection%n",
                count,
                participants,
                Runtime.getRuntime().maxMemory() / MEBIBYTE,
                heap(MemoryPoolMXBean::getPeakUsage) / MEBIBYTE,
                retained / MEBIBYTE);
        if (count != participants) {
            System.exit(1);
        }
    }

    private void take(Participant participant) {
        if (participant.id() <= last) {
            throw new IllegalStateException("participant " + participant.id() + " came after " + last);
        }
        last = participant.id();
        if (++count % 1000 == 0) {
            retained = Math.max(retained, heap(MemoryPoolMXBean::getCollectionUsage));
        }
    }

    private static long heap(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(usage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
