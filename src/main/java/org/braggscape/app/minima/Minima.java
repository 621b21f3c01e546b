package org.braggscape.app.minima;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.session.CutLine;
import org.braggscape.session.Place;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeCut;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MinimumReport;
import org.braggscape.study.Roughness;

/** What is known about the minima of the map, which of them are pinned, and the cut between two places. Knows no controls. */
public final class Minima {
    /** More patterns could not be told apart. */
    static final int MOST_PINNED = 5;

    private final Workbench workbench;
    private final Consumer<String> problems;
    private final NewestWins reporting;
    private final NewestWins measuring;
    private final NewestWins cutting;
    private final ReadOnlyObjectWrapper<Roughness> roughness = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<MinimumReport>> reports = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<MinimumReport> pinned = FXCollections.observableArrayList();
    /** Kept, because the list behind it holds it weakly. */
    private final ObservableList<MinimumReport> readOnlyPinned = FXCollections.unmodifiableObservableList(pinned);
    private final ReadOnlyObjectWrapper<LandscapeCut> cut = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty cutPoint = new SimpleIntegerProperty(-1);
    private final ReadOnlyBooleanWrapper cutRunning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper choices = new ReadOnlyIntegerWrapper();
    /** The cut that was asked for last, whether it is there or not; null for none. */
    private final ReadOnlyObjectWrapper<CutLine> line = new ReadOnlyObjectWrapper<>();
    /** The map that the line goes through, null while it waits for that map. */
    private LandscapeRequest lineOn;
    /** Which point to mark when the cut is there, −1 for none. */
    private int wantedPoint = -1;
    /** What to pin when the reports of the wished map are there, null for nothing else than now. */
    private List<Place> wanted;
    private LandscapeRun run;
    private Landscape landscape;

    /**
     * Follows a workbench.
     *
     * @param workbench whose map
     * @param problems receives sentences about what cannot be done
     */
    public Minima(Workbench workbench, Consumer<String> problems) {
        this.workbench = workbench;
        this.problems = problems;
        this.reporting = new NewestWins("minima", error -> problems.accept(
                Foreseen.sentence(error).orElse("The minima could not be measured: " + error)));
        this.measuring = new NewestWins("roughness",
                error -> problems.accept(Foreseen.sentence(error).orElse("The roughness of the map could not be measured: " + error)));
        this.cutting = new NewestWins("cut", error -> {
            dropCut();
            problems.accept(Foreseen.sentence(error).orElse("The cut could not be computed: " + error));
        });
        workbench.landscape().addListener((property, before, now) -> follow(now));
    }

    /** {@return the minima of the newest complete map by loss, the truth among them} */
    public ReadOnlyObjectProperty<List<MinimumReport>> reports() {
        return reports.getReadOnlyProperty();
    }

    /** {@return how rough the newest complete map is, a moment behind it; null before the first} */
    ReadOnlyObjectProperty<Roughness> roughness() {
        return roughness.getReadOnlyProperty();
    }

    /** {@return the map of the reports, null before the first} */
    public Landscape landscape() {
        return landscape;
    }

    /** {@return the pinned minima, in the order of pinning} */
    public ObservableList<MinimumReport> pinned() {
        return readOnlyPinned;
    }

    /** {@return a number that grows whenever the user pins a minimum, lets one go, draws a cut or removes it} */
    public ReadOnlyIntegerProperty choices() {
        return choices.getReadOnlyProperty();
    }

    /** {@return the places of the pinned minima, also of those whose map is still being computed} */
    public List<Place> pins() {
        return wanted != null ? wanted : pinned.stream().map(report -> selection(report).place()).toList();
    }

    /** Pins the minima at some places of the wished map, as soon as that map is known. */
    public void restore(List<Place> places) {
        wanted = places.equals(pins()) && wanted == null ? null : places;
        if (wanted != null && landscape != null && landscape == workbench.landscape().get()
                && landscape.request().equals(workbench.request())) {
            pinned.setAll(restored(reports.get()));
        }
    }

    /** Shows the cut along a line of the wished map, as soon as that map is known. */
    public void restore(Optional<CutLine> wantedLine) {
        CutLine bare = wantedLine.map(one -> one.withMarked(OptionalInt.empty())).orElse(null);
        int point = wantedLine.map(one -> one.marked().orElse(-1)).orElse(-1);
        boolean stays = bare != null && CutEnds.same(bare, line.get()) && (lineOn == null || isOfWishedMap(lineOn));
        if (!stays) {
            dropCut();
            line.set(bare);
        }
        wantedPoint = point;
        if (cut.get() != null) {
            cutPoint.set(point);
        }
        cutAsWanted();
    }

