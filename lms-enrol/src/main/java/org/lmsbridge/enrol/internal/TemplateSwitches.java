package org.lmsbridge.enrol.internal;

/**
 * What comes along when a course is made from a template; settings and topics always do.
 *
 * @param activities whether activities do
 * @param blocks whether blocks do
 * @param filters whether the settings of filters do
 */
public record TemplateSwitches(boolean activities, boolean blocks, boolean filters) {}
