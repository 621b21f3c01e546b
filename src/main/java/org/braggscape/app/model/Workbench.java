package org.braggscape.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.braggscape.app.background.Foreseen;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.session.Document;
import org.braggscape.session.MapSettings;
import org.braggscape.session.Place;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.Landscape;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.Target;
import org.braggscape.study.LandscapeRequest;

/**
 * What is open, wished and selected. Every change of it goes through here, because it decides what must be computed, simulated
 * and selected anew; {@link MapComputation} and {@link ShownPatterns} do that, and {@link FileReading} reads. Knows no
 * controls; to be used on the JavaFX thread.
 */
public final class Workbench {
    private final ReadOnlyObjectWrapper<CrystalStructure> structure = new ReadOnlyObjectWrapper<>();
    private Path file;
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final ObjectProperty<MapSettings> settings = new SimpleObjectProperty<>(MapSettings.START);
    private final ReadOnlyObjectWrapper<SlicePoint> slicePoint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<MeasuredTarget> measured = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LaboratoryConditions> laboratory = new ReadOnlyObjectWrapper<>(LaboratoryConditions.NONE);
    private final ReadOnlyObjectWrapper<Landscape> landscape = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    private final FileReading reading;
    private final ShownPatterns patterns;
    private final MapComputation computation;
    private final Consumer<String> problems;
    private boolean restoring;
    private Place wanted;

    /**
     * Starts empty.
     *
     * @param problems receives sentences about what went wrong
     * @param asking asks the user
     */
    public Workbench(Consumer<String> problems, Asking asking) {
        this.problems = problems;
        Consumer<Throwable> failed = error -> problems.accept(sentence(error));
        this.reading = new FileReading(problems, asking::which, failed);
        this.patterns = new ShownPatterns(failed);
        this.computation = new MapComputation(this::picture, this::keepSelectionInPart, asking::computeLarge, failed);
        settings.addListener((property, before, now) -> recompute());
        selection.addListener((property, before, now) -> {
            wanted = null;
            compare();
        });
    }

    public ReadOnlyObjectProperty<CrystalStructure> structure() {
        return structure.getReadOnlyProperty();
    }

    /** {@return where the open structure came from, null for samples and for what was pasted} */
    public Path file() {
        return file;
    }

    /** {@return sentences about the open file that the user has not dismissed} */
    public ObservableList<String> notices() {
        return notices;
    }

    /** {@return which map is wished; setting it computes that map} */
    public ObjectProperty<MapSettings> settings() {
        return settings;
    }

    /** {@return the point through which the map is a slice; null for the truth} */
    public ReadOnlyObjectProperty<SlicePoint> slicePoint() {
        return slicePoint.getReadOnlyProperty();
    }

    /** Computes the map as a slice through a point, null for the truth; the axes and their ranges stay. */
    public void sliceThrough(SlicePoint point) {
        SlicePoint before = slicePoint.get();
        boolean same = point == before || point != null && before != null && point.structure().equals(before.structure());
        if (structure.get() != null && !same) {
            slicePoint.set(point);
            recompute();
        }
    }

    /** {@return the measured pattern that everything is compared with, null for the pattern of the open structure} */
    public ReadOnlyObjectProperty<MeasuredTarget> measured() {
        return measured.getReadOnlyProperty();
    }

    /** Compares everything with a measured pattern, or with the pattern of the open structure again for null. */
    public void compareWith(MeasuredTarget pattern) {
        slicePoint.set(null);
        retarget(pattern, laboratory.get());
        recompute();
    }

    /** {@return what a laboratory adds to the pattern of the open structure where that is the target} */
    public ReadOnlyObjectProperty<LaboratoryConditions> laboratory() {
        return laboratory.getReadOnlyProperty();
    }

    /** Compares everything with the pattern of the open structure as a laboratory would measure it. */
    public void alterTarget(LaboratoryConditions conditions) {
        if (!conditions.equals(laboratory.get())) {
            retarget(measured.get(), conditions);
            recompute();
        }
    }

