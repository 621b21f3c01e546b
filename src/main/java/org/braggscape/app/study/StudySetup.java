package org.braggscape.app.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.LossBox;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.session.RandomStart;
import org.braggscape.study.DescentMode;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyFormatException;

/** The form in which a study is put together. */
public final class StudySetup extends ScrollPane {
    private static final List<MatchTolerances> TOLERANCES = List.of(MatchTolerances.STRICT, MatchTolerances.USUAL, MatchTolerances.LOOSE);
    private static final int MOST_STEPS = 100_000;
    private static final String LATTICE_NOISE = "Lattice noise σ";
    private static final String COORDINATE_NOISE = "Coordinate noise σ";
    private static final double HELP_WIDTH = 380;

    private final StructureBoxes structures;
    private final NoiseField latticeNoise;
    private final NoiseField coordinateNoise;
    /** By the names of the losses, and of the energies in their place. */
    private final Map<String, CheckBox> losses = new LinkedHashMap<>();
    private final ObservableList<EnergyModel> energies;
    private final FlowPane energyPane = new FlowPane(12, 4);
    private final InvalidationListener changed = observable -> sum();
    private final NumberField starts = whole("Number of starts of each structure at each level of noise", "study-starts", 20, 1, 100_000);
    private final NumberField seed = whole("Seed of the first start", "study-seed", 1, 0, RandomStart.LARGEST_SEED / 2);
    private final NumberField steps = whole("Largest number of steps", "study-steps", 1000, 1, MOST_STEPS);
    /** Keys of step rules and of schedules. */
    private final ComboBox<String> rule = new ComboBox<>(FXCollections.observableList(Stream.concat(
            Stream.of(StepRuleName.values()).map(StepRuleName::key), Schedule.ALL.stream().map(Schedule::key)).toList()));
    private final ComboBox<MatchTolerances> tolerances = new ComboBox<>(FXCollections.observableArrayList(TOLERANCES));
    private final Label summary = new Label();
    private final ReadOnlyObjectWrapper<Optional<StudyConfiguration>> onScreen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private StudyConfiguration first;

