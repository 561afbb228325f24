package org.lmsbridge.examples.benchmark.client;

import java.io.IOException;
import java.util.stream.Stream;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;
import org.lmsbridge.examples.benchmark.site.SiteProcess;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Reading 10,000 participants over HTTP, in pages of 1,000. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up before each run
public class ReadingParticipants {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    /** The site's courses have as many participants as their numbers say. */
    private static final long COURSE = 10_000;

    private static final int PAGE = 1000;
    private SiteProcess site;
    private MoodleClient library;
    private SiteCalls handWritten;

    /** Starts the site. */
    @Setup
    public void start() {
        site = SiteProcess.start();
        library = MoodleClient.of(MoodleSite.of(site.url(), TOKEN));
        handWritten = new SiteCalls(site.url(), TOKEN);
    }

    /** Stops the site. */
    @TearDown
    public void stop() {
        site.close();
    }

    /** Reads with the library. */
    @Benchmark
    public void library(Blackhole taker) {
        ParticipantsQuery query = ParticipantsQuery.builder().pageSize(PAGE).build();
        try (Stream<Participant> participants = library.enrolments().participants(COURSE, query)) {
            participants.forEach(taker::consume);
        }
    }

    /** Reads by hand. */
    @Benchmark
    public void handWritten(Blackhole taker) throws IOException {
        handWritten.participants(COURSE, PAGE, taker::consume);
    }
}
