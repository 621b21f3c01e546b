package org.braggscape.app.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.FirstSentence;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.ParsedField;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MeasurementFigure;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.TargetPreparation;
import org.braggscape.study.ProfileFit;

/** Asks how a measured pattern is to be used as the target, and shows at once what each answer does to it. */
public final class MeasuredPatternDialog {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 300;
    private static final int COEFFICIENTS = 6;

    private final MeasuredPattern pattern;
    private final CrystalStructure structure;
    private final FigureStyle style;
    private final Dialog<MeasuredTarget> dialog = new Dialog<>();
    private final ComboBox<String> wavelength = new ComboBox<>();
    private final NumberField from;
    private final NumberField to;
    private final CheckBox subtract = new CheckBox("Subtract a background of");
    private final NumberField coefficients =
            new NumberField("Coefficients of the background", COEFFICIENTS, MeasuredPatternDialog::wrongCoefficients);
    private final ParsedField<List<AngleRange>> excluded = new ParsedField<>("Parts to leave out", List.of(),
            MeasuredPatternDialog::ranges, MeasuredPatternDialog::text);
    private final NumberField shift = new NumberField("Zero shift in degrees", 0,
            value -> Math.abs(value) <= 1 ? null : "A zero shift lies between −1° and 1°.");
    private final Label result = new Label();
    private final StringProperty obstacle = new SimpleStringProperty("");
    private final Button fit = new Button();
    private final Button stop = new Button("Cancel");
    private final FigureView<MeasurementFigure> figure;
    private final ObjectProperty<ProfileFit> fitted = new SimpleObjectProperty<>();
    private final NewestWins work;
    private LandscapeRun fitting;

