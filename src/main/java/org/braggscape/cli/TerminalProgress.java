package org.braggscape.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.braggscape.math.Progress;

/** A progress bar on standard error, shown only when the work takes longer than a moment. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long PATIENCE_NANOSECONDS = 1_500_000_000;

    private final String task;
    private final long start = System.nanoTime();
    private ProgressBar bar;

    TerminalProgress(String task) {
        this.task = task;
    }

    @Override
    public synchronized void update(long done, long total) {
        if (bar == null && System.nanoTime() - start > PATIENCE_NANOSECONDS) {
            bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(total).setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500).build();
        }
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