    /**
     * Creates the form.
     *
     * @param workbench what is open
     * @param energies which can be had in the place of losses
     * @param where says where the records go
     * @param into asks for a file and runs
     */
    StudySetup(Workbench workbench, Energies energies, String where, Runnable into) {
        this.energies = energies.models();
        setId("study-setup");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("study-setup");
        structures = new StructureBoxes(workbench, this::sum);
        latticeNoise = new NoiseField(NoiseKind.LATTICE, LATTICE_NOISE, "Largest strains of the cell, such as 0.05, 0.1; empty for none",
                List.of(0.05, 0.1), EnumSet.of(DescentMode.UNCONSTRAINED, DescentMode.CONSTRAINED), this::sum);
        coordinateNoise = new NoiseField(NoiseKind.COORDINATES, COORDINATE_NOISE,
                "Standard deviations of the fractional coordinates, such as 0.01, 0.05; empty for none", List.of(),
                EnumSet.of(DescentMode.UNCONSTRAINED), this::sum);
        GridPane form = new GridPane();
        form.getStyleClass().addAll("form", "study-form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, fields);
        row(form, "Structures", structures);
        row(form, LATTICE_NOISE, latticeNoise);
        row(form, COORDINATE_NOISE, coordinateNoise);
        row(form, "Starts", new VBox(2, new FlowPane(12, 4, starts.field(), new HBox(8, label("Seed", seed.field()), seed.field()),
                new HBox(8, label("Steps at most", steps.field()), steps.field())), starts.sentence(), seed.sentence(), steps.sentence()));
        FlowPane lossPane = new FlowPane(12, 4);
        Losses.ALL.forEach(loss -> losses.put(loss.name(), box(loss.name(), "study-loss-" + loss.name())));
        lossPane.getChildren().addAll(losses.values());
        // as the paper
        List.of("cosine", "mse", "entropy").forEach(name -> losses.get(name).setSelected(true));
        row(form, "Losses", lossPane);
        energyPane.setId("study-energies");
        offerEnergies();
        this.energies.addListener((ListChangeListener<EnergyModel>) change -> offerEnergies());
        row(form, "Energies", energyPane);
        combo(rule, "study-rule", "Step rule or schedule", new OneWay<>(StudySetup::label));
        rule.setValue(StepRuleName.LBFGS.key());
        combo(tolerances, "study-tolerances", "Tolerances of the match", new OneWay<>(StudySetup::text));
        tolerances.setValue(MatchTolerances.STRICT);
        row(form, "Step rule", rule);
        row(form, "Match", tolerances);
        Button paper = small("The paper's", "10 structures, 50 starts at 7 levels of noise, 3 losses: 23,500 cases", () -> preset(false));
        paper.setId("study-paper");
        Button quick = small("A tenth of it", "The same with 5 starts", () -> preset(true));
        quick.setId("study-quick");
        row(form, "Fill in", new HBox(8, paper, quick));
        summary.setId("study-summary");
        summary.setWrapText(true);
        Button name = small("Run into a file …", "Asks for the file of the records, then runs", into);
        name.setId("study-run-into");
        name.setMinWidth(USE_PREF_SIZE);
        Label place = caption(where);
        place.setWrapText(true);
        HBox.setHgrow(place, Priority.ALWAYS);
        row(form, "Records", new VBox(4, place, name));
        row(form, "", summary);
        setContent(form);

        losses.values().stream().filter(box -> !energyPane.getChildren().contains(box))
                .forEach(box -> box.selectedProperty().addListener(changed));
        List.of(starts, seed, steps).forEach(field -> field.value().addListener(changed));
        rule.valueProperty().addListener(changed);
        tolerances.valueProperty().addListener(changed);
        sum();
    }

    private void offerEnergies() {
        List<Loss> now = new ArrayList<>();
        energies.forEach(model -> now.add(new EnergyLoss(model)));
        List<String> names = now.stream().map(Loss::name).toList();
        losses.entrySet().removeIf(entry -> EnergyLoss.hasEnergy(entry.getKey()) && !names.contains(entry.getKey()));
        for (Loss energy : now) {
            losses.computeIfAbsent(energy.name(), name -> {
                CheckBox box = box(LossBox.name(energy), "study-loss-" + name.replace(':', '-'));
                Tooltip help = new Tooltip(LossBox.explain(energy));
                help.setWrapText(true);
                help.setMaxWidth(HELP_WIDTH);
                box.setTooltip(help);
                box.selectedProperty().addListener(changed);
                return box;
            });
        }
        energyPane.getChildren().setAll(names.stream().map(losses::get).toList());
        sum();
    }

    private static String text(MatchTolerances chosen) {
        return (chosen.equals(MatchTolerances.STRICT) ? "The paper's: " : chosen.equals(MatchTolerances.USUAL) ? "Usual: " : "Loose: ")
                + chosen.ltol() + ", " + chosen.stol() + ", " + Math.round(chosen.angleTol()) + "°";
    }

    private static <T> void combo(ComboBox<T> box, String id, String name, StringConverter<T> text) {
        box.setId(id);
        box.setAccessibleText(name);
        box.setConverter(text);
    }

    private static NumberField whole(String name, String id, double start, long least, long most) {
        NumberField field = new NumberField(name, start, number -> number == Math.rint(number) && number >= least && number <= most ? null
                : name + ": give a whole number from " + least + " to " + most + ".");
        field.field().setId(id);
        field.field().setTooltip(new Tooltip(name));
        return field;
    }

    static CheckBox box(String name, String id) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.setMnemonicParsing(false);
        return box;
    }

    static Button small(String name, String help, Runnable action) {
        Button button = new Button(name);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setMinWidth(0);
        return label;
    }

