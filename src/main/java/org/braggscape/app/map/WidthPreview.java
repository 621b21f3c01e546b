package org.braggscape.app.map;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Workbench;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.math.Progress;
import org.braggscape.session.MapSettings;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.WidthSweep;

/**
 * Shows the map at other widths while a hand moves or a playback runs, from maps that are computed meanwhile. The settings have
 * the new width, and the map all its points again, when that ends. Knows no controls.
 */
public final class WidthPreview {
    private static final double PLAY_SECONDS = 6;

    private final Workbench workbench;
    private final NewestWins computing;
    private final ReadOnlyDoubleWrapper width = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private WidthSweep sweep;
    private LandscapeRun run;
    private boolean passing;
    private double played;
    private long previous;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            play(now);
        }
    };

    /**
     * Follows a workbench.
     *
     * @param workbench whose map
     * @param problems receives sentences about what went wrong
     */
    public WidthPreview(Workbench workbench, Consumer<String> problems) {
        this.workbench = workbench;
        this.computing = new NewestWins("widths", error -> {
            stop();
            problems.accept("The map could not be smoothed: " + error.getMessage());
        });
        workbench.settings().addListener((property, before, now) -> {
            if (!passing) {
                width.set(now.width());
            }
        });
        workbench.structure().addListener(observable -> forget());
        workbench.whenTargetChanges(this::forget);
    }

    /** {@return the width that is shown} */
    ReadOnlyDoubleProperty width() {
        return width.getReadOnlyProperty();
    }

    /** {@return whether it goes from wide to narrow by itself} */
    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /** {@return whether the maps of all widths are there} */
    boolean ready() {
        return sweep != null && sweep.complete();
    }

    private void forget() {
        stopPlaying();
        passing = false;
        drop();
    }

    private void drop() {
        if (run != null) {
            run.cancel();
        }
        sweep = null;
    }

    /** Begins to compute the maps, if they are not those of the wished map. */
    void prepare() {
        if (workbench.structure().get() == null) {
            return;
        }
        LandscapeRequest base;
        try {
            base = workbench.request(workbench.settings().get().withWidth(0));
            base.plane();
        } catch (IllegalArgumentException e) {
            // who set the axes was told
            return;
        }
        WidthSweep wanted = new WidthSweep(base);
        if (sweep != null && sweep.base().equals(wanted.base())) {
            return;
        }
        drop();
        sweep = wanted;
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        Progress progress = new Progress() {
            @Override
            public void update(long done, long total) {
                Platform.runLater(() -> {
                    if (run == mine && passing && !playing.get()) {
                        show(width.get());
                    }
                });
            }

            @Override
            public boolean cancelled() {
                return mine.cancelled();
            }
        };
        computing.submit(() -> {
            try {
                wanted.compute(workbench.computation().pool(), workbench.computation().workers(), progress);
            } catch (CancellationException e) {
                // another map is wished
            }
            return wanted;
        }, done -> { });
    }

    /** Shows a width for the moment, as soon as enough is known of it. */
    void show(double wanted) {
        prepare();
        passing = true;
        width.set(wanted);
        if (sweep != null) {
            sweep.at(wanted).ifPresent(workbench::preview);
        }
    }

    /** Takes the width that is shown into the settings. */
    void settle() {
        stopPlaying();
        if (!passing) {
            return;
        }
        passing = false;
        MapSettings wished = workbench.settings().get();
        if (wished.width() == width.get()) {
            workbench.recompute();
        } else {
            workbench.settings().set(wished.withWidth(width.get()));
        }
    }

    /** Shows the width of the settings again. */
    public void stop() {
        stopPlaying();
        if (passing) {
            width.set(workbench.settings().get().width());
            settle();
        }
    }

    /** Plays from the largest width to none, or stays where the playback is. */
    void toggle() {
        if (playing.get()) {
            settle();
        } else {
            played = 0;
            previous = 0;
            show(LandscapeRequest.MOST_WIDTH);
            playing.set(true);
            timer.start();
        }
    }

    private void play(long now) {
        double passed = previous == 0 ? 0 : Math.min(0.1, (now - previous) / 1e9);
        previous = now;
        if (sweep == null || !sweep.usable()) {
            return;
        }
        played += passed / PLAY_SECONDS;
        double least = workbench.settings().get().loss() instanceof GpwdfLoss gpwdf ? gpwdf.alpha() : LandscapeRequest.LEAST_WIDTH;
        if (played >= 1) {
            show(0);
            settle();
        } else {
            show(LandscapeRequest.MOST_WIDTH * Math.pow(least / LandscapeRequest.MOST_WIDTH, played));
        }
    }

    private void stopPlaying() {
        timer.stop();
        playing.set(false);
    }

    /** Ends all threads. */
    public void close() {
        stopPlaying();
        drop();
        computing.close();
    }
}
