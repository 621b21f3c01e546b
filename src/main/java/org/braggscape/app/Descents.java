package org.braggscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.study.AxisRange;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.LandscapeRequest;

/** The starts, their descents, and which of them is looked at. Knows no controls; to be used on the JavaFX thread. */
final class Descents {
    private final Workbench workbench;
    private final ObjectProperty<DescentSettings> settings = new SimpleObjectProperty<>(DescentSettings.START);
    private final ReadOnlyObjectWrapper<List<DescentRun>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DescentRun> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DescentMode> mode = new ReadOnlyObjectWrapper<>(DescentMode.UNCONSTRAINED);
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final UndoHistory<List<DescentStart>> history = new UndoHistory<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1), work -> Daemons.thread(work, "descents"));
    private DescentRequest request;
    private Supplier<DescentComputation> computation;

    /**
     * Starts without a start.
     *
     * @param workbench gives structure and loss
     */
    Descents(Workbench workbench) {
        this.workbench = workbench;
        workbench.structure().addListener(observable -> {
            history.clear();
            sentence.set("");
            show(List.of(), 0);
        });
        workbench.settings().addListener((property, before, now) -> {
            if (before.loss() != now.loss()) {
                again();
            }
        });
        settings.addListener(observable -> again());
    }

    /** {@return how to descend; setting it descends again from every start} */
    ObjectProperty<DescentSettings> settings() {
        return settings;
    }

    /** {@return the descents, in the order in which their starts were dropped} */
    ReadOnlyObjectProperty<List<DescentRun>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** {@return the descents that chart, table and patterns show; null for none} */
    ReadOnlyObjectProperty<DescentRun> selected() {
        return selected.getReadOnlyProperty();
    }

    /** {@return which descent of the selected start the patterns follow} */
    ReadOnlyObjectProperty<DescentMode> mode() {
        return mode.getReadOnlyProperty();
    }

    /** {@return the last thing to say about starts, else empty} */
    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    UndoHistory<List<DescentStart>> history() {
        return history;
    }

    /** Says something about starts, where they are made. */
    void say(String words) {
        sentence.set(words);
    }

    /** Drops a start; what is no cell is answered by a sentence. */
    void drop(double[] cell) {
        if (workbench.structure().get() == null) {
            return;
        }
        if (!Lattice.isPossible(cell)) {
            say("No start here: these six numbers describe no cell.");
            return;
        }
        say("");
        add(Lattice.of(cell));
    }

    /** Drops a start at random. */
    void dropRandom(double sigma, long seed) {
        CrystalStructure truth = workbench.structure().get();
        if (truth == null) {
            return;
        }
        try {
            Lattice cell = settings.get().request(truth, workbench.settings().get().loss()).randomStart(sigma, seed).lattice();
            DescentStart start = add(cell);
            say(onMap(cell) ? "" : start.title() + " lies outside the map; its descents run all the same.");
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
        }
    }

    private boolean onMap(Lattice cell) {
        MapSettings map = workbench.settings().get();
        LandscapeRequest shown = map.request(workbench.structure().get());
        for (AxisRange range : List.of(shown.x(), shown.y())) {
            double value = cell.get(range.parameter());
            if (value < range.from() || value > range.to()) {
                return false;
            }
        }
        return true;
    }

    private DescentStart add(Lattice cell) {
        List<DescentStart> starts = starts();
        history.remember(List.copyOf(starts));
        int number = starts.stream().mapToInt(DescentStart::number).max().orElse(0) + 1;
        DescentStart start = new DescentStart(number, cell);
        starts.add(start);
        show(starts, number);
        return start;
    }

    /**
     * Moves a start.
     *
     * @param number of the start
     * @param cell its new cell; ignored if impossible
     * @param remember whether this begins a change of its own, for undo; false while a start is dragged further
     */
    void move(int number, double[] cell, boolean remember) {
        if (!Lattice.isPossible(cell)) {
            return;
        }
        List<DescentStart> starts = starts();
        if (remember) {
            history.remember(List.copyOf(starts));
        }
        starts.replaceAll(start -> start.number() == number ? new DescentStart(number, Lattice.of(cell)) : start);
        show(starts, number);
    }

    /** Deletes the selected start. */
    void delete() {
        if (selected.get() != null) {
            List<DescentStart> starts = starts();
            history.remember(List.copyOf(starts));
            starts.removeIf(start -> start.number() == selected.get().start().number());
            say("");
            show(starts, 0);
        }
    }

    void undo() {
        restore(history.undo(List.copyOf(starts())));
    }

    void redo() {
        restore(history.redo(List.copyOf(starts())));
    }

    private void restore(List<DescentStart> starts) {
        say("");
        show(starts, selected.get() == null ? 0 : selected.get().start().number());
    }

    /** Looks at one of the descents from one start. */
    void look(DescentRun run, DescentMode wanted) {
        mode.set(wanted);
        selected.set(run);
        looks.set(looks.get() + 1);
    }

    /** {@return a number that changes whenever the user chooses a descent, be it the same one} */
    ReadOnlyIntegerProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /** Stops what still runs; paths stay as far as they are. */
    void cancel() {
        runs.get().forEach(DescentRun::cancel);
    }

    private List<DescentStart> starts() {
        List<DescentStart> starts = new ArrayList<>();
        runs.get().forEach(run -> starts.add(run.start()));
        return starts;
    }

    private void again() {
        request = null;
        show(starts(), selected.get() == null ? 0 : selected.get().start().number());
    }

    /** Makes the descents those of the given starts; what is computed already is kept. */
    private void show(List<DescentStart> starts, int wanted) {
        prepare();
        List<DescentRun> before = runs.get();
        List<DescentRun> now = new ArrayList<>();
        for (DescentStart start : starts) {
            now.add(before.stream().filter(run -> run.start().equals(start) && run.source() == computation).findFirst()
                    .orElseGet(() -> begin(start)));
        }
        before.stream().filter(run -> !now.contains(run)).forEach(DescentRun::cancel);
        runs.set(List.copyOf(now));
        selected.set(now.stream().filter(run -> run.start().number() == wanted).findFirst()
                .orElse(now.isEmpty() ? null : now.get(now.size() - 1)));
    }

    private void prepare() {
        CrystalStructure truth = workbench.structure().get();
        if (truth != null && (request == null || request.target().truth().orElse(null) != truth)) {
            DescentRequest wish = settings.get().request(truth, workbench.settings().get().loss());
            request = wish;
            computation = new Once<>(() -> new DescentComputation(wish));
        }
    }

    private DescentRun begin(DescentStart start) {
        DescentRun run = new DescentRun(start, computation, settings.get().modes());
        pool.execute(run::work);
        return run;
    }

    /** Ends all threads. */
    void close() {
        cancel();
        pool.shutdownNow();
    }
}
