package org.braggscape.app.descent;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.braggscape.app.background.FrameTimes;
import org.braggscape.session.View;

/**
 * Which step of the descents is shown. It moves with the frames of the screen and waits where the computation is not ahead of
 * it. Everything that moves with it is drawn within one call per frame, whose time is measured.
 */
public final class Playback {
    /** A pause of the whole program must not make the heads jump. */
    private static final double LONGEST_FRAME = 0.1;

    private final Descents descents;
    private final ReadOnlyDoubleWrapper step = new ReadOnlyDoubleWrapper();
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(View.START_SPEED);
    private final FrameTimes times = new FrameTimes();
    private final List<Runnable> followers = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    /** Shows the end of the paths as it moves on, for a start that is being dragged. */
    private boolean atEnd;
    private boolean running;
    /** The step to show as soon as the paths are so long; negative for none. */
    private double wanted = -1;
    private long previous;

    public Playback(Descents descents) {
        this.descents = descents;
        descents.runs().addListener(observable -> wake());
        descents.selected().addListener(observable -> wake());
        descents.looks().addListener(observable -> wake());
        playing.addListener((property, before, now) -> {
            if (now) {
                wanted = -1;
                atEnd = false;
                if (step.get() >= length.get() && ended()) {
                    step.set(0);
                }
            } else {
                step.set(Math.floor(step.get()));
            }
            wake();
        });
    }

    /** {@return the step; between two steps while it moves} */
    public ReadOnlyDoubleProperty step() {
        return step.getReadOnlyProperty();
    }

    /** {@return the number of steps of the longest path so far} */
    public ReadOnlyIntegerProperty length() {
        return length.getReadOnlyProperty();
    }

    public BooleanProperty playing() {
        return playing;
    }

    /** {@return steps per second} */
    public DoubleProperty speed() {
        return speed;
    }

    FrameTimes times() {
        return times;
    }

    /** Adds something to be done in each frame in which anything may have changed. */
    void follow(Runnable follower) {
        followers.add(follower);
    }

    /** Shows a step and stays there. */
    public void seek(double chosen) {
        atEnd = false;
        wanted = -1;
        playing.set(false);
        step.set(Math.max(0, Math.min(length.get(), Math.rint(chosen))));
        wake();
    }

    /** Shows a step as soon as the paths, which may have just begun to grow, are so long. */
    public void restore(int chosen) {
        atEnd = false;
        playing.set(false);
        wanted = chosen;
        wake();
    }

    /** {@return the step that is shown, or will be when the paths are so long} */
    public int lastingStep() {
        return (int) Math.floor(wanted >= 0 ? wanted : step.get());
    }

    /** {@return whether the step moves on by itself towards one that was shown before} */
    public boolean restoring() {
        return wanted >= 0;
    }

    /** Plays from the beginning. */
    public void restart() {
        wanted = -1;
        step.set(0);
        playing.set(true);
        wake();
    }

    /** Shows whole paths, also while they still grow. */
    public void showAll() {
        wanted = -1;
        playing.set(false);
        atEnd = true;
        wake();
    }

    public void toggle() {
        if (!descents.runs().get().isEmpty()) {
            playing.set(!playing.get());
        }
    }

    /** Draws in the next frame, and on as long as anything moves. */
    public void wake() {
        if (!running) {
            running = true;
            previous = 0;
            times.pause();
            timer.start();
        }
    }

    private boolean ended() {
        return descents.runs().get().stream().allMatch(DescentRun::ended);
    }

    private void frame(long now) {
        times.begin();
        // asked for before the lengths: what ends in between is drawn in the next frame
        boolean ended = ended();
        length.set(descents.runs().get().stream().mapToInt(DescentRun::length).max().orElse(0));
        if (wanted >= 0) {
            step.set(Math.min(wanted, length.get()));
        } else if (playing.get()) {
            double seconds = previous == 0 ? 0 : Math.min(LONGEST_FRAME, (now - previous) / 1e9);
            step.set(Math.min(length.get(), step.get() + seconds * speed.get()));
        } else if (atEnd || ended && length.get() > 0 && step.get() > length.get()) {
            // new paths may be shorter; as long as they grow, the step waits for them
            step.set(length.get());
        }
        previous = now;
        followers.forEach(Runnable::run);
        times.end();
        if (wanted >= 0 && (ended || step.get() >= wanted)) {
            wanted = -1;
        }
        if (ended && playing.get() && step.get() >= length.get()) {
            // and one frame more, in which everything is drawn at rest
            playing.set(false);
        } else if (ended && !playing.get()) {
            running = false;
            timer.stop();
        }
    }

    public void close() {
        timer.stop();
    }
}
