package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Cohorts of a site. */
public final class Cohorts {
    Cohorts() {}
    /** Not described yet. */
    public List<Cohort> byIds(Collection<Long> ids) {
        throw new UnsupportedOperationException("not yet");
    }
}
