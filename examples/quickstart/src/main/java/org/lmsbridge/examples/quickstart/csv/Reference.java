package org.lmsbridge.examples.quickstart.csv;

import java.util.Optional;

/** A value that is the id of a row in another file (or another row of the same file). */
record Reference(Cell cell, Row row) {
    static Reference from(Row row, String column) {
        return new Reference(row.cell(column), row);
    }

    /** The id, if it has to be there and there is a sound row that it leads to; otherwise the row is marked. */
    Optional<String> to(Rows<?> others) {
        return cell.mandatory().id().filter(id -> leadsTo(others, id));
    }

    private boolean leadsTo(Rows<?> others, String id) {
        if (others.sound().containsKey(id)) {
            return true;
        }
        // A row whose file could not be read is no fault of this row, and said once, for the file.
        others.line(id).ifPresentOrElse(line -> leftOut(others.file(), id, line), () -> unknown(others, id));
        return false;
    }

    void leftOut(CsvFile file, String id, long line) {
        row.fault(
                Fault.LEFT_OUT_ID,
                cell.column(),
                "%s %s was left out (%s, line %d), so this row is too"
                        .formatted(file.noun(), id, file.fileName(), line),
                "put that one right, or correct the id");
    }

    private void unknown(Rows<?> others, String id) {
        if (others.readable()) {
            row.fault(
                    Fault.UNKNOWN_ID,
                    cell.column(),
                    "%s has no %s %s"
                            .formatted(others.file().fileName(), others.file().noun(), id),
                    "correct the id, or add the missing row");
        } else {
            row.skip();
        }
    }
}
