package org.braggscape.app.pattern;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.FirstSentence;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.ParsedField;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.PatternCurve;
import org.braggscape.figure.PatternFigure;
import org.braggscape.figure.PatternView;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Target;
import org.braggscape.session.RandomStart;

/** Asks what a laboratory adds to the target, and shows at once what each answer does to its pattern. */
public final class LaboratoryDialog {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 280;
    private static final double USUAL_COUNTS = 1000;
    private static final double USUAL_BACKGROUND = 0.05;
    private static final double USUAL_WIDTH = 0.1;
    private static final double USUAL_SHIFT = 0.05;
    private static final String USUAL_PHASE = "Cu3Au";
    private static final double USUAL_SHARE = 0.1;
    private static final List<Integer> USUAL_AXIS = List.of(0, 0, 1);
    private static final double USUAL_MARCH = 0.7;

    private final CrystalStructure structure;
    private final FigureStyle style;
    private final Function<Window, Optional<Path>> askForFile;
    private final Dialog<LaboratoryConditions> dialog = new Dialog<>();
    private final StringProperty obstacle = new SimpleStringProperty("");
    private final FigureView<PatternFigure> figure;
    private final NewestWins simulating;
    private final NewestWins reading;
    private final Map<String, CrystalStructure> others = new HashMap<>();

    private final CheckBox noise = effect("Counting noise", "noise", "Each bin is drawn by Poisson's distribution");
    private final NumberField counts;
    private final NumberField seed;
    private final CheckBox background = effect("Background", "background",
            "At 0° 2θ, falling to a fifth at the end of the range as air scatter does");
    private final NumberField height;
    private final CheckBox subtracted = effect("fitted and subtracted", "subtracted",
            "As for measured patterns: the fit does not know the true background");
    private final CheckBox width = effect("Wrong width", "width", "Of the target's peaks; the candidates keep U, V and W");
    private final NumberField extraU;
    private final NumberField extraV;
    private final NumberField extraW;
    private final CheckBox shift = effect("Zero shift", "zero-shift", "By how much all peaks of the target lie too high");
    private final NumberField zeroShift;
    private final CheckBox second = effect("Second phase", "second-phase", "Another crystal in the powder");
    private final ComboBox<String> phase = new ComboBox<>();
    private final Button openPhase = new Button("Open …");
    private final NumberField share;
    private final CheckBox orientation = effect("Preferred orientation", "orientation",
            "By March and Dollase: the grains lie on a face more often than chance would have it");
    private final ParsedField<List<Integer>> axis;
    private final NumberField march;

