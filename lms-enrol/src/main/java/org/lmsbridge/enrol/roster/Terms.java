package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.roster.TermReference;

/** The terms of the records, and what a short name says of them. Immutable. */
final class Terms {
    private final List<Term> terms;
    private final Map<String, Term> byCode = new HashMap<>();

    Terms(List<Term> terms) {
        this.terms = List.copyOf(terms);
        terms.forEach(term -> byCode.put(key(term.code()), term));
    }

    /** The part after the last dot, if there is something before and after it. */
    static Optional<String> code(String shortname) {
        int dot = shortname.lastIndexOf('.');
        var code = dot < 1 ? "" : shortname.substring(dot + 1).strip();
        return Optional.of(code).filter(text -> !text.isEmpty());
    }

    Optional<TermReference> of(String shortname) {
        return code(shortname)
                .map(code -> new TermReference(
                        code, Optional.ofNullable(byCode.get(key(code))).map(Term::id)));
    }

    /** The first term within which a time lies; a term without an end has none. */
    Optional<Term> at(Instant time) {
        return terms.stream()
                .filter(term ->
                        term.start().filter(start -> !start.isAfter(time)).isPresent())
                .filter(term -> term.end().filter(end -> end.isBefore(time)).isEmpty())
                .findFirst();
    }

    private static String key(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
