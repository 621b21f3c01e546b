package org.braggscape.app.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
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
import org.braggscape.app.control.ParsedField;
import org.braggscape.app.descent.PathSwatch;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.LossBox;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.energy.EnergyModel;
import org.braggscape.figure.ChemicalName;
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
    private static final double SIGMA_WIDTH = 260;
    private static final double HELP_WIDTH = 380;

    private final Workbench workbench;
    /** By their names in the configuration. */
    private final Map<String, CheckBox> structures = new LinkedHashMap<>();
    private final FlowPane structurePane = new FlowPane(12, 4);
    private final CheckBox open = new CheckBox();
    private final Map<NoiseKind, ParsedField<List<Double>>> sigma = new LinkedHashMap<>();
    private final Map<NoiseKind, Map<DescentMode, CheckBox>> modes = new LinkedHashMap<>();
    /** By the names of the losses, and of the energies in their place. */
    private final Map<String, CheckBox> losses = new LinkedHashMap<>();
    private final ObservableList<EnergyModel> energies;
    private final FlowPane energyPane = new FlowPane(12, 4);
    private final Map<String, CrystalStructure> samples = new HashMap<>();
    private final InvalidationListener changed = observable -> sum();
    private final NumberField starts = whole("Number of starts of each structure at each level of noise", "study-starts", 20, 1, 100_000);
    private final NumberField seed = whole("Seed of the first start", "study-seed", 1, 0, RandomStart.LARGEST_SEED / 2);
    private final NumberField steps = whole("Largest number of steps", "study-steps", 1000, 1, MOST_STEPS);
    /** Keys of step rules and of schedules. */
    private final ComboBox<String> rule = new ComboBox<>(FXCollections.observableList(Stream.concat(
            Stream.of(StepRuleName.values()).map(StepRuleName::key), Schedule.ALL.stream().map(Schedule::key)).toList()));
    private final ComboBox<MatchTolerances> tolerances = new ComboBox<>(FXCollections.observableArrayList(TOLERANCES));
    private final Label summary = new Label();
    private Path openFile;

    /**
     * Creates the form.
     *
     * @param workbench what is open
     * @param energies which can be had in the place of losses
     * @param where says where the records go
     * @param into asks for a file and runs
     */
    StudySetup(Workbench workbench, Energies energies, String where, Runnable into) {
        this.workbench = workbench;
        this.energies = energies.models();
        setId("study-setup");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("study-setup");
        SampleStructures.names().forEach(name -> structures.put(name, box(ChemicalName.pretty(name), "study-structure-" + name)));
        structures.get(SampleStructures.names().get(0)).setSelected(true);
        open.setId("study-structure-open");
        open.setMnemonicParsing(false);
        structurePane.getChildren().addAll(structures.values());
        structurePane.getChildren().add(open);
        workbench.structure().addListener(observable -> showOpen());
        showOpen();

        GridPane form = new GridPane();
        form.getStyleClass().addAll("form", "study-form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, fields);
        Button all = small("All", "Every sample structure");
        all.setOnAction(event -> structures.values().forEach(box -> box.setSelected(true)));
        Button none = small("None", "No structure");
        none.setOnAction(event -> {
            structures.values().forEach(box -> box.setSelected(false));
            open.setSelected(false);
        });
        structurePane.getChildren().addAll(all, none);
        row(form, "Structures", structurePane);
        noise(form, NoiseKind.LATTICE, "Lattice noise σ", List.of(0.05, 0.1), DescentMode.UNCONSTRAINED, DescentMode.CONSTRAINED,
                "Largest strains of the cell, such as 0.05, 0.1; empty for none");
        noise(form, NoiseKind.COORDINATES, "Coordinate noise σ", List.of(), DescentMode.UNCONSTRAINED, null,
                "Standard deviations of the fractional coordinates, such as 0.01, 0.05; empty for none");
        row(form, "Starts", new VBox(2, new FlowPane(12, 4, starts.field(), new HBox(8, label("Seed", seed.field()), seed.field()), new HBox(8, label("Steps at most", steps.field()), steps.field())), starts.sentence(), seed.sentence(), steps.sentence()));
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
        Button paper = small("The paper's", "10 structures, 50 starts at 7 levels of noise, 3 losses: 23,500 cases");
        paper.setId("study-paper");
        paper.setOnAction(event -> preset(false));
        Button quick = small("A tenth of it", "The same with 5 starts");
        quick.setId("study-quick");
        quick.setOnAction(event -> preset(true));
        row(form, "Fill in", new HBox(8, paper, quick));
        summary.setId("study-summary");
        summary.setWrapText(true);
        Button name = small("Run into a file …", "Asks for the file of the records, then runs");
        name.setId("study-run-into");
        name.setOnAction(event -> into.run());
        name.setMinWidth(USE_PREF_SIZE);
        Label place = caption(where);
        place.setWrapText(true);
        HBox.setHgrow(place, Priority.ALWAYS);
        row(form, "Records", new VBox(4, place, name));
        row(form, "", summary);
        setContent(form);

        structures.values().forEach(box -> box.selectedProperty().addListener(changed));
        open.selectedProperty().addListener(changed);
        losses.values().stream().filter(box -> !energyPane.getChildren().contains(box))
                .forEach(box -> box.selectedProperty().addListener(changed));
        modes.values().forEach(boxes -> boxes.values().forEach(box -> box.selectedProperty().addListener(changed)));
        sigma.values().forEach(field -> field.value().addListener(changed));
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
        if (getContent() != null) {
            sum();
        }
    }

    private void noise(GridPane form, NoiseKind kind, String name, List<Double> start, DescentMode first, DescentMode second, String help) {
        ParsedField<List<Double>> field = new ParsedField<>(name, start, StudySetup::levels,
                levels -> levels.stream().map(Object::toString).collect(Collectors.joining(", ")));
        field.field().setId("study-sigma-" + kind.key());
        field.field().setTooltip(new Tooltip(help));
        field.field().setPrefColumnCount(12);
        field.field().setPromptText("none");
        Map<DescentMode, CheckBox> boxes = new LinkedHashMap<>();
        FlowPane pane = new FlowPane(12, 4);
        for (DescentMode mode : DescentMode.THREE) {
            CheckBox box = box(mode.label(), "study-" + kind.key() + "-" + mode.key());
            box.setGraphic(new PathSwatch(mode));
            box.setSelected(mode == first || mode == second);
            boxes.put(mode, box);
            pane.getChildren().add(box);
        }
        field.field().setMaxWidth(SIGMA_WIDTH);
        sigma.put(kind, field);
        modes.put(kind, boxes);
        row(form, name, new VBox(4, field.field(), field.sentence(), pane));
    }

    private static List<Double> levels(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Double> levels = new ArrayList<>();
        for (String part : text.trim().split("[\\s,;]+")) {
            double level;
            try {
                level = Double.parseDouble(part);
            } catch (NumberFormatException e) {
                level = Double.NaN;
            }
            if (!(level >= 0 && level < 0.5) || levels.contains(level)) {
                throw new IllegalArgumentException("'" + part + "' is no level: write different numbers from 0 to below 0.5, such as 0.05, 0.1.");
            }
            levels.add(level);
        }
        return levels;
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

    private static CheckBox box(String name, String id) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.setMnemonicParsing(false);
        return box;
    }

    private static Button small(String name, String help) {
        Button button = new Button(name);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(help));
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

    /** The open structure can take part if it is no sample: these stand there already. */
    private void showOpen() {
        CrystalStructure now = workbench.structure().get();
        openFile = workbench.file();
        boolean possible = now != null && (openFile != null || !isSample(now));
        open.setVisible(possible);
        open.setManaged(possible);
        open.setText(possible ? ChemicalName.pretty(workbench.structure().get().name()) + " (open)" : "");
        if (!possible) {
            open.setSelected(false);
        }
    }

    private boolean isSample(CrystalStructure structure) {
        return SampleStructures.names().contains(structure.name())
                && samples.computeIfAbsent(structure.name(), SampleStructures::read).equals(structure);
    }

    /** {@return how a study of some name names the open structure: by its file, which lies beside the records where it has none} */
    private String openName(String study) {
        return openFile != null ? openFile.toString()
                : study + "-" + workbench.structure().get().name().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".cif";
    }

    /** {@return the structures that a study of some name needs and no file has, by their names in it} */
    Map<String, CrystalStructure> withoutFile(String study) {
        return open.isSelected() && openFile == null ? Map.of(openName(study), workbench.structure().get()) : Map.of();
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
        structures.forEach((name, box) -> box.setSelected(wanted.structures().contains(name)));
        open.setSelected(openFile != null && wanted.structures().contains(openFile.toString()));
        for (NoiseKind kind : NoiseKind.values()) {
            Optional<StudyConfiguration.Noise> noise = wanted.noise().stream().filter(each -> each.kind() == kind).findFirst();
            sigma.get(kind).value().set(noise.map(StudyConfiguration.Noise::sigma).orElse(List.of()));
            noise.ifPresent(each -> modes.get(kind).forEach((mode, box) -> box.setSelected(each.modes().contains(mode.key()))));
        }
        starts.value().set((double) wanted.starts());
        seed.value().set((double) wanted.seed());
        steps.value().set((double) wanted.steps());
        losses.forEach((name, box) -> box.setSelected(wanted.lossNames().contains(name)));
        rule.setValue(wanted.rules().get(0));
        if (TOLERANCES.contains(wanted.tolerances())) {
            tolerances.setValue(wanted.tolerances());
        }
    }

    /** Takes what is still being typed; {@return whether all of it is right} */
    boolean take() {
        boolean right = starts.take() & seed.take() & steps.take();
        for (ParsedField<List<Double>> field : sigma.values()) {
            right &= field.take();
        }
        return right;
    }

    /**
     * The study as it stands.
     *
     * @param name what to call it
     * @return the study
     * @throws IllegalArgumentException if something is missing; the message is the sentence for the user
     */
    public StudyConfiguration configuration(String name) {
        List<String> chosen = new ArrayList<>(chosen(structures));
        if (open.isSelected()) {
            chosen.add(openName(name));
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one structure.");
        }
        List<StudyConfiguration.Noise> noise = new ArrayList<>();
        for (NoiseKind kind : NoiseKind.values()) {
            List<Double> levels = sigma.get(kind).value().get();
            List<String> wanted = modes.get(kind).entrySet().stream().filter(entry -> entry.getValue().isSelected())
                    .map(entry -> entry.getKey().key()).toList();
            if (!levels.isEmpty() && wanted.isEmpty()) {
                throw new IllegalArgumentException("Choose at least one kind of descent for " + kind.key() + " noise.");
            }
            if (!levels.isEmpty()) {
                noise.add(new StudyConfiguration.Noise(kind, levels, wanted));
            }
        }
        if (noise.isEmpty()) {
            throw new IllegalArgumentException("Give at least one level of noise.");
        }
        if (chosen(losses).isEmpty()) {
            throw new IllegalArgumentException("Choose at least one loss or energy.");
        }
        requireKnown(chosen, open.isSelected() ? openName(name) : "");
        return new StudyConfiguration(name, chosen, noise, starts.value().get().intValue(), seed.value().get().longValue(), chosen(losses),
                List.of(rule.getValue()), steps.value().get().intValue(), tolerances.getValue());
    }

    /** The sentence comes here and not when the study is to begin. */
    private void requireKnown(List<String> names, String openName) {
        for (String lossName : chosen(losses)) {
            Optional<Loss> loss = EnergyLoss.find(lossName);
            for (String name : names) {
                CrystalStructure structure = open.isSelected() && name.equals(openName) ? workbench.structure().get()
                        : EnergyLoss.hasEnergy(lossName) ? samples.computeIfAbsent(name, SampleStructures::read) : null;
                loss.flatMap(found -> EnergyLoss.obstacle(found, structure)).ifPresent(sentence -> {
                    throw new IllegalArgumentException(sentence);
                });
            }
        }
    }

    private static List<String> chosen(Map<String, CheckBox> boxes) {
        return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    private void sum() {
        try {
            StudyConfiguration now = configuration("study");
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
