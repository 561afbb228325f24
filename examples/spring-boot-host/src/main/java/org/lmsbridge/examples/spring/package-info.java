/** The library in a Spring Boot application: a few classes that a host copies. */
@NullMarked
package org.lmsbridge.examples.spring;

import org.jspecify.annotations.NullMarked;
