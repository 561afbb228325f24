package org.lmsbridge.auth.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Cursors;

/**
 * Remembers of which plugins Moodle was told the people, because its users sync suspends whoever is missing from a later
 * listing. Thread-safe.
 */
final class ListedSources {
    private static final String LISTED = "auth_records.listed-sources";
    private final Cursors cursors;
    private final Set<String> unlisted;
    private final Consumer<Finding> findings;

    /**
     * @param cursors where it is remembered
     * @param unlisted components whose people may be missing, because somebody decided so
     * @param findings told of a plugin that is missing, at each listing that is refused for it
     */
    ListedSources(Cursors cursors, Collection<String> unlisted, Consumer<Finding> findings) {
        this.cursors = cursors;
        this.unlisted = Set.copyOf(unlisted);
        this.findings = findings;
    }

    /**
     * Refuses a part of a listing in which somebody's people would be missing.
     *
     * @param sources who is listed now
     * @param begins whether it is the first part
     * @throws RecordsUnavailableException if one is not among them whose people were listed before
     */
    void admit(List<SignInSource> sources, boolean begins) {
        var present = sources.stream().map(SignInSource::component).collect(Collectors.toCollection(TreeSet::new));
        var before = cursors.get(LISTED)
                .map(text -> text.lines().collect(Collectors.toSet()))
                .orElse(Set.of());
        var missing = new TreeSet<>(before);
        missing.removeAll(present);
        missing.removeAll(unlisted);
        if (!missing.isEmpty()) {
            missing.forEach(component -> findings.accept(missing(component)));
            throw new RecordsUnavailableException(String.join(", ", missing)
                    + " was disabled or taken out, so that its people would be missing from the listing; the finding"
                    + " sign-in-source-missing says what to do");
        }
        if (begins && !present.equals(before)) {
            cursors.put(LISTED, String.join("\n", present));
        }
    }

    private static Finding missing(String component) {
        return Finding.warning(
                "sign-in-source-missing",
                "plugin:" + component,
                "The people of " + component
                        + " were listed for Moodle before, and the plugin is disabled or not there any"
                        + " more; listings end in an error, because Moodle's users sync would suspend these people.",
                "Enable the plugin, or, if Moodle shall suspend its people, name it in auth_records.ldapUnlisted.");
    }
}
