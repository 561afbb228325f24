/** What follows from a completed course: a certificate, mailed to the student and kept on the student's page. */
@NullMarked
package org.lmsbridge.examples.training.certificates;

import org.jspecify.annotations.NullMarked;
