package org.lmsbridge.auth.hash;

import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** bcrypt, as OpenBSD and PHP write it: {@code $2y$10$…}. Looks at the first 72 bytes of a password. */
final class Bcrypt implements HashFormat {
    static final int SALT_BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    @Override
    public boolean reads(String hash) {
        return SHAPE.matcher(hash).matches();
    }

    @Override
    public boolean matches(String hash, char[] password) {
        return OpenBSDBCrypt.checkPassword(hash, password);
    }

    static String generate(char[] password, byte[] salt, int cost) {
        return OpenBSDBCrypt.generate("2y", password, salt, cost);
    }

    static int cost(String hash) {
        return Integer.parseInt(hash.substring(4, 6));
    }
}
