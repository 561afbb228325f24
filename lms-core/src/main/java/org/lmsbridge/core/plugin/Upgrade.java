package org.lmsbridge.core.plugin;

import java.time.Clock;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.StateStore;

/**
 * What an upgrade step of a plugin works on.
 *
 * @param from the version that the state remembers; lower than the plugin's
 * @param saved the values that people saved, to rename or convert
 * @param state the state
 * @param clock the clock
 */
public record Upgrade(long from, SavedSettings saved, StateStore state, Clock clock) {}
