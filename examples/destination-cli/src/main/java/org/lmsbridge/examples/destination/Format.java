package org.lmsbridge.examples.destination;

import java.nio.file.Path;
import java.util.Locale;

/** How rows are written. */
enum Format {
    /** Separated by commas, or by semicolons if the first line has those. */
    CSV,
    /** Separated by tabs. */
    TSV,
    /** A JSON object in each line. */
    JSONL;

    static Format of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".tsv") || name.endsWith(".tab")) {
            return TSV;
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json") ? JSONL : CSV;
    }
}
