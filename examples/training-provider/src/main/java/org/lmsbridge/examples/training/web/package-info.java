/** What all pages share: templates, sessions, form tokens and security headers. */
@NullMarked
package org.lmsbridge.examples.training.web;

import org.jspecify.annotations.NullMarked;
