package org.braggscape.app;

import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.ChemicalName;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** The map with its heading, what the marks mean, and the values under the cursor. */
final class MapPanel extends VBox {
    private static final String STAR =
            "M8 0.6 L10.1 5.6 L15.5 6.1 L11.4 9.6 L12.7 14.9 L8 12.1 L3.3 14.9 L4.6 9.6 L0.5 6.1 L5.9 5.6 Z";

    private static final double CHART_SHARE = 0.18;
    private static final double CHART_LEAST = 96;
    private static final double CHART_MOST = 176;
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

    private final MarkedText title = new MarkedText("heading");
    private final MarkedText readout = new MarkedText("value");

    /**
     * Creates the panel.
     *
     * @param workbench what is shown
     * @param map the map
     * @param playback plays the descents
     * @param chart their losses
     */
    MapPanel(Workbench workbench, MapView map, Descents descents, PlaybackBar playback, LossChart chart) {
        getStyleClass().add("panel");
        Label caption = LandscapePanel.caption("Dark is low: each place is a cell, its colour how badly that cell's pattern "
                + "fits the target.");
        VBox head = new VBox(title, caption);
        head.getStyleClass().add("panel-head");
        VBox.setVgrow(map, Priority.ALWAYS);
        readout.setId("readout");
        readout.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(16, readout, space,
                legend(star(), "Truth", "The structure whose pattern is the target"),
                legend(ring(), "False minimum", "Where a descent gets stuck; numbered by loss, 1 is the deepest"));
        foot.getStyleClass().add("panel-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, map, foot, playback, chart);
        // where room is scarce the map keeps it
        chart.prefHeightProperty().bind(heightProperty().multiply(CHART_SHARE));
        chart.setMinHeight(CHART_LEAST);
        chart.setMaxHeight(CHART_MOST);
        descents.runs().addListener((property, before, now) -> Stream.of(playback, chart).forEach(part -> {
            part.setVisible(!now.isEmpty());
            part.setManaged(!now.isEmpty());
        }));
        Stream.of(playback, chart).forEach(part -> {
            part.setVisible(false);
            part.setManaged(false);
        });
        workbench.structure().addListener(observable -> name(workbench));
        workbench.settings().addListener(observable -> name(workbench));
        map.hover().addListener((property, before, now) -> read(now));
        read(null);
    }

    private void name(Workbench workbench) {
        MapSettings settings = workbench.settings().get();
        if (workbench.structure().get() != null) {
            title.setText(ChemicalName.pretty(workbench.structure().get().name()) + ": " + settings.loss().name()
                    + " loss over *" + settings.x().symbol() + "* and *" + settings.y().symbol() + "*");
        }
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

    private static String quantity(LatticeParameter parameter, double value) {
        return "*" + parameter.symbol() + "* " + Quantity.text(parameter, value) + (parameter.isLength() ? " Å" : "°");
    }

    /** A coarse picture shows the value of a neighbour. */
    private static String loss(Landscape landscape, double value) {
        if (Double.isNaN(value)) {
            return "no such cell";
        }
        return (landscape.complete() ? "loss " : "loss ≈ ") + Quantity.loss(value);
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
