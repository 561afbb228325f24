package org.lmsbridge.core.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where values of settings come from. A later source of a bridge goes before an earlier one. Thread-safe if it is asked
 * only while a bridge is built.
 */
@FunctionalInterface
public interface SettingsSource {
    /**
     * Looks a value up.
     *
     * @param component the plugin, as {@code enrol_records}
     * @param setting the setting's name, in camel case
     * @return the value as it was written, if this source has one
     */
    Optional<String> find(String component, String setting);

    /**
     * Values in a map, with keys such as {@code enrol_records.addNewCourses}.
     *
     * @param values the values
     * @return the source
     */
    static SettingsSource of(Map<String, String> values) {
        var copy = Map.copyOf(values);
        return (component, setting) -> Optional.ofNullable(copy.get(component + "." + setting));
    }

    /**
     * A properties file in UTF-8, with keys such as {@code enrol_records.addNewCourses}. Read once, at once.
     *
     * @param file the file
     * @return the source
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no properties file
     */
    static SettingsSource properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings file " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the settings file " + file + " has a \\u that no code follows; write a backslash as \\\\", e);
        }
        return (component, setting) -> Optional.ofNullable(properties.getProperty(component + "." + setting));
    }

    /** {@return environment variables such as {@code LMS_ENROL_RECORDS_ADD_NEW_COURSES}} */
    static SettingsSource environment() {
        return environment(System.getenv());
    }

    /**
     * Variables of an environment that is given.
     *
     * @param variables the variables, by name
     * @return the source
     */
    static SettingsSource environment(Map<String, String> variables) {
        var copy = Map.copyOf(variables);
        return (component, setting) -> Optional.ofNullable(copy.get(variable(component, setting)));
    }

    private static String variable(String component, String setting) {
        var words = setting.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return ("LMS_" + component + "_" + words).toUpperCase(Locale.ROOT);
    }
}
