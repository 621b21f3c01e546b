package org.braggscape.app;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.energy.IpiState;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;

/** How far the map is. */
final class StatusBar extends HBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label text = new Label();
    private final Button cancel = new Button("Cancel");

    StatusBar(Workbench workbench) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("status");
        text.getStyleClass().add("value");
        bar.setAccessibleText("Progress of the map");
        cancel.getStyleClass().add("small");
        cancel.setTooltip(new Tooltip("Stop computing (Esc)"));
        cancel.setOnAction(event -> workbench.cancel());
        getChildren().addAll(text, bar, cancel);
        workbench.status().addListener((property, before, now) -> show(now, workbench.settings().get().loss()));
        show(null, null);
    }

    private void show(LandscapeRun.Status status, Loss loss) {
        boolean running = status != null && status.running();
        // hidden but still in their places: nothing jumps
        bar.setVisible(running);
        cancel.setVisible(running);
        if (status == null) {
            text.setText("");
            return;
        }
        bar.setProgress(status.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS
                : (double) status.done() / status.total());
        String counted = Quantity.progress(status);
        text.setText(status.cancelled() ? "Cancelled at " + counted
                : running && status.total() > 0 && status.done() == status.total() ? counted + " · finding minima"
                : running ? counted + remaining(status) + waiting(loss) : counted);
    }

    /** What another program computes goes on only with that program. */
    private static String waiting(Loss loss) {
        if (!(loss instanceof EnergyLoss energy) || !(energy.model() instanceof IpiEnergy model)) {
            return "";
        }
        IpiState state = model.state();
        return state.phase() == IpiState.Phase.CONNECTED ? "" : " · " + model.name() + ": " + state.sentence();
    }

    /** Nothing as long as it would be a guess or soon over. */
    private static String remaining(LandscapeRun.Status status) {
        if (status.seconds() < 1 || status.done() < status.total() / 50 || status.done() == 0) {
            return "";
        }
        double left = status.seconds() * (status.total() - status.done()) / status.done();
        return left < 1 ? "" : left < 90 ? String.format(Locale.ROOT, " · %.0f s left", left)
                : String.format(Locale.ROOT, " · %.0f min left", left / 60);
    }
}
