package org.braggscape.app.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.LowWindow;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Comparison;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.Captions;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.PatternCurve;
import org.braggscape.figure.PatternFigure;
import org.braggscape.figure.PatternView;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;

/** The target pattern and the pattern of what is selected, with the cell behind it. Follows the selection. */
public final class PatternPanel extends VBox {
    private static final FigureExport.Size SIZE = new FigureExport.Size(180, 120);
    private static final String LOSS_HELP = "How unlike the two patterns are; the truth itself has −1 with the cosine loss";
    private static final String HINT = "Click a ring or any place of the map to see its pattern here.";

    private final Workbench workbench;
    private final FigureView<PatternFigure> figure;
    private final ObjectProperty<PatternView> view = new SimpleObjectProperty<>(PatternView.START);
    private final Label title = new Label("Patterns");
    private final Label caption = new Caption(HINT);
    private final Label obstacle = new Label();
    private final Label rowName = new Label();
    private final Label lossName = new Label("Loss");
    private final Tooltip lossHelp = new Tooltip(LOSS_HELP);
    private final Label loss = value();
    private final Label distance = value();
    private final Label[] truthCell = new Label[LatticeParameter.values().length];
    private final Label[] selectedCell = new Label[LatticeParameter.values().length];

    public PatternPanel(Workbench workbench, ObjectProperty<FigureStyle> style, Exports exports) {
        this.workbench = workbench;
        this.figure = new FigureView<>("curves", error -> obstacle.setText("The patterns could not be painted: " + error));
        setId("patterns");
        getStyleClass().add("panel");
        title.getStyleClass().add("heading");
        obstacle.getStyleClass().add("hint");
        figure.setId("pattern-picture");
        figure.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        new PatternZoom<>(figure, view);
        new TakeMenu(figure, exports, this::taken, () -> PatternZoom.menus(view, true));
        StackPane picture = new StackPane(figure, obstacle);
        picture.setMinHeight(120);
        VBox.setVgrow(picture, Priority.ALWAYS);
        caption.managedProperty().bind(LowWindow.hasRoom(this));
        caption.visibleProperty().bind(caption.managedProperty());
        VBox head = new VBox(title, caption);
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, picture, table());
        workbench.comparison().addListener((property, before, now) -> show(now, style.get()));
        style.addListener((property, before, now) -> show(workbench.comparison().get(), now));
        view.addListener(observable -> show(workbench.comparison().get(), style.get()));
        show(null, style.get());
    }

    /** {@return the figure on screen at this moment, null for none} */
    public PatternFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    /** {@return how the patterns are looked at} */
    public ObjectProperty<PatternView> view() {
        return view;
    }

    /** {@return what is shown, to be taken away; null for nothing} */
    public TakeMenu.Taken taken() {
        PatternFigure shown = figure();
        if (shown == null) {
            return null;
        }
        XrdSettings settings = workbench.request().settings();
        return new TakeMenu.Taken(workbench.structure().get().name() + "-pattern", "Pattern",
                light -> new PatternFigure(shown.curves(), light, shown.view()), SIZE,
                () -> data(shown.curves(), settings));
    }

    /** {@return the numbers of patterns, the target first} */
    public static FigureData data(List<PatternCurve> curves, XrdSettings settings) {
        return FigureData.of("Powder patterns, ticks at reflections: " + String.join("; ", curves.stream()
                .map(curve -> curve.label().replace("*", "")).toList()) + ". " + (curves.get(0).excluded().isEmpty() ? "" : Captions.leftOut(curves.get(0).excluded()) + " ")
                + Captions.experiment(settings),
                DataTable.patterns(curves), DataTable.reflections(curves));
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        figure.paint();
    }

    public void close() {
        figure.close();
    }

    private VBox table() {
        GridPane table = new GridPane();
        table.getStyleClass().add("comparison");
        ColumnConstraints names = new ColumnConstraints();
        names.setPrefWidth(72);
        names.setMinWidth(66);
        table.getColumnConstraints().add(names);
        Label truth = new Label("Truth");
        truth.setTooltip(new Tooltip("The structure whose pattern is the target"));
        truth.textProperty().bind(Bindings.when(workbench.measured().isNull()).then("Truth").otherwise("Structure"));
        table.add(truth, 0, 1);
        table.add(rowName, 0, 2);
        rowName.getStyleClass().add("selected-name");
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int column = parameter.ordinal() + 1;
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(Priority.ALWAYS);
            width.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(width);
            Label symbol = new Label(parameter.symbol());
            symbol.getStyleClass().add("symbol");
            Label unit = new Label(" / " + parameter.unit());
            unit.getStyleClass().add("muted");
            HBox header = new HBox(symbol, unit);
            header.setMaxWidth(USE_PREF_SIZE);
            table.add(header, column, 0);
            truthCell[column - 1] = value();
            selectedCell[column - 1] = value();
            table.add(truthCell[column - 1], column, 1);
            table.add(selectedCell[column - 1], column, 2);
        }
        Label distanceName = new Label("Distance from the truth");
        distance.setId("distance-of-selected");
        Tooltip measure = new Tooltip("Length of (ln a/a₀, ln b/b₀, ln c/c₀, Δα, Δβ, Δγ), angles in radians:\n"
                + "0.01 is about one percent in one length");
        distanceName.setTooltip(measure);
        lossName.setTooltip(lossHelp);
        HBox numbers = new HBox(8, lossName, loss, distanceName, distance);
        HBox.setMargin(distanceName, new Insets(0, 0, 0, 16));
        for (Label one : List.of(distanceName, distance)) {
            one.visibleProperty().bind(workbench.measured().isNull());
        }
        VBox box = new VBox(8, table, numbers);
        box.getStyleClass().add("panel-foot");
        return box;
    }

    private void show(Comparison comparison, FigureStyle style) {
        Selection selection = comparison == null ? null : comparison.selection();
        title.setText(selection == null ? "Patterns" : "Target and " + selection.title().toLowerCase(Locale.ROOT));
        caption.setText(selection == null ? HINT : explain(selection));
        obstacle.setText(comparison == null ? "" : comparison.obstacle());
        rowName.setText(selection == null ? "" : selection.title());
        Loss shown = selection == null ? null : selection.landscape().request().loss();
        lossName.setText(shown instanceof EnergyLoss ? "Energy" : "Loss");
        lossHelp.setText(shown instanceof EnergyLoss ? "The energy of the selected cell; it looks at no pattern"
                : shown == null || selection.landscape().request().lossKnowsTruth() ? LOSS_HELP : "How unlike the two patterns are");
        loss.setText(shown == null ? "–" : Quantity.withUnit(shown, comparison.loss()));
        distance.setText(comparison == null ? "–" : Quantity.loss(comparison.distance()));
        double[] truth = workbench.structure().get() == null ? null : workbench.structure().get().lattice().parameters();
        double[] cell = selection == null ? null : selection.cell();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int i = parameter.ordinal();
            truthCell[i].setText(truth == null ? "" : Quantity.text(parameter, truth[i]));
            selectedCell[i].setText(cell == null ? "" : Quantity.text(parameter, cell[i]));
            boolean differs = cell != null && cell[i] != truth[i];
            selectedCell[i].getStyleClass().removeAll("differs");
            if (differs) {
                selectedCell[i].getStyleClass().add("differs");
            }
        }
        if (comparison == null) {
            figure.show(null);
            return;
        }
        List<PatternCurve> curves = new ArrayList<>();
        curves.add(PatternCurve.target(workbench.target(), comparison.target()));
        if (comparison.pattern() != null) {
            curves.add(new PatternCurve(selection.title(), comparison.pattern()));
        }
        String leftOut = Captions.leftOut(curves.get(0).excluded());
        caption.setText((selection == null ? HINT : explain(selection)) + (leftOut.isEmpty() ? "" : " " + leftOut));
        figure.setAccessibleText((curves.size() == 1 ? "The target pattern" : "The target pattern, above the pattern of "
                + selection.title() + ", above their difference") + (leftOut.isEmpty() ? "" : ". " + leftOut));
        PatternView how = view.get();
        figure.show(() -> new PatternFigure(curves, style, how));
    }

    private static String explain(Selection selection) {
        if (selection.waypoint() != null) {
            return "Where " + selection.waypoint().descent() + ", stands at this step of the playback.";
        }
        if (selection.truth()) {
            return "The structure whose pattern is the target.";
        }
        if (selection.rank() > 0 && !selection.landscape().request().truthIsMinimum()) {
            return selection.landscape().request().loss() instanceof EnergyLoss ? "A minimum of the energy, which is the model's, be it the truth or not."
                    : "A minimum of this slice: its neighbours on the map fit worse.";
        }
        return selection.rank() > 0 ? "A false minimum: its neighbours on the map fit worse, yet it is wrong."
                : "A grid point; arrow keys move it, with Shift by ten.";
    }

    private static Label value() {
        Label label = new Label();
        label.getStyleClass().add("value");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
