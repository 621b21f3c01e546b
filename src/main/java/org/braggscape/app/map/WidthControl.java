package org.braggscape.app.map;

import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.braggscape.app.control.Icon;
import org.braggscape.app.model.Workbench;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.study.LandscapeRequest;

/** How much the map is smoothed: a logarithmic slider with 0 at its left end, and a button that plays from wide to narrow. */
final class WidthControl extends HBox {
    private static final double LOG_LEAST = Math.log10(LandscapeRequest.LEAST_WIDTH);
    private static final double LOG_MOST = Math.log10(LandscapeRequest.MOST_WIDTH);
    /** The left end of the slider, which stands for 0. */
    private static final double END = LOG_LEAST - 0.15;
    private static final double STEP = 0.125;

    private final Workbench workbench;
    private final WidthPreview widths;
    private final Slider slider = new Slider(END, LOG_MOST, END);
    private final Label value = new Label();
    private final Button play = new Button();
    private final Tooltip help = new Tooltip();
    private boolean showing;
    private boolean pressed;

    WidthControl(Workbench workbench, WidthPreview widths) {
        super(6);
        this.workbench = workbench;
        this.widths = widths;
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("width");
        slider.setBlockIncrement(STEP);
        slider.setMinWidth(60);
        slider.setPrefWidth(100);
        slider.setAccessibleText("Width, from 0 to 10 degrees");
        HBox.setHgrow(slider, Priority.ALWAYS);
        value.setId("width-value");
        value.getStyleClass().add("value");
        value.setMinWidth(58);
        value.setAlignment(Pos.CENTER_RIGHT);
        play.setId("play-width");
        play.getStyleClass().add("small");
        play.setGraphic(Icon.PLAY.node());
        play.setMinWidth(USE_PREF_SIZE);
        play.setAccessibleText("Play the width from 10 degrees to 0");
        play.setTooltip(new Tooltip("Play the width from 10° to 0: from one funnel to the map as it is"));
        play.setOnAction(event -> widths.toggle());
        Tooltip.install(this, help);
        getChildren().addAll(slider, value, play);
        slider.addEventFilter(MouseEvent.MOUSE_ENTERED, event -> {
            // what will be wanted in a moment, unless a map needs the processor now
            if (workbench.computation().status().get() != null && !workbench.computation().status().get().running()) {
                widths.prepare();
            }
        });
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed = true);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            pressed = false;
            widths.settle();
        });
        slider.valueProperty().addListener((property, before, now) -> move(now.doubleValue()));
        widths.playing().addListener((property, before, now) -> play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node()));
        for (Observable source : List.of(widths.width(), workbench.settings(), workbench.measured(), workbench.structure())) {
            source.addListener(observable -> show());
        }
        show();
    }

    Slider slider() {
        return slider;
    }

    private void move(double position) {
        if (showing) {
            return;
        }
        double width = width(position);
        if (pressed) {
            widths.show(width);
        } else {
            workbench.settings().set(workbench.settings().get().withWidth(width));
        }
    }

    /** Overlaps have a width of their own, so that their left end is the least one. */
    private double width(double position) {
        boolean own = workbench.settings().get().loss() instanceof GpwdfLoss;
        if (position < (END + LOG_LEAST) / 2) {
            return own ? LandscapeRequest.LEAST_WIDTH : 0;
        }
        double exact = Math.pow(10, Math.max(LOG_LEAST, position));
        double unit = Math.pow(10, Math.floor(Math.log10(exact)) - 2);
        double rounded = Math.round(Math.rint(exact / unit) * unit * 1e4) / 1e4;
        return Math.max(LandscapeRequest.LEAST_WIDTH, Math.min(LandscapeRequest.MOST_WIDTH, rounded));
    }

    private void show() {
        Loss loss = workbench.settings().get().loss();
        boolean can = workbench.structure().get() == null || LandscapeRequest.hasWidth(loss, workbench.target());
        // not this itself: what is disabled does not say why
        slider.setDisable(!can);
        value.setDisable(!can);
        play.setDisable(!can);
        double own = loss instanceof GpwdfLoss gpwdf ? gpwdf.alpha() : 0;
        double width = !can ? 0 : widths.width().get() == 0 ? own : widths.width().get();
        showing = true;
        if (!pressed) {
            slider.setValue(width == 0 ? END : Math.log10(width));
        }
        showing = false;
        value.setText(width == 0 ? "as it is" : text(width));
        // the slider's own number is a logarithm
        slider.setAccessibleText("Width, from 0 to 10 degrees; now " + value.getText());
        help.setText(!can ? (loss.knowsTruth() ? "A measured pattern cannot be broadened; the loss gpwdf has a width of its own."
                : "An energy has no width.")
                : loss instanceof GpwdfLoss ? "α of the loss gpwdf: peaks farther apart than this do not see each other.\n"
                        + "Descents keep to α = " + text(own) + "." : "Extra width of all peaks, of both patterns, added to their own in "
                        + "quadrature; the wider, the smoother the map.\nDescents keep to the loss as it is.");
    }

    /** {@return a width with its unit} */
    static String text(double width) {
        return String.format(Locale.ROOT, width < 1 ? "%.2f°" : width < 9.95 ? "%.1f°" : "%.0f°", width);
    }
}
