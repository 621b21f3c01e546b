package org.braggscape.app.descent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.background.Once;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.loss.Loss;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.DescentStart;
import org.braggscape.session.Document;
import org.braggscape.session.RandomStart;
import org.braggscape.study.AxisRange;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.LandscapeRequest;

/** The starts, their descents, and which of them is looked at. Knows no controls; to be used on the JavaFX thread. */
public final class Descents {
    private final Workbench workbench;
    private final ObjectProperty<DescentSettings> settings = new SimpleObjectProperty<>(DescentSettings.START);
    private final ReadOnlyObjectWrapper<List<DescentRun>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DescentRun> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DescentMode> mode = new ReadOnlyObjectWrapper<>(DescentMode.UNCONSTRAINED);
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ObjectProperty<RandomStart> random = new SimpleObjectProperty<>(RandomStart.START);
    private boolean restoring;
    private final ExecutorService pool = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1), work -> Daemons.thread(work, "descents"));
    /** By candidate: starts that share it share what is computed once. */
    private final Map<CrystalStructure, Sources> computations = new HashMap<>();

    /** The computations of the three descents of the paper, and that of the annealed one. */
    private record Sources(Supplier<DescentComputation> three, Supplier<DescentComputation> annealed) {
    }

    /**
     * Starts without a start.
     *
     * @param workbench gives structure and loss
     */
    public Descents(Workbench workbench) {
        this.workbench = workbench;
        workbench.structure().addListener(observable -> {
            sentence.set("");
            computations.clear();
            show(List.of(), 0);
        });
        workbench.settings().addListener((property, before, now) -> {
            if (before.loss() != now.loss()) {
                again();
            }
        });
        workbench.whenTargetChanges(this::again);
        settings.addListener(observable -> again());
    }

    /** {@return how to descend; setting it descends again from every start} */
    public ObjectProperty<DescentSettings> settings() {
        return settings;
    }

    /** {@return the descents, in the order in which their starts were dropped} */
    public ReadOnlyObjectProperty<List<DescentRun>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** {@return the descents that chart, table and patterns show; null for none} */
    public ReadOnlyObjectProperty<DescentRun> selected() {
        return selected.getReadOnlyProperty();
    }

    /** {@return which descent of the selected start the patterns follow} */
    public ReadOnlyObjectProperty<DescentMode> mode() {
        return mode.getReadOnlyProperty();
    }

    /** {@return the last thing to say about starts, else empty} */
    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /** {@return how the next start at random will be made} */
    public ObjectProperty<RandomStart> random() {
        return random;
    }

    /** Says something about starts, where they are made. */
    public void say(String words) {
        sentence.set(words);
    }

    /** Drops a start at a place; what is no cell is answered by a sentence. */
    public void drop(Selection place) {
        if (!Lattice.isPossible(place.cell())) {
            say("No start here: these six numbers describe no cell.");
            return;
        }
        say("");
        CrystalStructure structure = place.structure();
        CrystalStructure truth = workbench.structure().get();
        // which of the known structures it is a distortion of
        CrystalStructure candidate = Stream.concat(Stream.of(truth), starts().stream().map(DescentStart::candidate))
                .filter(known -> sameAtoms(known, structure)).findFirst().orElse(structure);
        add(List.of(structure), candidate);
    }

    private static boolean sameAtoms(CrystalStructure one, CrystalStructure other) {
        return one.sites().stream().map(Site::element).toList().equals(other.sites().stream().map(Site::element).toList());
    }

    /** Makes every structure a start of its own, to be fitted to the target. */
    void open(List<CrystalStructure> candidates) {
        if (!candidates.isEmpty()) {
            List<DescentStart> added = add(candidates, null);
            List<String> outside = added.stream().filter(start -> !onMap(start.cell())).map(DescentStart::title).toList();
            say(outside.isEmpty() ? "" : String.join(", ", outside) + (outside.size() == 1 ? " lies" : " lie")
                    + " outside the map; the descents run all the same.");
        }
    }

    /** Drops a start at random. */
    public void dropRandom(double sigma, long seed) {
        CrystalStructure truth = workbench.structure().get();
        if (truth == null) {
            return;
        }
        try {
            DescentStart start = add(List.of(settings.get().request(workbench.target(), workbench.experiment(), truth, workbench.settings().get().loss())
                    .randomStart(sigma, seed)), truth).get(0);
            say(onMap(start.cell()) ? "" : start.title() + " lies outside the map; its descents run all the same.");
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
        }
    }

    private boolean onMap(Lattice cell) {
        LandscapeRequest shown = workbench.request();
        double[] place = shown.plane().place(cell.parameters());
        return place[0] >= shown.x().from() && place[0] <= shown.x().to() && place[1] >= shown.y().from()
                && place[1] <= shown.y().to();
    }

    /** Adds starts, distorted from a candidate, or each its own candidate where that is null. */
    private List<DescentStart> add(List<CrystalStructure> structures, CrystalStructure candidate) {
        List<DescentStart> starts = starts();
        int first = starts.stream().mapToInt(DescentStart::number).max().orElse(0) + 1;
        List<DescentStart> added = new ArrayList<>();
        for (CrystalStructure structure : structures) {
            added.add(new DescentStart(first + added.size(), candidate == null ? structure : candidate, structure));
        }
        starts.addAll(added);
        show(starts, first);
        return added;
    }

    /**
     * Moves a start.
     *
     * @param number of the start
     * @param cell its new cell; ignored if impossible
     */
    public void move(int number, double[] cell) {
        if (!Lattice.isPossible(cell)) {
            return;
        }
        List<DescentStart> starts = starts();
        starts.replaceAll(start -> start.number() == number ? start.at(Lattice.of(cell)) : start);
        show(starts, number);
    }

    /** Deletes the selected start. */
    public void delete() {
        if (selected.get() != null) {
            List<DescentStart> starts = starts();
            starts.removeIf(start -> start.number() == selected.get().start().number());
            say("");
            show(starts, 0);
        }
    }

    /** Makes everything as a document has it; descents that are there already stay. */
    public void restore(Document document) {
        restoring = true;
        if (!settings.get().equals(document.descents())) {
            computations.clear();
            settings.set(document.descents());
        }
        random.set(document.random());
        restoring = false;
        say("");
        mode.set(document.view().mode());
        show(document.starts(), document.view().start());
    }

    /** Looks at one of the descents from one start. */
    public void look(DescentRun run, DescentMode wanted) {
        mode.set(wanted);
        selected.set(run);
        looks.set(looks.get() + 1);
    }

    /** {@return a number that changes whenever the user chooses a descent, be it the same one} */
    ReadOnlyIntegerProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /** {@return the paths that have a point} */
    public List<DescentMapFigure.PathLine> paths() {
        List<DescentMapFigure.PathLine> paths = new ArrayList<>();
        for (DescentRun run : runs.get()) {
            for (Trail trail : run.trails()) {
                List<double[]> cells = new ArrayList<>();
                int count = trail.count();
                for (int step = 0; step < count; step++) {
                    cells.add(trail.cell(step));
                }
                if (count > 0) {
                    paths.add(new DescentMapFigure.PathLine(trail.mode(), cells));
                }
            }
        }
        return paths;
    }

    /** Stops what still runs; paths stay as far as they are. */
    public void cancel() {
        runs.get().forEach(DescentRun::cancel);
    }

    /** {@return from where descents are made, in the order in which the starts were dropped} */
    public List<DescentStart> starts() {
        List<DescentStart> starts = new ArrayList<>();
        runs.get().forEach(run -> starts.add(run.start()));
        return starts;
    }

    private void again() {
        if (restoring) {
            return;
        }
        computations.clear();
        show(starts(), selected.get() == null ? 0 : selected.get().start().number());
    }

    /** Makes the descents those of the given starts; what is computed already is kept. */
    private void show(List<DescentStart> starts, int wanted) {
        List<DescentRun> before = runs.get();
        List<DescentRun> now = new ArrayList<>();
        for (DescentStart start : starts) {
            now.add(before.stream().filter(run -> run.start().equals(start) && run.source() == sources(start).three()).findFirst()
                    .orElseGet(() -> begin(start)));
        }
        before.stream().filter(run -> !now.contains(run)).forEach(DescentRun::cancel);
        List<Supplier<DescentComputation>> used = now.stream().map(DescentRun::source).toList();
        computations.values().removeIf(sources -> !used.contains(sources.three()));
        runs.set(List.copyOf(now));
        selected.set(now.stream().filter(run -> run.start().number() == wanted).findFirst()
                .orElse(now.isEmpty() ? null : now.get(now.size() - 1)));
    }

    private Sources sources(DescentStart start) {
        return computations.computeIfAbsent(settings.get().candidate(start), from -> {
            DescentSettings how = settings.get();
            Loss loss = workbench.settings().get().loss();
            Target target = workbench.target();
            XrdSettings experiment = workbench.experiment();
            return new Sources(new Once<>(() -> new DescentComputation(how.request(target, experiment, from, loss))),
                    new Once<>(() -> new DescentComputation(how.request(target, experiment, from, loss).with(how.schedule()))));
        });
    }

    private DescentRun begin(DescentStart start) {
        DescentRun run = new DescentRun(start, sources(start).three(), sources(start).annealed(), settings.get());
        pool.execute(run::work);
        return run;
    }

    /** Ends all threads. */
    public void close() {
        cancel();
        pool.shutdownNow();
    }
}