    /** Calls an action whenever the open structure is compared with another pattern. */
    public void whenTargetChanges(Runnable action) {
        List.of(measured, laboratory).forEach(source -> source.addListener(observable -> action.run()));
    }

    private void retarget(MeasuredTarget pattern, LaboratoryConditions conditions) {
        selection.set(null);
        patterns.forget();
        measured.set(pattern);
        laboratory.set(conditions);
        compare();
    }

    /** {@return what patterns are compared with} */
    public Target target() {
        return measured.get() != null ? measured.get().target() : Target.of(structure.get(), laboratory.get());
    }

    /** {@return the experiment} */
    public XrdSettings experiment() {
        return measured.get() != null ? measured.get().settings() : XrdSettings.PAPER;
    }

    /** {@return which map is wished of the open structure} */
    public LandscapeRequest request() {
        return request(settings.get());
    }

    /** {@return the request for another map of the open structure} */
    public LandscapeRequest request(MapSettings other) {
        return other.request(target(), structure.get(),
                slicePoint.get() == null ? structure.get() : slicePoint.get().structure(), experiment());
    }

    /** {@return the newest picture of the map, coarse ones included; null before the first} */
    public ReadOnlyObjectProperty<Landscape> landscape() {
        return landscape.getReadOnlyProperty();
    }

    /** {@return the selected place, null for none; setting it simulates its pattern} */
    public ObjectProperty<Selection> selection() {
        return selection;
    }

    /** {@return the patterns of target and selection, a moment behind the selection; null before the first} */
    public ReadOnlyObjectProperty<Comparison> comparison() {
        return patterns.comparison();
    }

    /** {@return what reads files; what is opened here is read by it as well} */
    public FileReading reading() {
        return reading;
    }

    /** {@return what computes the map} */
    public MapComputation computation() {
        return computation;
    }

    /** {@return the sentence that says why the energy that was asked for last is not shown, else empty} */
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** Computes the map of another loss; an energy that cannot be had is refused, and the map stays. */
    public void choose(Loss loss) {
        Optional<String> obstacle = EnergyLoss.obstacle(loss, structure.get());
        if (obstacle.isEmpty()) {
            settings.set(settings.get().withLoss(loss));
        }
        refusal.set(obstacle.orElse(""));
    }

    /** Shows the first loss where the energy of the map cannot be had any more. */
    public void leaveEnergyThatIsGone() {
        if (structure.get() != null) {
            fit(structure.get());
        }
    }

    /** What only the user can tell. */
    public interface Asking {
        /** {@return which of several structures to open, nothing for none} */
        Optional<StructureReading> which(String source, List<StructureReading> readings);

        /** {@return whether to compute the map of a large structure, which will take so long} */
        boolean computeLarge(LandscapeRequest request, double seconds);
    }

    /** Opens a file; a problem leaves everything as it is, or opens the first sample where nothing was open. */
    public void open(Path file) {
        Path from = file.toAbsolutePath().normalize();
        reading.structure(file, chosen -> show(chosen, from));
    }

    /** Opens a structure from text in one of the formats that are read from files. */
    public void paste(String text) {
        reading.structure(text, chosen -> show(chosen, null));
    }

    private void show(Optional<StructureReading> chosen, Path from) {
        chosen.ifPresent(one -> show(one.structure(), from, one.notices()));
        if (structure.get() == null) {
            // a bad file at the start must not leave an empty window
            openSample(SampleStructures.names().get(0));
        }
    }

    /** Opens one of {@link SampleStructures#names}. */
    public void openSample(String name) {
        reading.sample(name, sample -> show(sample, null, List.of()));
    }

    /** Opens a structure that was read already; from is its file, null for none. */
    public void openKnown(CrystalStructure known, Path from) {
        reading.forget();
        show(known, from, List.of());
    }

    private void show(CrystalStructure opened, Path from, List<String> said) {
        slicePoint.set(null);
        landscape.set(null);
        selection.set(null);
        patterns.forget();
        notices.setAll(said);
        file = from;
        structure.set(opened);
        compare();
        if (!fit(opened)) {
            recompute();
        }
    }

