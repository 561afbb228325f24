package org.lmsbridge.examples.destination;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how much of the input is done. Elsewhere nothing: what was done is told at the end. */
final class ProgressDisplay implements AutoCloseable {
    private static final int WIDTH = 100;
    private final @Nullable ProgressBar bar;

    /** The size is that of the input in bytes, below 0 where nobody knows. */
    ProgressDisplay(Output output, long size) {
        bar = output.terminal()
                ? new ProgressBarBuilder()
                        .setTaskName("Sending")
                        .setInitialMax(size)
                        .setUnit("KiB", 1024)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .setMaxRenderedLength(WIDTH)
                        .setConsumer(new ConsoleProgressBarConsumer(output.err()))
                        .build()
                : null;
    }

    void advanced(long bytes, long rows, long rejected) {
        if (bar != null) {
            bar.setExtraMessage(" %,d rows, %,d rejected".formatted(rows, rejected));
            bar.stepTo(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
