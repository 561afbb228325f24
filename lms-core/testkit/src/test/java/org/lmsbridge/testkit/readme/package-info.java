/** The code that the README of lms-core shows, so that it compiles and is right. */
package org.lmsbridge.testkit.readme;
