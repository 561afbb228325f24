package org.lmsbridge.core.report;

/** How much a finding matters. */
public enum Severity {
    /** As it should be, and said because somebody may ask: a cancelled course date was left out. */
    INFO,
    /** Something was left out or left alone that a person should look at. */
    WARNING,
    /** Something that was to be done could not be done. */
    ERROR
}
