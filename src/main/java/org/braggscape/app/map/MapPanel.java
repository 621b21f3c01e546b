package org.braggscape.app.map;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.MarkedText;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.LossChart;
import org.braggscape.app.descent.PlaybackBar;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.ViewHistory;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.ItalicMarks;
import org.braggscape.figure.ParameterText;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.session.MapSettings;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;

/** The map with its heading, what the marks mean, and the values under the cursor. */
public final class MapPanel extends VBox {
    private static final String STAR =
            "M8 0.6 L10.1 5.6 L15.5 6.1 L11.4 9.6 L12.7 14.9 L8 12.1 L3.3 14.9 L4.6 9.6 L0.5 6.1 L5.9 5.6 Z";

    private static final double ROOM_FOR_LEGEND = 470;
    private static final double CHART_SHARE = 0.18;
    private static final double CHART_LEAST = 96;
    private static final double CHART_MOST = 176;
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
    private static final String USUAL = "Dark is low: each place is a cell, its colour how badly that cell's pattern fits the "
            + "target.";

    private static final String ENERGY = "Dark is low: each place is a cell, its colour that cell's energy, which knows no truth.";

    private final Label caption = new Caption(USUAL);
    private final Label truthLegend = legend(star(), "Truth", "The structure whose pattern is the target");
    private final Label minimumLegend =
            legend(ring(), "False minimum", "Where a descent gets stuck; numbered by loss, 1 is the deepest");
    private final MarkedText title = new MarkedText("heading").shrinking();
    private final MarkedText readout = new MarkedText("value");

