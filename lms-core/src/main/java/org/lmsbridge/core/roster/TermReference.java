package org.lmsbridge.core.roster;

import java.util.Optional;

/**
 * The term that a course's short name states. Immutable.
 *
 * @param code the code as it stands there
 * @param termId the id of the records' term with this code; empty for a code that the records do not know
 */
public record TermReference(String code, Optional<String> termId) {}