    /** Makes the settings such as suit a structure; {@return whether they changed, so that the map is computed} */
    private boolean fit(CrystalStructure opened) {
        MapSettings before = settings.get();
        MapSettings fitting = before.fitting(opened);
        if (fitting.equals(before)) {
            return false;
        }
        settings.set(fitting);
        EnergyLoss.obstacle(before.loss(), opened).ifPresent(obstacle -> refusal.set(obstacle + " The map shows the "
                + fitting.loss().label() + " instead."));
        return true;
    }

    /** Makes everything as a document has it; what is the same already stays, and is not computed again. */
    public void restore(Document document) {
        reading.forget();
        CrystalStructure opened = document.open().structure();
        MeasuredTarget pattern = document.measured().orElse(null);
        boolean otherTarget = pattern != measured.get() || !document.laboratory().equals(laboratory.get()) || !opened.equals(structure.get());
        restoring = true;
        file = document.open().file().orElse(null);
        if (!opened.equals(structure.get())) {
            landscape.set(null);
            selection.set(null);
            structure.set(opened);
        }
        if (!notices.equals(document.open().notices())) {
            notices.setAll(document.open().notices());
        }
        if (otherTarget) {
            retarget(pattern, document.laboratory());
        }
        settings.set(document.map());
        slicePoint.set(document.slicePoint().orElse(null));
        restoring = false;
        select(document.view().place().orElse(null));
    }

    /** Computes the map if it is not there, and selects a place of it when it is. */
    private void select(Place place) {
        Landscape shown = landscape.get();
        boolean there = computation.request().filter(this::isWished).isPresent();
        if (there && shown != null && shown.complete()) {
            if (place == null || place.kind() != Place.Kind.STEP) {
                selection.set(place == null ? null : Selection.at(shown, place));
            }
            return;
        }
        if (!there) {
            recompute();
        }
        wanted = place;
    }

    /** {@return whether a map is the one that is wished now} */
    public boolean isWished(LandscapeRequest request) {
        try {
            return request().equals(request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return the place that will be selected when the map is complete; null for none} */
    public Place wanted() {
        return wanted;
    }

    /** Computes the map again. */
    public void recompute() {
        if (restoring) {
            return;
        }
        wanted = null;
        if (structure.get() == null) {
            return;
        }
        Optional<String> obstacle = EnergyLoss.obstacle(settings.get().loss(), structure.get());
        refusal.set(obstacle.orElse(""));
        if (obstacle.isPresent()) {
            computation.end();
            return;
        }
        LandscapeRequest request;
        try {
            request = request();
            // says so if the axes are not two
            request.plane();
        } catch (IllegalArgumentException e) {
            computation.cancel();
            problems.accept(e.getMessage());
            return;
        }
        computation.start(request);
    }

    /** Shows an incomplete map of other settings for a moment; what runs is stopped, and the wished map must be asked for again. */
    public void preview(Landscape passing) {
        computation.stop();
        landscape.set(passing);
    }

    private void picture(Landscape now) {
        Place place = wanted;
        landscape.set(now);
        if (!now.complete()) {
            return;
        }
        Selection before = selection.get();
        if (place != null && place.kind() != Place.Kind.STEP) {
            selection.set(Selection.at(now, place));
        } else if (place == null || before != null) {
            selection.set(before == null ? Selection.deepestFalse(now) : before.in(now));
        }
        wanted = null;
    }

    private void keepSelectionInPart() {
        Landscape part = landscape.get();
        Selection before = selection.get();
        if (part != null && !part.complete() && before != null) {
            // a part of a map has no minima that could be selected
            selection.set(before.in(part));
        }
    }

    private void compare() {
        if (structure.get() != null) {
            patterns.compare(target(), selection.get());
        }
    }

    private static String sentence(Throwable error) {
        Throwable last = error;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        if (last instanceof OutOfMemoryError) {
            return "There is not enough memory for this map: choose fewer points.";
        }
        Throwable cause = last;
        return Foreseen.sentence(error)
                .orElseGet(() -> "Something went wrong that should not (" + cause + "). What is open is still there.");
    }

    /** Ends all threads. */
    public void close() {
        reading.close();
        patterns.close();
        computation.close();
    }
}