    /**
     * Creates the panel.
     *
     * @param workbench what is shown
     * @param map the map
     * @param overlays of the map
     * @param history the views seen before
     * @param descents that run on it
     * @param widths how much it is smoothed at this moment
     * @param hint what a newcomer reads above the map
     * @param playback plays the descents
     * @param chart their losses
     */
    public MapPanel(Workbench workbench, MapView map, Overlays overlays, ViewHistory history, Descents descents, WidthPreview widths, FirstHint hint,
            PlaybackBar playback, LossChart chart) {
        getStyleClass().add("panel");
        caption.setId("map-caption");
        Button back = new Button("Slice through the truth");
        back.setId("through-truth");
        back.getStyleClass().add("small");
        back.setTooltip(new Tooltip("Show the map again with the other four parameters at the truth (Ctrl+Shift+L)"));
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> workbench.sliceThrough(null));
        // nothing jumps: only the gap beside it becomes smaller
        back.visibleProperty().bind(workbench.slicePoint().isNotNull());
        back.managedProperty().bind(back.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(8, title, gap, back, round("◀", "Back to the last map (Alt+Left)", history.canGoBack(), history::back),
                round("▶", "Forward again (Alt+Right)", history.canGoForward(), history::forward));
        first.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(first, caption);
        head.getStyleClass().add("panel-head");
        VBox.setVgrow(map, Priority.ALWAYS);
        readout.setId("readout");
        readout.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(16, readout, space,
                truthLegend, minimumLegend);
        foot.getStyleClass().add("panel-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        // in a narrow window the values are worth more
        minimumLegend.managedProperty().bind(widthProperty().greaterThan(ROOM_FOR_LEGEND));
        minimumLegend.visibleProperty().bind(minimumLegend.managedProperty());
        getChildren().addAll(head, hint, map, foot, playback, chart);
        // where room is scarce the map keeps it
        chart.prefHeightProperty().bind(heightProperty().multiply(CHART_SHARE));
        chart.setMinHeight(CHART_LEAST);
        chart.setMaxHeight(CHART_MOST);
        playback.disableProperty().bind(Bindings.createBooleanBinding(() -> descents.runs().get().isEmpty(), descents.runs()));
        title.setId("map-title");
        List.of(workbench.structure(), workbench.settings(), workbench.slicePoint(), overlays.sentence(), widths.width())
                .forEach(source -> source.addListener(observable -> name(workbench, overlays.sentence().get(), widths.width().get())));
        map.shown().addListener((property, before, now) -> {
            if (now != null) {
                explain(now.request());
            }
        });
        map.hover().addListener((property, before, now) -> read(now));
        read(null);
    }

    private static Button round(String sign, String words, ReadOnlyBooleanProperty possible, Runnable action) {
        Button button = new Button(sign);
        button.getStyleClass().addAll("small", Styles.FLAT);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(possible.not());
        button.setOnAction(event -> action.run());
        return button;
    }

    private void name(Workbench workbench, String basins, double width) {
        MapSettings settings = workbench.settings().get().withWidth(width);
        SlicePoint point = workbench.slicePoint().get();
        String what = basins.isEmpty() ? settings.loss() instanceof EnergyLoss ? ENERGY : USUAL : basins;
        caption.setText(point == null ? what : (basins.isEmpty() ? "" : basins + " ") + "Slice through " + point.name() + ": " + others(settings, point) + ".");
        if (workbench.structure().get() != null) {
            title.setText(ChemicalName.marked(workbench.structure().get().name()) + ": " + ItalicMarks.escape(settings.loss().label())
                    + width(settings) + " over " + ParameterText.symbol(settings.x()) + " and " + ParameterText.symbol(settings.y()));
        }
    }

    private static String width(MapSettings settings) {
        return settings.width() == 0 || settings.loss() instanceof EnergyLoss ? "" : ", width\u00a0" + WidthControl.text(settings.width()) + ",";
    }

    private static String others(MapSettings settings, SlicePoint point) {
        return Arrays.stream(LatticeParameter.values())
                .filter(parameter -> !moves(settings.x(), parameter) && !moves(settings.y(), parameter))
                .map(parameter -> parameter.symbol() + "\u00a0" + Quantity.withUnit(parameter,
                        point.structure().lattice().get(parameter))).collect(Collectors.joining(", "));
    }

    private static boolean moves(MapParameter axis, LatticeParameter parameter) {
        return axis.equals(MapParameter.of(parameter))
                || axis instanceof MapParameter.Linked linked && linked.lengths().contains(parameter);
    }

    /** What star and rings mean depends on whether the truth lies in the plane that is on screen. */
    private void explain(LandscapeRequest request) {
        truthLegend.setVisible(request.target().truth().isPresent());
        boolean truth = request.containsTruth();
        truthLegend.pseudoClassStateChanged(HOLLOW, !truth);
        truthLegend.setText(truth ? "Truth" : "Truth, " + off(request) + " off");
        truthLegend.getTooltip().setText(truth ? "The structure whose pattern is the target"
                : "The truth does not lie in this slice: the star only marks its values of the two parameters.\n"
                + (request.distanceOfTruth() > 0 ? "Its cell is " + off(request) + " off, as distances between cells are "
                + "measured here." : "Its atoms are elsewhere."));
        boolean falseOnes = request.truthIsMinimum();
        minimumLegend.setText(falseOnes ? "False minimum" : "Minimum");
        String number = "; numbered by " + Quantity.word(request.loss()) + ", 1 is the deepest";
        minimumLegend.getTooltip().setText((falseOnes ? "Where a descent gets stuck" : request.loss().knowsTruth()
                ? "A minimum of this slice" : "A minimum of the energy in this slice, where the model wants the crystal to be") + number);
    }

    private static String off(LandscapeRequest request) {
        double distance = request.distanceOfTruth();
        return distance == 0 ? "atoms" : distance < 1e-4 ? "< 0.0001" : Quantity.loss(distance);
    }

    private void read(MapView.Hover hover) {
        if (hover == null) {
            readout.setText("Move over the map to read values");
            readout.pseudoClassStateChanged(IDLE, true);
            return;
        }
        readout.pseudoClassStateChanged(IDLE, false);
        LandscapeRequest request = hover.landscape().request();
        readout.setText(quantity(request.x().parameter(), hover.x()) + "   " + quantity(request.y().parameter(), hover.y())
                + "   " + loss(hover.landscape(), hover.loss()));
    }

    private static String quantity(MapParameter parameter, double value) {
        return ParameterText.symbol(parameter) + " " + Quantity.withUnit(parameter, value);
    }

    /** A coarse picture shows the value of a neighbour. */
    private static String loss(Landscape landscape, double value) {
        if (Double.isNaN(value)) {
            return "no such cell";
        }
        Loss loss = landscape.request().loss();
        return Quantity.word(loss) + (landscape.complete() ? " " : " ≈ ") + Quantity.withUnit(loss, value);
    }

    private static Label legend(Node mark, String name, String help) {
        Label label = new Label(name, mark);
        label.getStyleClass().add("legend");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(help));
        return label;
    }

    private static Node star() {
        Region star = new Region();
        star.getStyleClass().add("legend-star");
        star.setStyle("-fx-shape: \"" + STAR + "\";");
        return star;
    }

    private static Node ring() {
        Label number = new Label("1");
        number.getStyleClass().add("legend-ring");
        return new StackPane(number);
    }
}