    /**
     * Prepares the dialog.
     *
     * @param structure the truth
     * @param now what is added now
     * @param style how the patterns look
     * @param owner the window
     * @param askForFile asks for the file of a second phase
     */
    public LaboratoryDialog(CrystalStructure structure, LaboratoryConditions now, FigureStyle style, Window owner,
            Function<Window, Optional<Path>> askForFile) {
        this.structure = structure;
        this.style = style;
        this.askForFile = askForFile;
        figure = new FigureView<>("laboratory", error -> obstacle.set("The patterns could not be painted: " + error.getMessage()));
        simulating = new NewestWins("altered pattern", error -> obstacle.set(error.getMessage()));
        reading = new NewestWins("second phase", error -> obstacle.set(error.getMessage()));
        counts = number("Counts in the strongest bin", "counts", start(noise, now.counts() > 0, now.counts(), USUAL_COUNTS),
                new Range("The count in the strongest bin", 1, 1e9));
        seed = number("Seed of the noise", "noise-seed", now.seed(), value -> value == Math.rint(value) && value >= 0
                && value <= RandomStart.LARGEST_SEED ? null : "A seed is a whole number from 0 to " + RandomStart.LARGEST_SEED + ".");
        height = number("Background as a share of the strongest bin", "background-share",
                start(background, now.background() > 0, now.background(), USUAL_BACKGROUND),
                new Range("The background as a share of the strongest bin", 0, 1));
        subtracted.setSelected(now.subtracted());
        boolean wide = now.extraU() != 0 || now.extraV() != 0 || now.extraW() != 0;
        extraU = number("Added to U in degrees²", "extra-u", start(width, wide, now.extraU(), USUAL_WIDTH), new Range("What is added to U", -10, 10));
        extraV = number("Added to V in degrees²", "extra-v", start(width, wide, now.extraV(), 0), new Range("What is added to V", -10, 10));
        extraW = number("Added to W in degrees²", "extra-w", start(width, wide, now.extraW(), USUAL_WIDTH), new Range("What is added to W", -10, 10));
        zeroShift = number("Zero shift in degrees", "shift", start(shift, now.zeroShift() != 0, now.zeroShift(), USUAL_SHIFT),
                new Range("A zero shift in degrees", -1, 1));
        share = number("Share of the second phase", "second-share", start(second, now.secondPhase().isPresent(), now.secondShare(), USUAL_SHARE),
                new Range("The share of the second phase", 0, 0.99));
        Optional<PreferredOrientation> grains = now.orientation();
        axis = new ParsedField<>("Axis of preferred orientation, h k l",
                grains.map(one -> List.of(one.h(), one.k(), one.l())).orElse(USUAL_AXIS), LaboratoryDialog::axis,
                hkl -> hkl.stream().map(Object::toString).collect(Collectors.joining(" ")));
        axis.field().setId("axis");
        axis.field().setPrefColumnCount(5);
        march = number("March parameter", "march", start(orientation, grains.isPresent(), grains.map(PreferredOrientation::march).orElse(1.0), USUAL_MARCH),
                new Range("The March parameter", 0.1, 10));
        march.field().setTooltip(new Tooltip("Below 1 for plates, above 1 for needles; 1 for grains at random"));
        fillPhases(now);
        dialog.initOwner(owner);
        dialog.setTitle("Target as a laboratory measures it");
        dialog.setHeaderText("What a laboratory adds to the pattern of " + ChemicalName.pretty(structure.name())
                + ". The candidates' patterns have none of it.");
        ButtonType use = new ButtonType("Compare with this pattern", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(use, ButtonType.CANCEL);
        dialog.getDialogPane().setContent(content());
        dialog.setResizable(true);
        Node ok = dialog.getDialogPane().lookupButton(use);
        ok.setId("use-laboratory");
        ok.disableProperty().bind(obstacle.isNotEmpty());
        ok.addEventFilter(ActionEvent.ACTION, event -> {
            // what is typed last counts too
            if (!fields().stream().allMatch(ParsedField::take)) {
                event.consume();
            }
        });
        dialog.setResultConverter(button -> button == use ? conditions() : null);
        dialog.setOnHidden(event -> {
            simulating.close();
            reading.close();
            figure.close();
        });
        fields().forEach(field -> field.value().addListener(observable -> show()));
        for (CheckBox box : List.of(noise, background, subtracted, width, shift, second, orientation)) {
            box.selectedProperty().addListener(observable -> show());
        }
        phase.valueProperty().addListener(observable -> show());
        show();
    }

    /** {@return what the user wants to be added, nothing where the user cancels} */
    public Optional<LaboratoryConditions> ask() {
        return dialog.showAndWait();
    }

    private record Range(String name, double least, double most) implements DoubleFunction<String> {
        @Override
        public String apply(double value) {
            return value >= least && value <= most ? null : name + " is a number from " + NumberField.text(least) + " to " + NumberField.text(most) + ".";
        }
    }

    private static CheckBox effect(String name, String id, String help) {
        CheckBox box = new CheckBox(name);
        box.setId("laboratory-" + id);
        box.setTooltip(new Tooltip(help));
        box.setMinWidth(CheckBox.USE_PREF_SIZE);
        return box;
    }

    private static double start(CheckBox box, boolean on, double now, double usual) {
        box.setSelected(on);
        return on ? now : usual;
    }

    private static NumberField number(String name, String id, double start, DoubleFunction<String> check) {
        NumberField field = new NumberField(name, start, check);
        field.field().setId(id);
        return field;
    }

    private static List<Integer> axis(String text) {
        List<Integer> hkl = PreferredOrientation.axis(text);
        if (hkl.stream().allMatch(index -> index == 0)) {
            throw new IllegalArgumentException("The axis of preferred orientation is not 0 0 0.");
        }
        return hkl;
    }

    private List<ParsedField<?>> fields() {
        return List.of(counts, seed, height, extraU, extraV, extraW, zeroShift, share, axis, march);
    }

    private void fillPhases(LaboratoryConditions now) {
        phase.setId("second-phase");
        phase.setAccessibleText("Second phase");
        SampleStructures.names().stream().filter(name -> !name.equals(structure.name())).forEach(phase.getItems()::add);
        phase.setValue(phase.getItems().contains(USUAL_PHASE) ? USUAL_PHASE : phase.getItems().get(0));
        now.secondPhase().ifPresent(this::choose);
        openPhase.setTooltip(new Tooltip("Open a CIF or a POSCAR"));
        openPhase.setOnAction(event -> askForFile.apply(dialog.getDialogPane().getScene().getWindow()).ifPresent(this::read));
    }

    private void choose(CrystalStructure other) {
        others.put(other.name(), other);
        if (!phase.getItems().contains(other.name())) {
            phase.getItems().add(other.name());
        }
        phase.setValue(other.name());
    }

    private void read(Path file) {
        reading.submit(() -> {
            try {
                return StructureFile.read(file).structure();
            } catch (IOException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }, read -> {
            choose(read);
            show();
        });
    }

    private Node content() {
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.setHgap(12);
        form.setVgap(6);
        form.addRow(0, noise, row(noise, counts.field(), new Label("counts in the strongest bin, seed"), seed.field()));
        form.addRow(1, background, row(background, height.field(), new Label("of the strongest bin at 0°")));
        form.addRow(2, new Label(), subtracted);
        form.addRow(3, width, row(width, new Label("U +"), extraU.field(), new Label("V +"), extraV.field(), new Label("W +"), extraW.field(),
                new Label("degrees²")));
        form.addRow(4, shift, row(shift, zeroShift.field(), new Label("°")));
        form.addRow(5, second, row(second, phase, openPhase, share.field(), new Label("of the summed intensity")));
        form.addRow(6, orientation, row(orientation, new Label("axis"), axis.field(), new Label("March parameter"), march.field()));
        FirstSentence wrong = new FirstSentence(Stream.concat(fields().stream().map(field -> field.sentence().textProperty()),
                Stream.of(obstacle)).toList());
        wrong.setId("laboratory-obstacle");
        figure.setPrefSize(WIDTH, HEIGHT);
        VBox.setVgrow(figure, Priority.ALWAYS);
        VBox box = new VBox(8, figure, form, wrong);
        box.setPrefWidth(WIDTH);
        return box;
    }

    private static HBox row(CheckBox effect, Node... nodes) {
        HBox box = new HBox(8, nodes);
        for (Node node : nodes) {
            ((Region) node).setMinWidth(Region.USE_PREF_SIZE);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        box.disableProperty().bind(effect.selectedProperty().not());
        return box;
    }

    private LaboratoryConditions conditions() {
        boolean wide = width.isSelected();
        return new LaboratoryConditions(noise.isSelected() ? counts.value().get() : 0, background.isSelected() ? height.value().get() : 0,
                wide ? extraU.value().get() : 0, wide ? extraV.value().get() : 0, wide ? extraW.value().get() : 0,
                shift.isSelected() ? zeroShift.value().get() : 0,
                second.isSelected() ? Optional.of(others.computeIfAbsent(phase.getValue(), SampleStructures::read)) : Optional.empty(),
                second.isSelected() ? share.value().get() : 0,
                orientation.isSelected() ? Optional.of(new PreferredOrientation(axis.value().get().get(0), axis.value().get().get(1),
                        axis.value().get().get(2), march.value().get())) : Optional.empty(),
                subtracted.isSelected(), seed.value().get().longValue());
    }

    /** Shows what would be used, or why nothing can be. */
    private void show() {
        LaboratoryConditions now;
        try {
            now = conditions();
            now.widened(XrdSettings.PAPER);
        } catch (IllegalArgumentException e) {
            obstacle.set(e.getMessage());
            return;
        }
        simulating.submit(() -> {
            List<Pattern> patterns = new ArrayList<>(List.of(Target.of(structure).pattern(XrdSettings.PAPER)));
            if (!now.effects().isEmpty()) {
                patterns.add(Target.of(structure, now).pattern(XrdSettings.PAPER));
            }
            return patterns;
        }, patterns -> {
            obstacle.set("");
            List<PatternCurve> curves = new ArrayList<>(List.of(new PatternCurve("Clean target", patterns.get(0))));
            if (patterns.size() > 1) {
                curves.add(new PatternCurve("As a laboratory measures it", patterns.get(1)));
            }
            figure.setAccessibleText(patterns.size() > 1 ? "The clean target and the altered one in one frame, their difference below"
                    : "The clean target");
            PatternView view = PatternView.START.withOverlaid(true).withDifferences(patterns.size() > 1);
            figure.show(() -> new PatternFigure(curves, style, view));
        });
    }
}
