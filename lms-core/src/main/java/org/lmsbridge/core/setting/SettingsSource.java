package org.lmsbridge.core.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmsbridge.core.state.SavedSettings;

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
     * Says where a value of this source was written, so that a person can go there and correct it.
     *
     * @param component the plugin
     * @param setting the setting's name
     * @return the place, such as {@code environment variable LMS_ENROL_RECORDS_ADD_NEW_COURSES}
     */
    default String origin(String component, String setting) {
        return "the host application";
    }

    /**
     * Lists what this source has for a plugin, so that a misspelt name is found.
     *
     * @param component the plugin
     * @return the names; empty where the source cannot tell
     */
    default Set<String> names(String component) {
        return Set.of();
    }

    /**
     * Values in a map, with keys such as {@code enrol_records.addNewCourses}.
     *
     * @param values the values
     * @return the source
     */
    static SettingsSource of(Map<String, String> values) {
        return new KeyedValues(values, "the host application");
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
        var values = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty));
        return new KeyedValues(values, "the file " + file);
    }

    /**
     * The environment of the process: variables such as {@code LMS_ENROL_RECORDS_ADD_NEW_COURSES}, and, where these say
     * nothing, the {@code MOODLE_…} variables that {@link MoodleSettings} lists.
     *
     * @return the source
     */
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
        return new Environment(variables);
    }

    /**
     * Values that people saved, as they are now.
     *
     * @param saved the saved values
     * @return the source
     */
    static SettingsSource saved(SavedSettings saved) {
        return new SavedValues(saved.list());
    }
}
