package org.lmsbridge.examples.destination;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where rows come from, and where those go that are rejected. */
final class InputOptions {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "CSV, TSV or JSON lines; - is the standard input.")
    private Path from = Path.of("-");

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: by the name of the file, else CSV.")
    private @Nullable Format format;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            description = "Between cells of CSV. Default: comma, or semicolon if the first line has those.")
    private @Nullable Character separator;

    @Option(names = "--charset", description = "Of the input. Default: ${DEFAULT-VALUE}.")
    private Charset charset = StandardCharsets.UTF_8;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Rejected rows with their reasons, to be mended and sent. Default: FILE.rejected.EXT, or "
                    + "rejected.csv for the standard input.")
    private @Nullable Path rejects;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "What was done so far, so that the same command goes on after a kill. Default: "
                    + "FILE.progress; none for the standard input.")
    private @Nullable Path progress;

    @Option(names = "--anew", description = "Begin with the first row, and forget what was done so far.")
    private boolean anew;

    boolean standardInput() {
        return from.toString().equals("-");
    }

    Path from() {
        return from;
    }

    Format format() {
        return format == null ? Format.of(from) : format;
    }

    Optional<Character> separator() {
        return Optional.ofNullable(separator);
    }

    Charset charset() {
        return charset;
    }

    boolean anew() {
        return anew;
    }

    Path rejects() {
        if (rejects != null) {
            return rejects;
        }
        if (standardInput()) {
            return Path.of("rejected." + format().name().toLowerCase(java.util.Locale.ROOT));
        }
        var name = String.valueOf(from.getFileName());
        var dot = name.lastIndexOf('.');
        return from.resolveSibling(
                dot < 1 ? name + ".rejected" : name.substring(0, dot) + ".rejected" + name.substring(dot));
    }

    Optional<Path> progress() {
        if (progress != null || standardInput()) {
            return Optional.ofNullable(progress);
        }
        return Optional.of(from.resolveSibling(from.getFileName() + ".progress"));
    }
}
