/**
 * Settings of plugins: each {@link org.lmsbridge.core.setting.Setting} is one constant with default, allowed values
 * and help, in the module that reads it. Values come from layered sources ({@link
 * org.lmsbridge.core.setting.SettingsSource}); bad ones are refused when the bridge is built, all at once, each by
 * name.
 */
@NullMarked
package org.lmsbridge.core.setting;

import org.jspecify.annotations.NullMarked;
