package org.braggscape.app.model;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.logging.Level;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.study.ExpectedTime;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;

/**
 * Computes the map off the JavaFX thread, one at a time: a new one ends the one before, of which nothing is shown any more. It
 * also owns the threads for all other maps, so that together they take no more than the machine has. To be used on the JavaFX
 * thread.
 */
public final class MapComputation {
    private static final Duration STATUS_INTERVAL = Duration.millis(50);
    /** Maps that take longer are not begun unasked. */
    private static final double LONG_SECONDS = 10;

    private final int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private final ExecutorService pool = Executors.newFixedThreadPool(workers, work -> Daemons.thread(work, "worker"));
    private final ExecutorService coordinator =
            Executors.newSingleThreadExecutor(work -> Daemons.thread(work, "landscape"));
    private final ReadOnlyObjectWrapper<LandscapeRun.Status> status = new ReadOnlyObjectWrapper<>();
    private final Timeline statusClock;
    private final Consumer<Landscape> picture;
    private final Runnable cancelled;
    private final BiPredicate<LandscapeRequest, Double> agreeing;
    private final Consumer<Throwable> failed;
    /** The large structure whose maps the user wants whatever they take. */
    private volatile CrystalStructure agreed;
    private LandscapeRun run;
    private Future<?> computing;
    private LandscapeRequest running;

    /**
     * Computes nothing yet.
     *
     * @param picture receives maps, coarse ones first; the complete one is the last
     * @param cancelled told when the computation that ran is cancelled
     * @param agreeing asks the user whether to compute a map that takes so many seconds
     * @param failed receives what a computation throws
     */
    MapComputation(Consumer<Landscape> picture, Runnable cancelled, BiPredicate<LandscapeRequest, Double> agreeing,
            Consumer<Throwable> failed) {
        this.picture = picture;
        this.cancelled = cancelled;
        this.agreeing = agreeing;
        this.failed = failed;
        this.statusClock = new Timeline(new KeyFrame(STATUS_INTERVAL, event -> status.set(run.status())));
        statusClock.setCycleCount(Animation.INDEFINITE);
    }

    /** {@return how far the computation is; null before the first} */
    public ReadOnlyObjectProperty<LandscapeRun.Status> status() {
        return status.getReadOnlyProperty();
    }

    /** {@return the threads for computations off the JavaFX thread, all of them busy only while a map is computed} */
    public ExecutorService pool() {
        return pool;
    }

    /** {@return how many threads the pool has} */
    public int workers() {
        return workers;
    }

    /** {@return what is computed or was computed last, nothing where that was stopped} */
    Optional<LandscapeRequest> request() {
        return run == null || run.cancelled() ? Optional.empty() : Optional.of(running);
    }

    /** Computes a map in the place of the one that runs. */
    void start(LandscapeRequest request) {
        interrupt();
        if (coordinator.isShutdown()) {
            return;
        }
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        running = request;
        statusClock.play();
        computing = coordinator.submit(() -> compute(request, mine));
    }

    private void compute(LandscapeRequest request, LandscapeRun mine) {
        try {
            if (mine.cancelled()) {
                return;
            }
            if (agreed != request.structure() && ExpectedTime.isWorthwhile(request)) {
                double seconds = ExpectedTime.seconds(request, workers);
                if (seconds > LONG_SECONDS) {
                    mine.end();
                    ifWanted(mine, () -> askBefore(request, mine, seconds));
                    return;
                }
            }
            Landscape complete = new LandscapeComputation(request)
                    .compute(pool, workers, coarse -> ifWanted(mine, () -> picture.accept(coarse)), mine);
            mine.end();
            ifWanted(mine, () -> {
                statusClock.stop();
                status.set(mine.status());
                picture.accept(complete);
            });
        } catch (CancellationException e) {
            mine.cancel();
        } catch (RuntimeException | OutOfMemoryError e) {
            ProgramLog.logger().log(Level.WARNING, "The map failed", e);
            mine.end();
            ifWanted(mine, () -> {
                failed.accept(e);
                cancel();
            });
        }
    }

    private void askBefore(LandscapeRequest request, LandscapeRun mine, double seconds) {
        boolean wanted = agreeing.test(request, seconds);
        if (wanted) {
            agreed = request.structure();
        }
        // the question waits for an answer while the window goes on
        if (run == mine && !mine.cancelled()) {
            if (wanted) {
                start(request);
            } else {
                cancel();
            }
        }
    }

    /** What a cancelled computation still sends is late and not wanted any more. */
    private void ifWanted(LandscapeRun mine, Runnable action) {
        Platform.runLater(() -> {
            if (run == mine && !mine.cancelled()) {
                action.run();
            }
        });
    }

    /** Stops the computation that runs, if any; the picture stays as far as it is. */
    public void cancel() {
        if (run != null && (run.status().running() || statusClock.getStatus() == Animation.Status.RUNNING)) {
            stop();
            status.set(run.status());
            cancelled.run();
        }
    }

    /** Ends what runs for good, and says how far it came. */
    void end() {
        stop();
        status.set(run == null ? null : run.status());
    }

    /** Ends what runs for the moment: the status stays as it was. */
    void stop() {
        interrupt();
        statusClock.stop();
    }

    /** Ends what runs, also where it waits for another program. */
    private void interrupt() {
        if (run != null) {
            run.cancel();
            computing.cancel(true);
        }
    }

    /** Ends all threads. */
    void close() {
        stop();
        coordinator.shutdownNow();
        pool.shutdownNow();
    }
}
