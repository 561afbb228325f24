package org.lmsbridge.examples.certificate;

import java.awt.Color;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What all certificates of a provider have in common.
 *
 * @param issuer the provider's name
 * @param signatory who answers for it, such as {@code Director of Studies}
 * @param accent the colour of frame, headings and seal
 * @param font a TrueType font; empty for Liberation Sans, which has Latin, Greek and Cyrillic
 * @param zone in which a completion's day is told
 */
public record Design(String issuer, String signatory, Color accent, Optional<Path> font, ZoneId zone) {}
