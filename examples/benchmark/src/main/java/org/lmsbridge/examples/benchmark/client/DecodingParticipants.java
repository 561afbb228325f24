package org.lmsbridge.examples.benchmark.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.examples.benchmark.handwritten.Person;
import org.lmsbridge.examples.benchmark.handwritten.PersonReader;
import org.lmsbridge.examples.benchmark.site.Answers;
import org.lmsbridge.moodle.model.Participant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decoding an answer of 10,000 participants. */
@State(Scope.Benchmark)
public class DecodingParticipants {
    private static final int PARTICIPANTS = 10_000;
    private final byte[] answer = Answers.participants(0, PARTICIPANTS);
    private final LibraryDecoder library = new LibraryDecoder();
    private final JsonFactory json = new JsonFactory();

    /** {@return the participants, read by the library} */
    @Benchmark
    public @Nullable List<Participant> library() throws IOException {
        return library.participants(answer);
    }

    /** {@return the participants, read by hand} */
    @Benchmark
    public List<Person> handWritten() throws IOException {
        try (JsonParser in = json.createParser(new ByteArrayInputStream(answer))) {
            return new PersonReader(in).people();
        }
    }
}