    private static Label label(String text, Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String label(String key) {
        return StepRuleName.of(key).map(StepRuleName::label)
                .orElseGet(() -> Schedule.of(key).map(Schedule::label).orElse(key));
    }

    private static void row(GridPane form, String name, Node node) {
        Label label = label(name, node);
        label.getStyleClass().add("study-name");
        GridPane.setValignment(label, VPos.TOP);
        form.addRow(form.getRowCount(), label, node);
    }

    /** {@return the structures that a study of some name needs and no file has, by their names in it} */
    Map<String, CrystalStructure> withoutFile(String study) {
        return structures.withoutFile(study);
    }

    private void preset(boolean tenth) {
        try {
            StudyConfiguration paper = StudyConfiguration.preset("paper");
            show(tenth ? paper.quick() : paper);
        } catch (StudyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows a configuration; structures that are neither samples nor open are left out. */
    public void show(StudyConfiguration wanted) {
        structures.choose(wanted.structures());
        latticeNoise.show(wanted);
        coordinateNoise.show(wanted);
        starts.show((double) wanted.starts());
        seed.show((double) wanted.seed());
        steps.show((double) wanted.steps());
        losses.forEach((name, box) -> box.setSelected(wanted.lossNames().contains(name)));
        rule.setValue(wanted.rules().get(0));
        if (TOLERANCES.contains(wanted.tolerances())) {
            tolerances.setValue(wanted.tolerances());
        }
    }

    /** Takes what is still being typed; {@return whether all of it is right} */
    boolean take() {
        return starts.take() & seed.take() & steps.take() & latticeNoise.take() & coordinateNoise.take();
    }

    /**
     * The study as it stands.
     *
     * @param name what to call it
     * @return the study
     * @throws IllegalArgumentException if something is missing; the message is the sentence for the user
     */
    public StudyConfiguration configuration(String name) {
        return configuration(name, structures.names(name));
    }

    private StudyConfiguration configuration(String name, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one structure.");
        }
        List<StudyConfiguration.Noise> noise = Stream.of(latticeNoise.noise(), coordinateNoise.noise()).flatMap(Optional::stream).toList();
        if (noise.isEmpty()) {
            throw new IllegalArgumentException("Give at least one level of noise.");
        }
        List<String> lossNames = losses.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
        if (lossNames.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one loss or energy.");
        }
        requireEnergies(lossNames);
        return new StudyConfiguration(name, names, noise, starts.value().get().intValue(), seed.value().get().longValue(), lossNames,
                List.of(rule.getValue()), steps.value().get().intValue(), tolerances.getValue());
    }

    /** The sentence comes here and not when the study is to begin. */
    private void requireEnergies(List<String> lossNames) {
        for (String lossName : lossNames) {
            if (EnergyLoss.hasEnergy(lossName)) {
                EnergyLoss.find(lossName).ifPresent(energy -> structures.structures()
                        .forEach(structure -> EnergyLoss.obstacle(energy, structure).ifPresent(sentence -> {
                            throw new IllegalArgumentException(sentence);
                        })));
            }
        }
    }

    /** {@return the study as it stands, nothing where it is as in a new window or not whole; the open structure is {@link StudyConfiguration#OPEN}} */
    ReadOnlyObjectProperty<Optional<StudyConfiguration>> onScreen() {
        return onScreen.getReadOnlyProperty();
    }

    /** Shows what {@link #onScreen} has been. */
    void restore(Optional<StudyConfiguration> wanted) {
        show(wanted.orElse(first));
    }

    private void sum() {
        if (getContent() == null) {
            // the form is still being put together
            return;
        }
        try {
            StudyConfiguration now = configuration("study", structures.namesOnScreen());
            first = first == null ? now : first;
            onScreen.set(now.equals(first) ? Optional.empty() : Optional.of(now));
            long perStart = 0;
            long baselines = 0;
            for (StudyConfiguration.Noise noise : now.noise()) {
                perStart += (long) noise.sigma().size() * noise.modes().size() * now.lossNames().size();
                baselines += 2L * noise.sigma().size();
            }
            long all = (long) now.structures().size() * now.starts();
            summary.setText(String.format(Locale.ROOT, "%,d descents, and %,d starts that are only compared: as they are, and projected onto "
                    + "the crystal's symmetry.", all * perStart, all * baselines));
            summary.getStyleClass().setAll("label", "caption");
        } catch (IllegalArgumentException e) {
            onScreen.set(Optional.empty());
            summary.setText(e.getMessage());
            summary.getStyleClass().setAll("label", "field-error");
        }
    }

    /** {@return a name that no file of the folder has yet} */
    static String freshName(Path folder) {
        String stem = "study-" + LocalDate.now();
        for (int i = 1;; i++) {
            String name = i == 1 ? stem : stem + "-" + i;
            if (Arrays.stream(new String[] {".jsonl", ".json"}).noneMatch(suffix -> Files.exists(folder.resolve(name + suffix)))) {
                return name;
            }
        }
    }
}
