package org.braggscape.app;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.energy.IpiState;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.LaboratoryConditions;

/** How far the map is, and what it is compared with. */
final class StatusBar extends HBox {
    private static final PseudoClass ALTERED = PseudoClass.getPseudoClass("altered");

    private final ProgressBar bar = new ProgressBar(0);
    private final Label text = new Label();
    private final Button cancel = new Button("Cancel");
    private final Button target = new Button();
    private final Button clean = new Button("✕");

    /**
     * Creates the bar.
     *
     * @param workbench what is computed
     * @param laboratory asks the user how to alter the target
     */
    StatusBar(Workbench workbench, Runnable laboratory) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("status");
        text.getStyleClass().add("value");
        bar.setAccessibleText("Progress of the map");
        cancel.getStyleClass().add("small");
        cancel.setTooltip(new Tooltip("Stop computing (Esc)"));
        cancel.setOnAction(event -> workbench.computation().cancel());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox aim = new HBox(target, clean);
        aim.getStyleClass().add("target");
        getChildren().addAll(text, bar, cancel, gap, aim);
        target.setId("target");
        target.getStyleClass().add(Styles.FLAT);
        target.setOnAction(event -> laboratory.run());
        target.setTooltip(new Tooltip());
        target.disableProperty().bind(workbench.measured().isNotNull());
        clean.setId("clean-target");
        clean.getStyleClass().add(Styles.FLAT);
        clean.setTooltip(new Tooltip("Compare with the clean pattern of the structure again"));
        clean.setAccessibleText("Compare with the clean pattern of the structure again");
        clean.managedProperty().bind(clean.visibleProperty());
        clean.setOnAction(event -> workbench.alterTarget(LaboratoryConditions.NONE));
        workbench.whenTargetChanges(() -> showTarget(workbench, aim));
        showTarget(workbench, aim);
        workbench.computation().status().addListener((property, before, now) -> show(now, workbench.settings().get().loss()));
        show(null, null);
    }

    private void showTarget(Workbench workbench, HBox aim) {
        Map<String, String> effects = workbench.measured().get() == null ? workbench.laboratory().get().effects() : Map.of();
        aim.pseudoClassStateChanged(ALTERED, !effects.isEmpty());
        clean.setVisible(!effects.isEmpty());
        target.setText("Target: " + (workbench.measured().get() != null ? workbench.measured().get().pattern().name()
                : effects.isEmpty() ? "clean pattern" : "with " + String.join(", ", effects.keySet())));
        target.getTooltip().setText(effects.isEmpty() ? "Add to the target what a laboratory adds: noise, background, wrong width …"
                : "The target, and not the candidates, has " + String.join(";\n", effects.values()) + ".\nClick to change it.");
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
