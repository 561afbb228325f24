package org.lmsbridge.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SpringBootHost {
    /**
     * Starts the application.
     *
     * @param args Spring's
     */
    public static void main(String[] args) {
        SpringApplication.run(SpringBootHost.class, args);
    }
}
