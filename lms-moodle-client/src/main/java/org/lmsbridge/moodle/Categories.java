package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Course categories of a site. */
public final class Categories {
    Categories() {}
    /** Not described yet. */
    public List<Category> all() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<Category> byIds(Collection<Long> ids) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<NewCategory, Long> create(List<NewCategory> categories) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<CategoryUpdate, Done> update(List<CategoryUpdate> updates) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<CategoryRemoval, Done> delete(List<CategoryRemoval> removals) {
        throw new UnsupportedOperationException("not yet");
    }
}
