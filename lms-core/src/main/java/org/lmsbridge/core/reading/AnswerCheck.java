package org.lmsbridge.core.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds an answer of the SPI against its question. */
final class AnswerCheck {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SpiGuard.class);

    private final Clock clock;
    private final Set<String> ahead = ConcurrentHashMap.newKeySet();

    AnswerCheck(Clock clock) {
        this.clock = clock;
    }

    Object checked(String source, Object answer, Object[] question) {
        if (answer instanceof Page<?> page) {
            return page(source, page, question);
        }
        if (answer instanceof PointRead<?> read) {
            return pointRead(source, read, question);
        }
        if (answer instanceof Changed changed) {
            changed(source, changed, question);
        }
        if (answer instanceof Collection<?> values) {
            values(source, values, question);
        }
        return answer;
    }

    private Page<?> page(String source, Page<?> page, Object[] question) {
        atMost(source, page.items().size(), question);
        if (page.items().isEmpty() && !page.last()) {
            throw broken(source, "returned an empty page that is not marked as the last");
        }
        page.items().forEach(item -> {
            if (item instanceof Registration registration && !isOf(registration, question[0])) {
                throw broken(source, "returned registration " + registration.id() + ", which is not of " + question[0]);
            }
        });
        return new Page<>(page.items(), page.last(), notAhead(source, page.asOf()));
    }

    /** Registrations are listed for what is booked, or for whom. */
    private static boolean isOf(Registration registration, Object asked) {
        return registration.target().equals(asked) || registration.contact().equals(asked);
    }

    private PointRead<?> pointRead(String source, PointRead<?> read, Object[] question) {
        read.value().flatMap(AnswerCheck::idOf).ifPresent(id -> {
            if (!id.equals(question[0])) {
                throw broken(source, "returned " + id + " when asked for " + question[0]);
            }
        });
        return new PointRead<>(read.value(), notAhead(source, read.asOf()));
    }

    private static Optional<Object> idOf(Object value) {
        if (value instanceof Registration registration) {
            return Optional.of(registration.id());
        }
        if (value instanceof Contact contact) {
            return Optional.of(contact.id());
        }
        return value instanceof CourseDate courseDate ? Optional.of(courseDate.id()) : Optional.empty();
    }

    private static void changed(String source, Changed changed, Object[] question) {
        atMost(source, changed.size(), question);
        if (!changed.last() && question[0].equals(Optional.of(changed.cursor()))) {
            throw broken(source, "returned a page that is not the last and ends where it began");
        }
    }

    private static void values(String source, Collection<?> values, Object[] question) {
        var seen = new HashSet<Object>();
        for (var value : values) {
            if (value == null) {
                throw broken(source, "returned a null among its values");
            }
            if (value instanceof Contact contact) {
                if (!seen.add(contact.id())) {
                    throw broken(source, "returned contact " + contact.id() + " twice");
                }
                if (question.length == 1 && question[0] instanceof Set<?> ids && !ids.contains(contact.id())) {
                    throw broken(source, "returned contact " + contact.id() + ", for whom nobody asked");
                }
            }
        }
    }

    /** The limit is the last thing that every question for a page says. */
    private static void atMost(String source, int size, Object[] question) {
        if (question.length > 0 && question[question.length - 1] instanceof Integer limit && size > limit) {
            throw broken(source, "returned " + size + " items where at most " + limit + " were asked for");
        }
    }

    /** An answer cannot be newer than now; taken at its word, a stale one could let somebody be removed. */
    private Instant notAhead(String source, Instant asOf) {
        var now = clock.instant();
        if (!asOf.isAfter(now)) {
            return asOf;
        }
        if (asOf.isAfter(now.plus(CLOCKS_DIFFER)) && ahead.add(source)) {
            LOG.warn(
                    "{} answers as of {}, which lies in the future; check the clock and the time zone of the records",
                    source,
                    asOf);
        }
        return now;
    }

    private static RecordsUnavailableException broken(String source, String what) {
        return new RecordsUnavailableException(source + " " + what);
    }
}
