package org.lmsbridge.moodle;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.write.Writing;

/** Sends every record in a call of its own, for functions that do not say which record they mean. */
record OneByOne<T, R>(Writing<T, R> writing) implements Writing<T, R> {
    @Override
    public String function() {
        return writing.function();
    }

    @Override
    public String list() {
        return writing.list();
    }

    @Override
    public String subject(T record) {
        return writing.subject(record);
    }

    @Override
    public boolean alone(T record) {
        return true;
    }

    @Override
    public List<Optional<Verdict<R>>> send(List<T> records) {
        return writing.send(records);
    }

    @Override
    public List<Optional<Verdict<R>>> ask(List<T> records) {
        return writing.ask(records);
    }

    @Override
    public boolean repeatable() {
        return writing.repeatable();
    }
}
