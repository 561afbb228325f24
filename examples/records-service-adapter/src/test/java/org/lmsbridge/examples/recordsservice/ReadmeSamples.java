package org.lmsbridge.examples.recordsservice;

import java.time.Clock;
import java.time.ZoneId;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.Secret;

/** What the README shows. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static LmsBridge.Builder reading(Secret password, Object people, Clock clock) {
        var access = ServiceAccess.of("https://records.example.org/service", "moodle", password);
        var codes = ServiceCodes.ofSample(ZoneId.of("Australia/Brisbane"));
        var catalogue = new RecordsServiceCatalogue(access, codes, 100, clock);

        return LmsBridge.builder().records(catalogue).records(people); // people: Contacts and Registrations
    }
}
