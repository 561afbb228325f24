package org.lmsbridge.examples.quickstart.csv;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One row of a file, which remembers whether anything was found wrong with it. For one thread. */
final class Row {
    private final CsvFile file;
    private final long line;
    private final Map<String, String> values;
    private final Consumer<Problem> problems;
    private boolean sound = true;
    private boolean shifted;

    Row(CsvFile file, long line, Map<String, String> values, Consumer<Problem> problems) {
        this.file = file;
        this.line = line;
        this.values = Map.copyOf(values);
        this.problems = problems;
    }

    CsvFile file() {
        return file;
    }

    long line() {
        return line;
    }

    /** The id where one can be made out, also of a row that is broken otherwise. */
    Optional<String> id() {
        return Optional.of(values.getOrDefault("id", "").strip()).filter(id -> !id.isEmpty());
    }

    Cell cell(String column) {
        return new Cell(this, column, values.getOrDefault(column, ""));
    }

    /** Whether every value was readable so far. A row that is not sound is left out. */
    boolean sound() {
        return sound;
    }

    /** Whether values may stand in the wrong columns, so that not even the id can be trusted. */
    boolean shifted() {
        return shifted;
    }

    /** Leaves the row out without a problem of its own. */
    void skip() {
        sound = false;
    }

    /** Builds what the row stands for, unless it is left out. */
    <T> Optional<T> build(Supplier<T> value) {
        return sound ? Optional.of(value.get()) : Optional.empty();
    }

    void fault(Fault fault, String column, String what, String remedy) {
        sound = false;
        shifted |= fault == Fault.FIELD_COUNT;
        problems.accept(new Problem(fault, file, line, column, what, remedy));
    }
}
