package org.lmsbridge.examples.quickstart;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.report.Progress;

/** Shows how far a run has come: a bar on a terminal, now and then a line elsewhere. */
final class ProgressDisplay implements Progress, AutoCloseable {
    private static final int WIDTH = 100;

    private final Output output;
    private final @Nullable ProgressBar bar;
    private long tenths = -1;
    private String task = "";

    ProgressDisplay(Output output, long total) {
        this.output = output;
        this.bar = output.terminal() ? bar(output, total) : null;
    }

    private static ProgressBar bar(Output output, long total) {
        return new ProgressBarBuilder()
                .setTaskName("Applying")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .hideEta()
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(output.out()))
                .build();
    }

    @Override
    public synchronized void advanced(String newTask, long done, long total) {
        var name = newTask.toLowerCase(Locale.ROOT);
        if (bar != null) {
            bar.setExtraMessage(" " + name);
            bar.stepTo(done);
            return;
        }
        var reached = total == 0 ? 10 : done * 10 / total;
        if (reached > tenths || !name.equals(task)) {
            output.line("  %d of %d changes (%s)".formatted(done, total, name));
        }
        tenths = reached;
        task = name;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
