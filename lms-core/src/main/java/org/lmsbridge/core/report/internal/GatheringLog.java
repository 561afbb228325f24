package org.lmsbridge.core.report.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.report.ReportSettings;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what one plugin says until it is time to mail it. */
final class GatheringLog implements PluginLog {
    private static final long LARGEST_FILE = 10L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PluginLog.class);

    private final String component;
    private final Notifier notifier;
    private final Clock clock;
    private final boolean debugging;
    private final Optional<DebugFile> file;
    private final Optional<String> debugAddress;
    private final Optional<String> warningsAddress;
    private final Duration period;
    private final FindingFold fold = new FindingFold();
    private final DebugDigest digest = new DebugDigest();
    private Optional<Instant> since = Optional.empty();

    GatheringLog(String component, Settings settings, Notifier notifier, Clock clock) {
        this.component = component;
        this.notifier = notifier;
        this.clock = clock;
        debugging = settings.get(ReportSettings.DEBUG);
        file = settings.get(ReportSettings.DEBUG_FILE).map(path -> new DebugFile(Path.of(path), LARGEST_FILE));
        debugAddress = settings.get(ReportSettings.DEBUG_ADDRESS);
        warningsAddress = settings.get(ReportSettings.WARNINGS_ADDRESS);
        period = settings.get(ReportSettings.DIGEST_PERIOD);
    }

    @Override
    public boolean debugging() {
        return debugging || LOG.isDebugEnabled();
    }

    @Override
    public void debug(Supplier<String> line) {
        if (!debugging()) {
            return;
        }
        var text = written(line);
        LOG.debug("{} {}", component, text);
        if (debugging) {
            keep(text);
        }
    }

    private static String written(Supplier<String> line) {
        try {
            return line.get();
        } catch (RuntimeException e) {
            return "a debug line could not be written: " + e;
        }
    }

    private synchronized void keep(String text) {
        var now = clock.instant();
        file.ifPresent(to -> to.add(now + " " + component + " " + text));
        if (debugAddress.isPresent()) {
            digest.add(now.toString(), text);
            begin(now);
        }
    }

    @Override
    public void tell(Finding finding) {
        debug(() -> "%s %s %s: %s %s"
                .formatted(finding.severity(), finding.code(), finding.subject(), finding.message(), finding.remedy()));
        if (finding.severity() != Severity.INFO) {
            synchronized (this) {
                var now = clock.instant();
                fold.add(finding, now);
                begin(now);
            }
        }
    }

    private void begin(Instant now) {
        since = since.or(() -> Optional.of(now));
    }

    void sendIfDue() {
        if (due()) {
            send();
        }
    }

    private synchronized boolean due() {
        return since.filter(begun -> !clock.instant().isBefore(begun.plus(period)))
                .isPresent();
    }

    void send() {
        Optional<Notice> warnings;
        Optional<Notice> lines;
        synchronized (this) {
            var number = fold.waiting();
            warnings = fold.take()
                    .map(text -> Notice.toStaff(
                            warningsAddress,
                            component + ": " + number + (number == 1 ? " warning" : " warnings"),
                            text));
            lines = digest.take().map(text -> Notice.toStaff(debugAddress, component + ": debug log", text));
            since = Optional.empty();
        }
        // Without the lock: a mail server takes its time, and the plugin goes on meanwhile.
        warnings.ifPresent(this::handOn);
        lines.ifPresent(this::handOn);
    }

    private void handOn(Notice notice) {
        try {
            notifier.send(notice);
        } catch (Exception | LinkageError e) {
            LOG.warn("notice not sent: {}\n{}", notice.subject(), withoutDebug(notice), e);
        }
    }

    /** Debug lines may hold personal data, and are in the file if anywhere; warnings must not be lost. */
    private String withoutDebug(Notice notice) {
        return notice.subject().endsWith("debug log") ? "" : notice.text();
    }
}
