package org.lmsbridge.examples.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.examples.jdbc.JdbcRecords;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.metrics.MicrometerCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a bridge between the records and the site, and gives it to Spring to start and to close. */
@Configuration(proxyBeanMethods = false)
class LmsConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The records: replace this by your own implementation of the SPI. */
    @Bean
    JdbcRecords records(DataSource dataSource, Clock clock) {
        return new JdbcRecords(dataSource, clock);
    }

    @Bean(destroyMethod = "close")
    StateStore stateStore(LmsProperties properties, Clock clock) {
        return StateStore.embedded(properties.state(), clock);
    }

    /** Built even where {@code moodle.enabled} is false; then no plugin runs, and nothing else has to be set. */
    @Bean(destroyMethod = "close")
    LmsBridge lmsBridge(
            LmsProperties properties, JdbcRecords records, StateStore state, MeterRegistry metrics, Clock clock) {
        return LmsBridge.builder()
                .records(records)
                .moodle(connection -> MoodleClient.builder(site(connection))
                        .listener(new MicrometerCalls(metrics))
                        .build())
                .plugins(new EnrolPlugin(), new AuthPlugin())
                .settings(SettingsSource.of(properties.settings()))
                .settings(SettingsSource.environment())
                .state(state)
                .clock(clock)
                .build();
    }

    private static MoodleSite site(MoodleConnection connection) {
        return MoodleSite.builder()
                .url(connection.url())
                .token(Secret.of(connection.token().reveal()))
                .verifyTls(connection.verifyTls())
                .plainHttp(connection.plainHttp())
                .readTimeout(connection.requestTimeout())
                .build();
    }
}
