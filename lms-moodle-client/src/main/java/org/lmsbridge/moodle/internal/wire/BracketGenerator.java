package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.IOContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a bracket-encoded form where Jackson would write JSON: {@code users[0][username]=anne&users[0]…}. Streaming,
 * because a form is as large as a budget allows and is written once per call. Nulls and empty lists leave no trace,
 * since the protocol has no way to say them.
 */
final class BracketGenerator extends GeneratorBase {
    private static final int OBJECT = -1;

    private final FormBuffer out;
    private byte[] path = new byte[128];
    private int length;
    private int[] bases = new int[16];
    private int[] indexes = new int[16];
    private int depth = -1;
    private int variables;

    BracketGenerator(FormBuffer out, ObjectCodec codec) {
        super(0, codec, (IOContext) null);
        this.out = out;
    }

    /** {@return how many form variables were written} */
    int variables() {
        return variables;
    }

    private void push(int index) {
        element();
        depth++;
        if (depth == bases.length) {
            bases = Arrays.copyOf(bases, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
        bases[depth] = length;
        indexes[depth] = index;
    }

    private void pop() {
        length = bases[depth--];
    }

    /** Inside a list every value gets the next index; inside an object the field's name stands already. */
    private void element() {
        if (depth >= 0 && indexes[depth] >= 0) {
            length = bases[depth];
            append('[');
            appendNumber(indexes[depth]++);
            append(']');
        }
    }

    private void append(int character) {
        if (length == path.length) {
            path = Arrays.copyOf(path, length * 2);
        }
        path[length++] = (byte) character;
    }

    private void appendNumber(int number) {
        if (number >= 10) {
            appendNumber(number / 10);
        }
        append('0' + number % 10);
    }

    private FormBuffer value() throws JsonGenerationException {
        if (depth < 0) {
            throw new JsonGenerationException("a form starts with an object", this);
        }
        element();
        if (variables++ > 0) {
            out.raw('&');
        }
        out.raw(path, length);
        out.raw('=');
        return out;
    }

    @Override
    public void writeStartArray() {
        push(0);
    }

    @Override
    public void writeEndArray() {
        pop();
    }

    @Override
    public void writeStartObject() {
        push(OBJECT);
    }

    @Override
    public void writeEndObject() {
        pop();
    }

    @Override
    public void writeFieldName(String name) {
        length = bases[depth];
        if (depth > 0) {
            append('[');
        }
        int end = name.length();
        for (int i = 0; i < end; i++) {
            appendNameCharacter(name.charAt(i));
        }
        if (depth > 0) {
            append(']');
        }
    }

    private void appendNameCharacter(char character) {
        if (FormBuffer.plain(character)) {
            append(character);
            return;
        }
        for (byte unit : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
            append('%');
            append(FormBuffer.hex(unit >> 4));
            append(FormBuffer.hex(unit));
        }
    }

    @Override
    public void writeString(String text) throws JsonGenerationException {
        value().text(text);
    }

    @Override
    public void writeString(char[] buffer, int offset, int len) throws JsonGenerationException {
        value().text(new String(buffer, offset, len));
    }

    @Override
    public void writeString(SerializableString text) throws JsonGenerationException {
        value().text(text.getValue());
    }

    @Override
    public void writeRawUTF8String(byte[] buffer, int offset, int len) throws JsonGenerationException {
        writeUTF8String(buffer, offset, len);
    }

    @Override
    public void writeUTF8String(byte[] buffer, int offset, int len) throws JsonGenerationException {
        value().text(new String(buffer, offset, len, StandardCharsets.UTF_8));
    }

    @Override
    public void writeRaw(String text) {
        throw new UnsupportedOperationException("a form has no raw parts");
    }

    @Override
    public void writeRaw(String text, int offset, int len) {
        writeRaw(text);
    }

    @Override
    public void writeRaw(char[] text, int offset, int len) {
        writeRaw("");
    }

    @Override
    public void writeRaw(char character) {
        writeRaw("");
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int len) throws JsonGenerationException {
        value().text(variant.encode(Arrays.copyOfRange(data, offset, offset + len)));
    }

    @Override
    public void writeNumber(int number) throws JsonGenerationException {
        value().number(number);
    }

    @Override
    public void writeNumber(long number) throws JsonGenerationException {
        value().number(number);
    }

    @Override
    public void writeNumber(BigInteger number) throws JsonGenerationException {
        value().text(number.toString());
    }

    @Override
    public void writeNumber(double number) throws JsonGenerationException {
        writeNumber(BigDecimal.valueOf(number));
    }

    @Override
    public void writeNumber(float number) throws JsonGenerationException {
        writeNumber(new BigDecimal(Float.toString(number)));
    }

    /** PHP wants canonical numbers: a whole number without a fraction, none with an exponent. */
    @Override
    public void writeNumber(BigDecimal number) throws JsonGenerationException {
        BigDecimal plain = number.stripTrailingZeros();
        value().text((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
    }

    @Override
    public void writeNumber(String number) throws JsonGenerationException {
        value().text(number);
    }

    @Override
    public void writeBoolean(boolean state) throws JsonGenerationException {
        value().raw(state ? '1' : '0');
    }

    @Override
    public void writeNull() {
        element();
    }

    @Override
    public void flush() {
        // The buffer is the destination.
    }

    @Override
    protected void _releaseBuffers() {
        // Nothing is pooled.
    }

    @Override
    protected void _verifyValueWrite(String typeMsg) {
        // Jackson's own bookkeeping is not used.
    }
}
