package org.braggscape.app;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;

/** The starts to choose from, and how far the descents of the chosen one have come at the step that is shown. */
final class DescentTable extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final double OUTCOME_HEIGHT = 36;

    private final Descents descents;
    private final Playback playback;
    private final FlowPane starts = new FlowPane(4, 4);
    private final GridPane table = new GridPane();
    private final Label outcome = LandscapePanel.caption("");
    private final List<Row> rows = new ArrayList<>();

    private record Row(DescentMode mode, ToggleButton name, Label step, Label loss, Label distance, Label verdict) {
        private void show(boolean wanted) {
            for (Node part : List.of(name, step, loss, distance, verdict)) {
                part.setVisible(wanted);
                part.setManaged(wanted);
            }
        }
    }

    DescentTable(Descents descents, Playback playback) {
        this.descents = descents;
        this.playback = playback;
        getStyleClass().addAll("panel-foot", "descent-table");
        Label heading = new Label("Descents from");
        heading.getStyleClass().add("heading");
        heading.setMinWidth(USE_PREF_SIZE);
        Button delete = new Button("Delete start");
        delete.getStyleClass().add("small");
        delete.setId("delete-start");
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setTooltip(new Tooltip("Delete the chosen start (Delete key on the map); Ctrl+Z brings it back"));
        delete.setOnAction(event -> descents.delete());
        HBox.setHgrow(starts, Priority.ALWAYS);
        starts.setPrefWrapLength(120);
        starts.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(8, heading, starts, delete);
        head.setAlignment(Pos.CENTER_LEFT);
        table.getStyleClass().add("comparison");
        for (int column = 0; column < 5; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHalignment(column == 0 || column == 4 ? HPos.LEFT : HPos.RIGHT);
            width.setHgrow(column == 0 ? Priority.NEVER : Priority.ALWAYS);
            table.getColumnConstraints().add(width);
        }
        outcome.setId("outcome");
        // as high as its longest sentence: nothing jumps when a descent ends
        outcome.setMinHeight(OUTCOME_HEIGHT);
        getChildren().addAll(head, table, outcome);
        fill();
        choose();
        descents.runs().addListener(observable -> list());
        descents.selected().addListener(observable -> choose());
        descents.looks().addListener(observable -> choose());
        playback.follow(this::update);
    }

    private void list() {
        starts.getChildren().clear();
        for (DescentRun run : descents.runs().get()) {
            ToggleButton button = new ToggleButton(run.start().title());
            button.getStyleClass().add("small");
            button.setUserData(run);
            button.setTooltip(new Tooltip("Start " + run.start().title() + ": " + cell(run.start().cell().parameters())));
            button.setOnAction(event -> look(run, descents.mode().get()));
            starts.getChildren().add(button);
        }
        choose();
    }

    private void choose() {
        DescentRun run = descents.selected().get();
        setVisible(run != null);
        setManaged(run != null);
        for (Node button : starts.getChildren()) {
            ((ToggleButton) button).setSelected(button.getUserData() == run);
        }
        for (Row row : rows) {
            boolean made = run != null && run.trail(row.mode()).mode() == row.mode();
            row.show(made);
            row.name().setSelected(made && run.trail(descents.mode().get()).mode() == row.mode());
        }
    }

    /** Once for all starts: controls are too slow to make while something plays. */
    private void fill() {
        int column = 1;
        for (String name : new String[] {"Step", "Loss", "Distance", "So far"}) {
            Label label = new Label(name);
            label.getStyleClass().add("muted");
            table.add(label, column++, 0);
        }
        for (DescentMode mode : DescentMode.values()) {
            ToggleButton name = new ToggleButton(mode.label());
            name.getStyleClass().addAll("small", "path-name");
            name.setGraphic(new PathSwatch(mode));
            name.setTooltip(new Tooltip("Let the patterns follow this descent"));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(USE_PREF_SIZE);
            name.setOnAction(event -> look(descents.selected().get(), mode));
            Row row = new Row(mode, name, value(), value(), value(), value());
            Tooltip details = new Tooltip();
            // written only when somebody reads it
            details.setOnShowing(event -> details.setText(details(mode)));
            row.verdict().setTooltip(details);
            rows.add(row);
            table.addRow(rows.size(), name, row.step(), row.loss(), row.distance(), row.verdict());
        }
    }

    /** The buttons are set by what is looked at then: a second click does not switch one off. */
    private void look(DescentRun run, DescentMode mode) {
        descents.look(run, mode);
    }

    private void update() {
        DescentRun run = descents.selected().get();
        if (run == null) {
            return;
        }
        for (Row row : rows) {
            Trail trail = run.trail(row.mode());
            if (trail.mode() == row.mode() && trail.count() > 0) {
                update(row, run, trail);
            } else {
                List.of(row.step(), row.loss(), row.distance(), row.verdict()).forEach(label -> set(label, "–"));
            }
        }
        set(outcome, outcome(run));
    }

    private void update(Row row, DescentRun run, Trail trail) {
        // a trail with points has its computation already: nothing is waited for here
        DescentComputation computation = run.source().get();
        int at = trail.at(playback.step().get());
        double[] cell = trail.cell(at);
        set(row.step(), Integer.toString(at));
        set(row.loss(), Quantity.loss(trail.loss(at)));
        set(row.distance(), computation.distanceToTruth(cell).isPresent()
                ? Quantity.loss(computation.distanceToTruth(cell).getAsDouble()) : "unknown");
        boolean ended = trail.finishedAt(playback.step().get());
        boolean recovered = computation.recovered(cell);
        set(row.verdict(), recovered ? "✓ recovered" : ended ? "✗ missed" : "on its way");
        row.verdict().pseudoClassStateChanged(CHOSEN, recovered);
    }

    private String outcome(DescentRun run) {
        if (!run.problem().isEmpty()) {
            return run.problem();
        }
        Trail trail = run.trail(descents.mode().get());
        if (trail.count() == 0) {
            return "Computing …";
        }
        return trail.mode().label() + ": " + (trail.finishedAt(playback.step().get()) ? trail.reason().sentence()
                : "the playback is on its way.");
    }

    private String details(DescentMode mode) {
        Trail trail = descents.selected().get().trail(mode);
        if (trail.count() == 0) {
            return "Computing …";
        }
        String cell = cell(trail.cell(trail.at(playback.step().get())));
        return trail.finishedAt(playback.step().get()) ? cell + "\n" + trail.reason().sentence() : cell;
    }

    private static String cell(double[] cell) {
        StringBuilder text = new StringBuilder();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            text.append(text.length() == 0 ? "" : ", ").append(parameter.symbol()).append('\u00a0')
                    .append(Quantity.text(parameter, cell[parameter.ordinal()])).append(parameter.isLength() ? " Å" : "°");
        }
        return text.toString();
    }

    /** Unchanged labels cost nothing in the layout that follows. */
    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private static Label value() {
        Label label = new Label();
        label.getStyleClass().add("value");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
