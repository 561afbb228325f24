package org.lmsbridge.testkit.readme;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

class CollegeRegistrations implements Registrations {
    private final NavigableMap<String, Registration> table; // yours is a table of a database

    CollegeRegistrations(NavigableMap<String, Registration> table) {
        this.table = table;
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        var asOf = Instant.now();
        // select * from registration where target = :target and id > :after order by id limit :limit + 1
        var found = table.tailMap(after.map(RegistrationId::value).orElse(""), false).values().stream()
                .filter(registration -> registration.target().equals(target))
                .limit(limit + 1)
                .toList();
        var last = found.size() <= limit; // one more than asked for tells whether there is more
        return new Page<>(last ? found : found.subList(0, limit), last, asOf);
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        return new PointRead<>(Optional.ofNullable(table.get(id.value())), Instant.now());
    }
}
