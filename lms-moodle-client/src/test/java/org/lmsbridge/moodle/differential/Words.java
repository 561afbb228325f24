package org.lmsbridge.moodle.differential;

import java.util.List;
import java.util.Random;

/** Texts and numbers to call with, most of them good. */
final class Words {
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "0",
            "Zoë 李 Łukasz",
            "O'Brien & \"Sons\"",
            "a < b > c",
            "<b>bold</b>",
            "a<b",
            " spaced ",
            "two  blanks",
            "😀",
            "line\nbreak",
            "100%",
            "back\\slash",
            "&amp; &lt;",
            "https://example.org/?a=1&b=2",
            "x".repeat(101),
            "x".repeat(121),
            "ü".repeat(256),
            "$x {y} [z]",
            "true",
            "null");
    private static final List<String> PASSWORDS =
            List.of("Passw0rd!", "Passw0rd!", "Passw0rd!", "weak", "", "NoDigit!!", "n0capital!", "Ünïc0de!X", "0");
    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** {@return a text that is mostly as it should be} */
    String text(String good) {
        return chance(70) ? good : one(STRANGE);
    }

    /** {@return a name of few, so that names meet again} */
    String name(String letters) {
        String name = Side.MARK + letters + random.nextInt(5);
        return chance(5) ? name.toUpperCase(java.util.Locale.ROOT) : chance(3) ? name + " é" : name;
    }

    /** {@return a text in HTML; the look-alike does not turn other formats into HTML, nor does it clean it} */
    String html() {
        return one(List.of("", "About", "<p>About</p>", "<b>bold</b>"));
    }

    String password() {
        return one(PASSWORDS);
    }

    String email(String name) {
        return chance(90)
                ? name.strip() + "@example.com"
                : one(List.of("", "nobody", "a@b", "A@EXAMPLE.com", "ä@b.org"));
    }

    /** {@return a time well before or after now, or none} */
    long time() {
        return one(List.of(0L, 1_600_000_000L, 1_700_000_000L, 4_000_000_000L));
    }

    int flag() {
        return random.nextInt(2);
    }
}
