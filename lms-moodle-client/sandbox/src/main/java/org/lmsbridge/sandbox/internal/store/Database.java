package org.lmsbridge.sandbox.internal.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables under one lock: many may read, one writes. What a writer changed is remembered until it is done, so that a
 * transaction inside can be undone, and goes to the journal, where there is one, before the writer returns. This
 * class is thread-safe.
 */
public final class Database implements AutoCloseable {

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final List<Change> changes = new ArrayList<>();
    private @Nullable Journal journal;

    /** What happened to one row. */
    record Change(
            Table table,
            long id,
            @Nullable Row before,
            @Nullable Row after) {}

    /**
     * Makes an empty table.
     *
     * @param name its name
     * @return the table
     */
    public Table create(String name) {
        Table table = new Table(name, this);
        tables.put(name, table);
        return table;
    }

    /**
     * Loads the tables from a file where it has any, and keeps them there from now on.
     *
     * @param file the file, made where it is missing
     * @return true where the file held tables
     */
    public boolean keepIn(Path file) {
        Journal opened = new Journal(file);
        boolean found = opened.load(tables);
        journal = opened;
        return found;
    }

    /** Writes all tables into the file, where there is one; called once after loading or filling. */
    public void compact() {
        if (journal != null) {
            journal.rewrite(tables.values());
        }
        changes.clear();
    }

    /**
     * Runs something that only reads.
     *
     * @param <T> its result
     * @param work what to run
     * @return what it answered
     */
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Runs something that writes, alone. What it changed stays, also where it throws, but for what it did inside
     * {@link #atomically}. The change is in the file when this returns.
     *
     * @param <T> its result
     * @param work what to run
     * @return what it answered
     */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            if (lock.writeLock().getHoldCount() == 1) {
                keep();
            }
            lock.writeLock().unlock();
        }
    }

    /**
     * Runs one transaction inside {@link #write}: where it throws, everything it changed is undone.
     *
     * @param <T> its result
     * @param work what to run
     * @return what it answered
     */
    public <T extends @Nullable Object> T atomically(Supplier<T> work) {
        int mark = changes.size();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                undoTo(mark);
            }
        }
    }

    void changed(Table table, long id, @Nullable Row before, @Nullable Row after) {
        if (!lock.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("table " + table.name() + " is changed outside a write");
        }
        changes.add(new Change(table, id, before, after));
    }

    private void undoTo(int mark) {
        for (int i = changes.size() - 1; i >= mark; i--) {
            Change change = changes.remove(i);
            change.table().restore(change.id(), change.before());
        }
    }

    private void keep() {
        if (journal != null && !changes.isEmpty()) {
            journal.append(changes);
        }
        changes.clear();
    }

    @Override
    public void close() {
        Journal open = journal;
        if (open != null) {
            write(() -> {
                open.close();
                return open;
            });
        }
    }
}
