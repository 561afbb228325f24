package org.lmsbridge.completion.internal;

import org.lmsbridge.core.records.Registration;

/** A registration that leads into a course of the site, with the account behind it. */
record Learner(Registration registration, long courseid, long userid) {}
