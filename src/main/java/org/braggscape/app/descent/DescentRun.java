package org.braggscape.app.descent;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.optim.RunningDescent;
import org.braggscape.optim.StopReason;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.DescentStart;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;

/** The descents from one start, made by a worker in turns, so that all of them can be watched from the beginning. */
public final class DescentRun {
    /** Short enough to look simultaneous, long enough to stay in the processor's cache. */
    private static final int TURN = 10;

    private final DescentStart start;
    private final Supplier<DescentComputation> source;
    private final Supplier<DescentComputation> annealed;
    private final List<Trail> trails;
    private volatile boolean cancelled;
    /** The thread while it works, else null; guarded by this run. */
    private Thread worker;
    private volatile boolean ended;
    private volatile String problem = "";

    /**
     * Starts with empty trails.
     *
     * @param start from where
     * @param source of the three descents of the paper
     * @param annealed of the fourth
     * @param settings which of them are made
     */
    DescentRun(DescentStart start, Supplier<DescentComputation> source, Supplier<DescentComputation> annealed,
            DescentSettings settings) {
        this.start = start;
        this.source = source;
        this.annealed = annealed;
        List<Trail> all = new ArrayList<>();
        for (DescentMode mode : DescentMode.values()) {
            if (settings.modes().contains(mode)) {
                all.add(new Trail(mode, settings.free().contains(ParameterGroup.CELL) ? null : start.cell().parameters()));
            }
        }
        this.trails = List.copyOf(all);
    }

    public DescentStart start() {
        return start;
    }

    /** {@return one trail per descent, in the order of {@link DescentMode}} */
    public List<Trail> trails() {
        return trails;
    }

    /** {@return the trail of a mode, or of the first mode if that one was not asked for} */
    public Trail trail(DescentMode mode) {
        return trails.stream().filter(trail -> trail.mode() == mode).findFirst().orElse(trails.get(0));
    }

    /** {@return where the computation of the three comes from, which also knows what a point of the fourth is; the same for all
     * descents of the same settings} */
    Supplier<DescentComputation> source() {
        return source;
    }

    /** {@return cell and atoms after some steps of a trail that has that many} */
    CrystalStructure structure(Trail trail, int step) {
        // a trail with points has its computation already: nothing is waited for here
        return source.get().structure(trail.vector(step));
    }

    /** {@return a step of a trail as a point for the map to be a slice through} */
    public SlicePoint slicePoint(Trail trail, int step) {
        return new SlicePoint(start.title() + ", " + trail.mode().label().toLowerCase(Locale.ROOT) + ", step " + step,
                structure(trail, step));
    }

    /** {@return whether nothing more will come} */
    public boolean ended() {
        return ended;
    }

    /** {@return the sentence that says what went wrong, else empty} */
    public String problem() {
        return problem;
    }

    /** {@return the number of steps of the longest trail so far} */
    public int length() {
        int length = 0;
        for (Trail trail : trails) {
            length = Math.max(length, trail.count() - 1);
        }
        return length;
    }

    /** Stops it, also where it waits for another program. */
    synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    private synchronized void workOn(Thread thread) {
        worker = thread;
        if (thread == null) {
            // an interrupt that came too late is not for the next work
            Thread.interrupted();
        }
    }

    /** Descends; on a worker. */
    void work() {
        workOn(Thread.currentThread());
        try {
            if (!cancelled) {
                descend(source.get());
            }
        } catch (CancellationException e) {
            cancelled = true;
        } catch (UncheckedIOException e) {
            problem = e.getCause().getMessage();
        } catch (IllegalArgumentException e) {
            problem = e.getMessage() == null ? "From this start no descent is possible." : e.getMessage();
        } catch (OutOfMemoryError e) {
            problem = "There is not enough memory for these descents: choose fewer steps.";
        } finally {
            workOn(null);
            for (Trail trail : trails) {
                if (trail.reason() == null) {
                    trail.end(StopReason.CANCELLED, Optional.empty());
                }
            }
            ended = true;
        }
    }

    private void descend(DescentComputation computation) {
        Map<Trail, RunningDescent> runs = new LinkedHashMap<>();
        for (Trail trail : trails) {
            if (trail.mode() != DescentMode.ANNEALED) {
                runs.put(trail, computation.start(start.structure(), trail.mode(), trail::add));
                continue;
            }
            try {
                runs.put(trail, annealed.get().start(start.structure(), trail.mode(), trail::add));
            } catch (IllegalArgumentException e) {
                // a schedule that does not fit the structure is no obstacle to the others
                problem = e.getMessage();
            }
        }
        boolean more = true;
        while (more && !cancelled) {
            more = false;
            for (Map.Entry<Trail, RunningDescent> run : runs.entrySet()) {
                more |= turn(computation, run.getValue(), run.getKey());
            }
        }
    }

    private static boolean turn(DescentComputation computation, RunningDescent run, Trail trail) {
        boolean more = run.reason() == null;
        for (int i = 0; i < TURN && more; i++) {
            more = run.step();
        }
        if (!more && trail.reason() == null) {
            trail.end(run.reason(), computation.matches(trail.vector(trail.count() - 1)));
        }
        return more;
    }
}
