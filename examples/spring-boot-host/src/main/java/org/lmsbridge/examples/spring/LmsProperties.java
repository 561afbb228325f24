package org.lmsbridge.examples.spring;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.yml} says under {@code lms}.
 *
 * @param state the directory of the state store
 * @param settings settings of the library, by component and name: {@code moodle.url}, {@code enrol_records.addNewCourses}
 */
@ConfigurationProperties("lms")
record LmsProperties(
        @DefaultValue("lms-state") Path state, @DefaultValue Map<String, String> settings) {}
