package org.lmsbridge.examples.mail;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that goes with a mail. Immutable.
 *
 * @param name the file's name
 * @param type the media type, such as {@code application/pdf}
 * @param content the bytes; not copied, so not to be changed
 */
public record Attachment(String name, String type, byte[] content) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && type.equals(that.type)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "Attachment[" + name + ", " + content.length + " bytes]";
    }
}