    /** {@return the line of the cut with its marked point, also of one that is still being computed; nothing for none} */
    public Optional<CutLine> cutLine() {
        return Optional.ofNullable(line.get()).filter(one -> lineOn == null || isOfWishedMap(lineOn)).map(one -> {
            int point = cut.get() == null ? wantedPoint : cutPoint.get();
            return one.withMarked(point < 0 ? OptionalInt.empty() : OptionalInt.of(point));
        });
    }

    /** {@return the line of the cut that was asked for last, null for none} */
    public ReadOnlyObjectProperty<CutLine> line() {
        return line.getReadOnlyProperty();
    }

    private boolean isOfWishedMap(LandscapeRequest request) {
        try {
            return sameLosses(request, workbench.request());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return whether a line through one map has the same losses through another} */
    private static boolean sameLosses(LandscapeRequest one, LandscapeRequest other) {
        return Selection.comparable(one, other) && one.loss().equals(other.loss()) && one.settings().equals(other.settings())
                && one.target().equals(other.target());
    }

    /** Computes the cut that waits for its map, if that is there. */
    private void cutAsWanted() {
        if (line.get() != null && lineOn == null && landscape != null && landscape == workbench.landscape().get()
                && workbench.isWished(landscape.request())) {
            cut(landscape, place(line.get().from()), place(line.get().to()));
        }
    }

    private static LandscapeCut.Place place(CutLine.End end) {
        return new LandscapeCut.Place(end.name(), end.point().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static CutLine.End end(LandscapeCut.Place place) {
        return new CutLine.End(place.name(), Arrays.stream(place.point()).boxed().toList());
    }

    private List<MinimumReport> restored(List<MinimumReport> all) {
        List<Place> places = wanted;
        wanted = null;
        return places.stream().map(place -> find(all, Selection.at(landscape, place))).flatMap(Optional::stream).distinct()
                .limit(MOST_PINNED).toList();
    }

    /** {@return the cut that was asked for last, null for none} */
    ReadOnlyObjectProperty<LandscapeCut> cut() {
        return cut.getReadOnlyProperty();
    }

    /** {@return whether a cut is being computed} */
    ReadOnlyBooleanProperty cutRunning() {
        return cutRunning.getReadOnlyProperty();
    }

    /** {@return which point of the cut is marked on the map, −1 for none} */
    public IntegerProperty cutPoint() {
        return cutPoint;
    }

    private void follow(Landscape now) {
        if (now == null) {
            reporting.abandon();
            measuring.abandon();
            roughness.set(null);
            cutting.abandon();
            landscape = null;
            pinned.clear();
            reports.set(List.of());
            dropCut();
        } else if (now.complete()) {
            reporting.replace(() -> MinimumReport.of(now), result -> show(now, result));
            measuring.replace(() -> Roughness.of(now), roughness::set);
        }
    }

    private void show(Landscape now, List<MinimumReport> result) {
        Landscape before = landscape;
        List<MinimumReport> kept = before == null || !Selection.comparable(before.request(), now.request()) ? List.of()
                : pinned.stream().map(report -> find(result, Selection.minimum(before, report.minimum()).in(now)))
                        .flatMap(Optional::stream).distinct().toList();
        landscape = now;
        if (lineOn != null && !sameLosses(lineOn, now.request())) {
            dropCut();
        }
        nameCut(before, now);
        cutAsWanted();
        pinned.setAll(wanted != null && now.request().equals(workbench.request()) ? restored(result) : kept);
        reports.set(result);
    }

    /** A line that waits for another map has the names of that one. */
    private void nameCut(Landscape before, Landscape now) {
        if (lineOn == null) {
            return;
        }
        CutLine named = CutEnds.named(line.get(), before, now);
        if (!named.equals(line.get())) {
            line.set(named);
            if (cut.get() != null) {
                cut.set(CutEnds.named(cut.get(), named));
            }
        }
    }

    private static Optional<MinimumReport> find(List<MinimumReport> reports, Selection selection) {
        return selection == null || selection.waypoint() != null || !selection.truth() && selection.rank() == 0
                ? Optional.empty()
                : reports.stream().filter(report -> report.rank() == selection.rank()
                        && report.minimum().truth() == selection.truth()).findFirst();
    }

    /** {@return the minimum that is selected, nothing where something else is} */
    Optional<MinimumReport> selected() {
        Selection selection = workbench.selection().get();
        return selection == null || selection.landscape() != landscape ? Optional.empty() : find(reports.get(), selection);
    }

    /** {@return a minimum as a place of the map} */
    Selection selection(MinimumReport report) {
        return Selection.minimum(landscape, report.minimum());
    }

    /** Selects a minimum. */
    void select(MinimumReport report) {
        if (!selected().equals(Optional.of(report))) {
            workbench.selection().set(selection(report));
        }
    }

    /** Selects the minimum some places further in the order of the loss; the deepest false one where none is selected. */
    public void step(int places) {
        List<MinimumReport> all = reports.get();
        if (!all.isEmpty()) {
            int now = selected().map(all::indexOf).orElse(-1);
            int first = Math.min(all.get(0).rank() == 0 ? 1 : 0, all.size() - 1);
            select(all.get(now < 0 ? first : Math.max(0, Math.min(all.size() - 1, now + places))));
        }
    }

    /** Pins a minimum or lets it go. */
    public void pin(MinimumReport report, boolean pin) {
        wanted = null;
        if (!pin) {
            pinned.remove(report);
        } else if (!pinned.contains(report)) {
            if (pinned.size() == MOST_PINNED) {
                problems.accept("Only " + MOST_PINNED + " minima can be pinned; let one of them go first.");
                return;
            }
            pinned.add(report);
        }
        choices.set(choices.get() + 1);
    }

    /** {@return a place of the map as an end of a cut} */
    static LandscapeCut.Place place(Selection selection) {
        boolean own = selection.waypoint() != null && selection.landscape().plane().layout().dimension() == 6;
        return new LandscapeCut.Place(selection.waypoint() == null ? selection.title()
                : selection.waypoint().descent() + ", " + selection.title().toLowerCase(Locale.ROOT),
                own ? selection.cell() : selection.landscape().plane().point(selection.x(), selection.y()));
    }

    /** Computes the loss from a place of the map to the truth. */
    void cutToTruth(Selection from) {
        if (from == null) {
            problems.accept("Choose a place on the map first, with a click or the arrow keys.");
            return;
        }
        Landscape map = from.landscape();
        if (map.request().target().truth().isEmpty()) {
            problems.accept("The truth behind a measured pattern is not known; cut between two minima instead.");
        } else if (map.request().containsTruth()) {
            cut(from, new LandscapeCut.Place("Truth", map.plane().point(map.plane().middleX(), map.plane().middleY())));
        } else if (map.plane().layout().dimension() == 6) {
            // the slice goes through other atoms
            cut(from, new LandscapeCut.Place("Cell of the truth",
                    map.request().target().truth().get().lattice().parameters()));
        } else {
            problems.accept("The truth does not lie in this slice; show the slice through the truth first.");
        }
    }

    /** Computes the loss between two places of one map. */
    void cut(Selection from, Selection to) {
        cut(from, place(to));
    }

    /** Computes the loss between the first two pinned minima. */
    void cutBetweenPinned() {
        if (pinned.size() < 2) {
            problems.accept("Pin two minima first, with the boxes in the list of minima.");
        } else {
            cut(selection(pinned.get(0)), selection(pinned.get(1)));
        }
    }

    private void cut(Selection from, LandscapeCut.Place to) {
        dropCut();
        LandscapeCut.Place start = place(from);
        line.set(new CutLine(end(start), end(to), OptionalInt.empty()));
        cut(from.landscape(), start, to);
        choices.set(choices.get() + 1);
    }

    private void cut(Landscape map, LandscapeCut.Place start, LandscapeCut.Place to) {
        lineOn = map.request();
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        cutRunning.set(true);
        cutting.replace(() -> {
            try {
                return Optional.of(LandscapeCut.of(map, start, to, mine));
            } catch (CancellationException e) {
                return Optional.<LandscapeCut>empty();
            }
        }, result -> {
            if (run == mine) {
                cutRunning.set(false);
                // another map may have come meanwhile
                cut.set(result.map(made -> CutEnds.named(made, line.get())).orElse(null));
                cutPoint.set(cut.get() == null ? -1 : Math.min(wantedPoint, cut.get().cut().values().length - 1));
            }
        });
    }

    /** Shows no cut any more, because the user wants none. */
    void removeCut() {
        dropCut();
        choices.set(choices.get() + 1);
    }

    /** Shows no cut any more, and stops the one that is being computed. */
    private void dropCut() {
        line.set(null);
        lineOn = null;
        wantedPoint = -1;
        if (run != null) {
            run.cancel();
            cutting.abandon();
        }
        cutRunning.set(false);
        cutPoint.set(-1);
        cut.set(null);
    }

    /** {@return the marked point of the cut: its parameters, null for none} */
    double[] markedPoint() {
        return cut.get() == null || cutPoint.get() < 0 ? null : cut.get().cut().point(cutPoint.get());
    }

    /** Ends all threads. */
    public void close() {
        if (run != null) {
            run.cancel();
        }
        reporting.close();
        measuring.close();
        cutting.close();
    }
}
