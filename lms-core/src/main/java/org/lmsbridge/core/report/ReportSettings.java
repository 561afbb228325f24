package org.lmsbridge.core.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lmsbridge.core.setting.Setting;

/** The settings by which every plugin says whom it tells what. */
public final class ReportSettings {
    private static final String ADDRESS = "[^\\s,;@]+@[^\\s,;@]+";
    private static final Pattern ADDRESSES = Pattern.compile(ADDRESS + "( ?[,;] ?" + ADDRESS + ")*");
    private static final String ALLOWED = "mail addresses, separated by commas";

    /** Who is told of findings. */
    public static final Setting<Optional<String>> WARNINGS_ADDRESS = Setting.ofOptionalString(
            "warningsAddress",
            ADDRESSES,
            ALLOWED,
            "Who is told of missing data and wrong configuration. Without one it is whom the host's notifier knows, and"
                    + " without a notifier the log.");

    /** Whether the debug log is kept. */
    public static final Setting<Boolean> DEBUG = Setting.ofBoolean(
            "debug",
            false,
            "Whether a debug log is kept, in the debug file, by mail, or both. It holds personal data.");

    /** The debug file. */
    public static final Setting<Optional<String>> DEBUG_FILE = Setting.ofOptionalString(
            "debugFile", "The file that the debug log is added to. At 10 MiB it is renamed to end in `.1`.");

    /** Who is mailed the debug log. */
    public static final Setting<Optional<String>> DEBUG_ADDRESS =
            Setting.ofOptionalString("debugAddress", ADDRESSES, ALLOWED, "Who is mailed a digest of the debug log.");

    /** How long messages are gathered. */
    public static final Setting<Duration> DIGEST_PERIOD = Setting.ofDuration(
            "digestPeriod",
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            "How long warnings and debug lines are gathered before they are mailed.");

    /** All of them, in the order in which they are shown. */
    public static final List<Setting<?>> ALL =
            List.of(WARNINGS_ADDRESS, DEBUG, DEBUG_FILE, DEBUG_ADDRESS, DIGEST_PERIOD);

    private ReportSettings() {}
}