    public MeasuredPatternDialog(MeasuredPattern pattern, CrystalStructure structure, FigureStyle style, Window owner) {
        this.pattern = pattern;
        this.structure = structure;
        this.style = style;
        double first = pattern.twoTheta()[0];
        double last = pattern.twoTheta()[pattern.twoTheta().length - 1];
        from = angle("First angle", first, first, last);
        to = angle("Last angle", last, first, last);
        figure = new FigureView<>("measured pattern", error -> obstacle.set(String.valueOf(error.getMessage())));
        work = new NewestWins("profile fit", error -> result.setText(error.getMessage()));
        dialog.initOwner(owner);
        dialog.setTitle("Measured pattern as the target");
        dialog.setHeaderText(pattern.name() + String.format(Locale.ROOT, ": %,d points from %.2f° to %.2f°",
                pattern.twoTheta().length, first, last));
        ButtonType use = new ButtonType("Compare with this pattern", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(use, ButtonType.CANCEL);
        dialog.getDialogPane().setContent(content());
        dialog.setResizable(true);
        Node ok = dialog.getDialogPane().lookupButton(use);
        ok.setId("use-pattern");
        ok.disableProperty().bind(obstacle.isNotEmpty());
        ok.addEventFilter(ActionEvent.ACTION, event -> {
            // what is typed last counts too
            if (!fields().stream().allMatch(ParsedField::take) || !obstacle.get().isEmpty()) {
                event.consume();
            }
        });
        dialog.setResultConverter(button -> button == use ? target() : null);
        dialog.setOnHidden(event -> {
            cancel();
            work.close();
            figure.close();
        });
        for (ParsedField<?> field : fields()) {
            field.value().addListener(observable -> changed());
        }
        subtract.selectedProperty().addListener(observable -> changed());
        wavelength.getEditor().textProperty().addListener(observable -> changed());
        changed();
    }

    /** {@return the target that was decided on, nothing where the user cancels} */
    public Optional<MeasuredTarget> ask() {
        return dialog.showAndWait();
    }

    private static NumberField angle(String name, double start, double least, double most) {
        return new NumberField(name, start, value -> value >= least && value <= most ? null
                : String.format(Locale.ROOT, "The pattern reaches from %.2f° to %.2f°.", least, most));
    }

    private static String wrongCoefficients(double value) {
        return value == Math.rint(value) && value >= 1 && value <= ChebyshevBackground.MOST_COEFFICIENTS ? null
                : "A background has 1 to " + ChebyshevBackground.MOST_COEFFICIENTS + " coefficients.";
    }

    private static List<AngleRange> ranges(String text) {
        List<AngleRange> ranges = new ArrayList<>();
        for (String part : text.replace('−', '-').replace(',', ';').split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String[] ends = part.strip().split("\\s*(?:–|…|\\.\\.|-)\\s*");
            try {
                ranges.add(new AngleRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("'" + part.strip() + "' is no part of a pattern; write 30–32; 44–44.6.");
            }
        }
        return ranges;
    }

    private static String text(List<AngleRange> ranges) {
        return ranges.stream().map(range -> range.from() + "–" + range.to()).collect(Collectors.joining("; "));
    }

    private Node content() {
        wavelength.setEditable(true);
        wavelength.setId("wavelength");
        wavelength.setAccessibleText("Wavelength in Å, or a radiation");
        pattern.radiation().ifPresent(radiation -> wavelength.getItems().add(radiation.name()));
        Radiation.NAMED.forEach(radiation -> wavelength.getItems().add(radiation.name()));
        wavelength.getEditor().setText(pattern.radiation().map(Radiation::name).orElse(""));
        wavelength.setPromptText("1.54056 or CuKa1");
        excluded.field().setId("left-out");
        excluded.field().setPromptText("30–32; 44–44.6");
        shift.field().setTooltip(new Tooltip("By how much the measured peaks lie too high"));
        fit.setText("Fit scale, shift, background and width to " + structure.name());
        fit.setId("fit-profile");
        fit.setOnAction(event -> fit());
        stop.setOnAction(event -> cancel());
        stop.setVisible(false);
        FirstSentence wrong = new FirstSentence(Stream.concat(fields().stream().map(field -> field.sentence().textProperty()),
                Stream.of(obstacle)).toList());
        wrong.setId("pattern-obstacle");
        result.setWrapText(true);
        result.setTooltip(new Tooltip("These values are used for the target; any change above drops them"));
        result.setId("fit-result");
        result.setMinHeight(36);
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.setHgap(8);
        form.setVgap(6);
        form.addRow(0, new Label("Wavelength"), wavelength, new Label("Å, or a radiation"));
        form.addRow(1, new Label("2θ from"), from.field(), row(new Label("to"), to.field(), new Label("°")));
        form.addRow(2, new Label("Leave out"), excluded.field(), new Label("°"));
        form.addRow(3, subtract, coefficients.field(), new Label("Chebyshev coefficients"));
        form.addRow(4, new Label("Zero shift"), shift.field(), new Label("°"));
        figure.setPrefSize(WIDTH, HEIGHT);
        VBox.setVgrow(figure, Priority.ALWAYS);
        VBox box = new VBox(8, figure, form, row(fit, stop), result, wrong);
        box.setPrefWidth(WIDTH);
        return box;
    }

    private List<ParsedField<?>> fields() {
        return List.of(from, to, excluded, coefficients, shift);
    }

    private static HBox row(Node... nodes) {
        HBox box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Radiation radiation() {
        String text = wavelength.getEditor().getText();
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The file does not say its wavelength: give a length in Å or a radiation such as "
                    + "CuKa1.");
        }
        return pattern.radiation().filter(own -> own.name().equals(text)).orElseGet(() -> Radiation.parse(text));
    }

    private TwoThetaGrid measuredGrid() {
        return pattern.grid(from.value().get(), to.value().get());
    }

    private Optional<ChebyshevBackground> background() {
        if (!subtract.isSelected()) {
            return Optional.empty();
        }
        if (fitted.get() != null) {
            return Optional.of(fitted.get().background());
        }
        TwoThetaGrid grid = measuredGrid();
        return Optional.of(ChebyshevBackground.fit(grid.angles(), pattern.resampled(grid), excluded.value().get(),
                coefficients.value().get().intValue()));
    }

    private MeasuredTarget target() {
        TargetPreparation preparation = new TargetPreparation(
                Optional.of(new AngleRange(from.value().get(), to.value().get())), background(), shift.value().get(),
                excluded.value().get());
        return MeasuredTarget.of(pattern, radiation(), fitted.get() == null ? Profile.PAPER : fitted.get().profile(),
                preparation);
    }

    private void changed() {
        if (fitted.get() != null) {
            fitted.set(null);
            result.setText("");
        }
        show();
    }

    /** Shows what would be used, or why nothing can be. */
    private void show() {
        try {
            MeasuredTarget now = target();
            obstacle.set("");
            TwoThetaGrid grid = measuredGrid();
            double[] observed = pattern.resampled(grid);
            double[] background = background().map(curve -> Arrays.stream(grid.angles()).map(curve::at).toArray()).orElse(null);
            ProfileFit known = fitted.get();
            CrystalStructure crystal = structure;
            figure.show(() -> new MeasurementFigure(new MeasurementFigure.Curves(grid, observed, background,
                    known == null ? null : calculated(now, known, crystal, grid), excluded.value().get()), style));
            fit.setDisable(false);
        } catch (IllegalArgumentException e) {
            obstacle.set(e.getMessage());
            fit.setDisable(true);
            TwoThetaGrid all = pattern.grid();
            double[] observed = pattern.resampled(all);
            figure.show(() -> new MeasurementFigure(
                    new MeasurementFigure.Curves(all, observed, null, null, List.of()), style));
        }
    }

    private static double[] calculated(MeasuredTarget target, ProfileFit fit, CrystalStructure crystal, TwoThetaGrid grid) {
        TwoThetaGrid shifted =
                new TwoThetaGrid(Math.max(0, grid.start() - fit.zeroShift()), grid.step(), grid.count());
        double[] y = new XrdSimulator(target.settings().withGrid(shifted).withProfile(fit.profile())).simulate(crystal)
                .intensity();
        for (int k = 0; k < y.length; k++) {
            y[k] = fit.scale() * y[k] + fit.background().at(grid.at(k));
        }
        return y;
    }

    private void fit() {
        TwoThetaGrid grid = measuredGrid();
        double[] observed = pattern.resampled(grid);
        double[] sigma = new double[observed.length];
        double[] given = pattern.uncertainty().orElse(null);
        for (int k = 0; k < sigma.length; k++) {
            // where the file gives none: counting statistics
            sigma[k] = Math.sqrt(Math.max(1, Math.abs(observed[k])));
        }
        if (given != null && Arrays.stream(given).allMatch(value -> value > 0)) {
            sigma = new MeasuredPattern(pattern.name(), pattern.twoTheta(), given, Optional.empty(), Optional.empty(),
                    List.of()).resampled(grid);
        }
        double[] weights = sigma;
        XrdSettings settings = XrdSettings.PAPER.withRadiation(radiation()).withGrid(grid);
        List<AngleRange> without = excluded.value().get();
        int count = coefficients.value().get().intValue();
        LandscapeRun mine = new LandscapeRun();
        fitting = mine;
        result.setText("Fitting …");
        fit.setDisable(true);
        stop.setVisible(true);
        work.submit(() -> ProfileFit.of(structure, settings, observed, weights, without, count, mine), found -> {
            fit.setDisable(false);
            stop.setVisible(false);
            if (mine.cancelled()) {
                result.setText("Cancelled.");
                return;
            }
            subtract.setSelected(true);
            shift.show(Math.round(found.zeroShift() * 1e5) / 1e5);
            fitted.set(found);
            result.setText(String.format(Locale.ROOT, "R_wp %.1f %%: zero shift %.4f°, U %.4f, V %.4f, W %.4f °², η %.2f", 100 * found.weightedProfileR(), found.zeroShift(),
                    found.profile().u(), found.profile().v(), found.profile().w(), found.profile().eta()).replace('-', '−'));
            show();
        });
    }

    private void cancel() {
        if (fitting != null) {
            fitting.cancel();
        }
    }

    /** {@return the dialog, for tests} */
    Dialog<MeasuredTarget> dialog() {
        return dialog;
    }
}
