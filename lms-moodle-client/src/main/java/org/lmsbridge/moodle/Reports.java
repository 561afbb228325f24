package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Custom reports. */
public final class Reports {
    Reports() {}
    /** Not described yet. */
    public List<Report> all() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public ReportPage page(long reportid, int page, int perpage) {
        throw new UnsupportedOperationException("not yet");
    }
}
