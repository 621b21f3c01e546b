package org.braggscape.app.map;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.MapOverlays;
import org.braggscape.math.Progress;
import org.braggscape.study.BasinMap;
import org.braggscape.study.FullBasins;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MatchRegion;

/** The basins of the map on screen and its match region, computed while the map stays in use. Knows no controls. */
public final class Overlays {
    private final Workbench workbench;
    private final Consumer<String> problems;
    private final ObjectProperty<BasinMap.Way> basins = new SimpleObjectProperty<>();
    private final BooleanProperty matchRegion = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final NewestWins matching;
    private final NewestWins descending;
    private final ExecutorService pool;
    private LandscapeRun matchRun;
    private LandscapeRun basinRun;
    private LandscapeRequest matched;
    private Optional<MatchRegion> region = Optional.empty();
    private BasinMap full;

    /**
     * Follows a workbench.
     *
     * @param workbench whose map
     * @param problems receives sentences about what cannot be shown
     */
    public Overlays(Workbench workbench, Consumer<String> problems) {
        this.workbench = workbench;
        this.problems = problems;
        this.pool = Executors.newFixedThreadPool(workbench.computation().workers(), work -> Daemons.thread(work, "basins"));
        this.matching = new NewestWins("match region",
                error -> problems.accept("The match region could not be computed: " + error));
        this.descending = new NewestWins("basin map", error -> {
            sentence.set("");
            problems.accept(Foreseen.sentence(error).orElse("The basins could not be computed: " + error));
        });
        workbench.landscape().addListener(observable -> refresh());
        // what was asked of an older map must not hold up the new one
        workbench.settings().addListener(observable -> cancel());
        basins.addListener(observable -> refresh());
        matchRegion.addListener(observable -> refresh());
    }

    /** {@return which basins are shown instead of the losses, null for none} */
    public ObjectProperty<BasinMap.Way> basins() {
        return basins;
    }

    /** {@return whether the match region is shown} */
    public BooleanProperty matchRegion() {
        return matchRegion;
    }

    /** {@return a number that grows whenever the map must be painted with other overlays} */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** {@return what the basins show and how far they are, empty while there are none} */
    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /** {@return export options that show what is chosen} */
    public FigureOptions over(FigureOptions options) {
        return options.with(FigurePart.BASINS, basins.get() != null).with(FigurePart.MATCH_REGION, matchRegion.get());
    }

    /** {@return what is known of a map: the same map on a coarser grid has the same region} */
    public MapOverlays known(Landscape landscape) {
        boolean same = matchRegion.get() && matched != null && MatchRegion.same(matched, landscape.request());
        return new MapOverlays(Optional.ofNullable(basins.get() != null && full != null && full.landscape() == landscape ? full : null),
                same ? region : Optional.empty());
    }

    /** {@return what makes the overlays to be painted at this moment; any thread may ask it} */
    Supplier<MapOverlays> painted(Landscape landscape) {
        MapOverlays known = known(landscape);
        // a coarse picture has no minima that its basins could belong to
        boolean slice = basins.get() == BasinMap.Way.SLICE && !landscape.minima().isEmpty();
        return () -> slice ? new MapOverlays(Optional.of(BasinMap.inSlice(landscape)), known.region()) : known;
    }

    private void refresh() {
        Landscape landscape = workbench.landscape().get();
        if (basins.get() != BasinMap.Way.FULL || full != null && full.landscape() != landscape) {
            cancel();
            full = null;
        }
        sentence.set(basins.get() == null ? "" : basins.get() == BasinMap.Way.SLICE
                ? "Basins: places of one tone lead, by steepest descent in the slice, to one minimum."
                : full == null ? "Basins of descents in six parameters: waiting for the map." : sentence.get());
        if (landscape != null && landscape.complete()) {
            if (matchRegion.get()) {
                match(landscape);
            }
            if (basins.get() == BasinMap.Way.FULL && full == null) {
                descend(landscape);
            }
        }
        changes.set(changes.get() + 1);
    }

    private void match(Landscape landscape) {
        LandscapeRequest request = landscape.request();
        if (request.target().truth().isEmpty()) {
            problems.accept("The structure behind a measured pattern is not known: there is nothing that cells could match.");
            return;
        }
        if (matched != null && MatchRegion.same(matched, request) && matched.pointsX() == request.pointsX()
                && matched.pointsY() == request.pointsY()) {
            return;
        }
        if (matchRun != null) {
            matchRun.cancel();
        }
        LandscapeRun mine = new LandscapeRun();
        matchRun = mine;
        matching.submit(() -> {
            try {
                return MatchRegion.of(landscape, mine);
            } catch (CancellationException e) {
                return Optional.<MatchRegion>empty();
            }
        }, result -> {
            if (matchRun == mine && !mine.cancelled()) {
                matched = request;
                region = result;
                changes.set(changes.get() + 1);
            }
        });
    }

    private void descend(Landscape landscape) {
        LandscapeRun mine = new LandscapeRun();
        basinRun = mine;
        Progress progress = new Progress() {
            @Override
            public void update(long done, long total) {
                mine.update(done, total);
                Platform.runLater(() -> {
                    if (basinRun == mine && !mine.cancelled()) {
                        sentence.set("Basins of descents in six parameters: " + 100 * done / Math.max(1, total)
                                + " % of the descents made (Esc stops).");
                    }
                });
            }

            @Override
            public boolean cancelled() {
                return mine.cancelled();
            }
        };
        sentence.set("Basins of descents in six parameters: 0 % of the descents made (Esc stops).");
        descending.replace(() -> {
            try {
                return new FullBasins(landscape).compute(pool, part -> Platform.runLater(() -> show(mine, part)), progress);
            } catch (CancellationException e) {
                return null;
            }
        }, complete -> {
            if (complete != null) {
                show(mine, complete);
                if (basinRun == mine && !mine.cancelled()) {
                    mine.end();
                    basinRun = null;
                    sentence.set("Basins of descents in all six parameters of the cell, by L-BFGS from every point of the map.");
                }
            }
        });
    }

    private void show(LandscapeRun mine, BasinMap part) {
        if (basinRun == mine && !mine.cancelled()) {
            full = part;
            changes.set(changes.get() + 1);
        }
    }

    /** Stops the descents; what they have shown so far stays. */
    public void cancel() {
        if (basinRun != null) {
            basinRun.cancel();
            descending.abandon();
            basinRun = null;
            sentence.set(full == null ? "Basins: stopped." : "Basins of descents in six parameters: stopped, a coarse picture.");
        }
    }

    /** Ends all threads. */
    public void close() {
        cancel();
        if (matchRun != null) {
            matchRun.cancel();
        }
        matching.close();
        descending.close();
        pool.shutdownNow();
    }
}
