package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** The site itself. */
public final class Site {
    Site() {}
    /** Not described yet. */
    public SiteInfo info() {
        throw new UnsupportedOperationException("not yet");
    }
}
