package org.lmsbridge.moodle.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which web service function a method calls. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Function {

    /** What a call does, which decides its time-out and whether it may be repeated. */
    enum Kind {
        /** Reads; may be repeated. */
        READ,
        /** Writes; never repeated blindly. */
        WRITE,
        /** Writes and takes long: whole courses are copied or removed. */
        SLOW
    }

    /** {@return the function's name; empty where a parameter marked {@link Named} gives it} */
    String value() default "";

    /** {@return what a call does} */
    Kind kind() default Kind.READ;

    /** {@return whether texts are wanted as stored, without the escaping that Moodle does for display} */
    boolean raw() default false;
}
