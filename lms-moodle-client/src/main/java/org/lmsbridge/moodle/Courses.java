package org.lmsbridge.moodle;

import java.util.*;
import org.lmsbridge.moodle.bulk.*;
import org.lmsbridge.moodle.model.*;

/** Courses of a site. */
public final class Courses {
    Courses() {}
    /** Not described yet. */
    public BulkResult<NewCourse, Long> create(List<NewCourse> courses) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<CourseUpdate, Done> update(List<CourseUpdate> updates) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<Course> byField(CourseField field, Collection<String> values) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<Course> byIds(Collection<Long> ids) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<Course> search(String text) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public CreatedCourse duplicate(DuplicateRequest request) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public void importInto(ImportRequest request) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Not described yet. */
    public List<CourseSection> contents(long courseid) {
        throw new UnsupportedOperationException("not yet");
    }
}
