/**
 * Settings of plugins: each is one constant with default, allowed values and help, in the module that reads it. Values
 * come from layered sources; bad ones are refused when the bridge is built, all at once, each by name.
 */
@NullMarked
package org.lmsbridge.core.setting;

import org.jspecify.annotations.NullMarked;
