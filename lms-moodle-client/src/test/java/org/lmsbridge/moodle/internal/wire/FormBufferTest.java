package org.lmsbridge.moodle.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FormBufferTest {
    private static final int ROOM_FOR_ALL = 100_000;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenDoesNotDependOnWhereAPieceEnds(
            @ForAll @IntRange(min = 1, max = 40) int capacity,
            @ForAll List<String> texts,
            @ForAll List<Long> numbers,
            @ForAll byte[] raw) {
        var pieces = filled(new FormBuffer(capacity), texts, numbers, raw);
        var whole = filled(new FormBuffer(ROOM_FOR_ALL), texts, numbers, raw);

        assertThat(pieces.toByteArray()).isEqualTo(whole.toByteArray());
        assertThat(pieces.size()).isEqualTo(pieces.toByteArray().length);
    }

    @Example
    void singleCharactersNeedRoomToo() {
        var buffer = new FormBuffer(1);
        for (int i = 0; i < 30; i++) {
            buffer.raw('x');
        }

        assertThat(buffer.toByteArray()).asString(StandardCharsets.US_ASCII).isEqualTo("x".repeat(30));
    }

    @Example
    void everyLengthOfACharacterIsEncodedAsUtf8() {
        var text = "\u0000~\u007f\u0080\u07ff\u0800\uffff\uD800\uDC00\uDBFF\uDFFF";

        assertThat(decoded(text)).isEqualTo(text);
    }

    @Example
    void halfASurrogatePairIsNoCharacter() {
        assertThat(decoded("a\uD83D")).isEqualTo("a?");
        assertThat(decoded("\uDE00b")).isEqualTo("?b");
        assertThat(decoded("\uD83Dc")).isEqualTo("?c");
    }

    private static String decoded(String text) {
        var buffer = new FormBuffer(1);
        buffer.text(text);
        return URLDecoder.decode(new String(buffer.toByteArray(), StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
    }

    private static FormBuffer filled(FormBuffer buffer, List<String> texts, List<Long> numbers, byte[] raw) {
        texts.forEach(text -> {
            buffer.text(text);
            buffer.raw('&');
        });
        numbers.forEach(buffer::number);
        buffer.raw(raw, raw.length);
        return buffer;
    }
}
