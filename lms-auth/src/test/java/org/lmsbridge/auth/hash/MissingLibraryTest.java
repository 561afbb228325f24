package org.lmsbridge.auth.hash;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What a host is told that forgot a library. */
class MissingLibraryTest {
    @Test
    void theLibraryIsNamed() throws Exception {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("bcprov")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var hashing = loader.loadClass(PasswordHashing.class.getName());
            var argon2id = hashing.getMethod("argon2id").invoke(null);

            assertThatThrownBy(() -> hashing.getMethod("hash", char[].class).invoke(argon2id, "Secret".toCharArray()))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("org.bouncycastle:bcprov-jdk18on");
        }
    }
}
