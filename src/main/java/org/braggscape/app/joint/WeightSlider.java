package org.braggscape.app.joint;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.braggscape.figure.JointFigure;

/** How much an energy counts beside the loss: a logarithmic slider with 0 at its left end. */
final class WeightSlider extends HBox {
    private static final double LOG_LEAST = -2;
    private static final double LOG_MOST = 2;
    private static final double STEP = 0.1;
    /** The left end of the slider, which stands for 0. */
    private static final double END = LOG_LEAST - 2 * STEP;

    private final JointMaps maps;
    private final Slider slider = new Slider(END, LOG_MOST, 0);
    private final Label value = new Label();
    private boolean showing;

    WeightSlider(JointMaps maps) {
        super(8);
        this.maps = maps;
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("joint-weight");
        slider.setBlockIncrement(STEP);
        slider.setMinWidth(60);
        slider.setAccessibleText("λ, the weight of the energy, 0 or from 0.01 to 100 atoms per electronvolt");
        slider.setTooltip(new Tooltip("λ in 1/(eV per atom): how much the energy counts beside the loss.\n0 leaves the loss alone; at "
                + "1 an electronvolt per atom weighs as much as the cosine loss from best to worst."));
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label name = new Label("λ");
        name.getStyleClass().add("symbol");
        name.setLabelFor(slider);
        value.setId("joint-weight-value");
        value.getStyleClass().add("value");
        value.setMinWidth(92);
        value.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(name, slider, value);
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> maps.setAdjusting(true));
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> maps.setAdjusting(false));
        slider.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                maps.choose(weight(now.doubleValue()));
            }
        });
        maps.weight().addListener(observable -> show());
        show();
    }

    /** Two digits are as many as anybody can choose by hand. */
    private static double weight(double position) {
        if (position < LOG_LEAST - STEP / 2) {
            return 0;
        }
        double exact = Math.pow(10, Math.max(LOG_LEAST, position));
        double unit = Math.pow(10, Math.floor(Math.log10(exact) + 1e-9) - 1);
        return Math.rint(Math.rint(exact / unit) * unit * 1e4) / 1e4;
    }

    private void show() {
        double weight = maps.weight().get();
        showing = true;
        if (weight(slider.getValue()) != weight) {
            slider.setValue(weight == 0 ? END : Math.log10(weight));
        }
        showing = false;
        value.setText(JointFigure.weight(weight));
    }
}
