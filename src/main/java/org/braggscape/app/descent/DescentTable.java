package org.braggscape.app.descent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.LowWindow;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CellConstraint;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.symmetry.CellConstraints;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;

/** The starts to choose from, and how far the descents of the chosen one have come at the step that is shown. */
public final class DescentTable extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final double OUTCOME_HEIGHT = 54;
    private static final double ROOM_FOR_FAMILY = 500;
    private static final double ROOM_FOR_WORDS = 415;
    private static final String EMPTY = "No start yet: Shift-click the map, press Enter at the probe, or let one be drawn at "
            + "random. What becomes of its descents stands here.";

    private final Descents descents;
    private final Playback playback;
    private final Workbench workbench;
    private final FlowPane starts = new FlowPane(4, 4);
    private final GridPane table = new GridPane();
    private final Label outcome = new Caption("");
    private final BooleanProperty roomForEmptyTable = new SimpleBooleanProperty(true);
    private final List<Row> rows = new ArrayList<>();

    private record Row(DescentMode mode, ToggleButton name, Label step, Label loss, Label distance, Label family,
            Label verdict) {
        private List<Label> values() {
            return List.of(step, loss, distance, family, verdict);
        }
    }

    public DescentTable(Workbench workbench, Descents descents, Playback playback) {
        this.workbench = workbench;
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
        delete.disableProperty().bind(descents.selected().isNull());
        HBox.setHgrow(starts, Priority.ALWAYS);
        starts.setPrefWrapLength(120);
        starts.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(8, heading, starts, delete);
        head.setAlignment(Pos.CENTER_LEFT);
        table.getStyleClass().add("comparison");
        for (int column = 0; column < 6; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHalignment(column == 0 || column >= 4 ? HPos.LEFT : HPos.RIGHT);
            width.setHgrow(column == 0 ? Priority.NEVER : Priority.ALWAYS);
            table.getColumnConstraints().add(width);
        }
        outcome.setId("outcome");
        // as high as its longest sentence: nothing jumps when a descent ends
        outcome.setMinHeight(OUTCOME_HEIGHT);
        getChildren().addAll(head, table, outcome);
        // where room is scarce an empty table gives its own to the patterns
        roomForEmptyTable.bind(LowWindow.hasRoom(this));
        table.managedProperty().bind(roomForEmptyTable.or(descents.selected().isNotNull()));
        table.visibleProperty().bind(table.managedProperty());
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
            CrystalStructure start = run.start().structure();
            button.setTooltip(new Tooltip("Start " + run.start().title() + (run.start().candidate() == workbench.structure().get()
                    ? ": " : ", " + start.name() + " (" + start.formula() + "): ") + cell(start.lattice().parameters())));
            button.setOnAction(event -> look(run, descents.mode().get()));
            starts.getChildren().add(button);
        }
        choose();
    }

    private void choose() {
        DescentRun run = descents.selected().get();
        for (Node button : starts.getChildren()) {
            ((ToggleButton) button).setSelected(button.getUserData() == run);
        }
        for (Row row : rows) {
            boolean made = run != null && run.trail(row.mode()).mode() == row.mode();
            // not made, not started: still in its place, so that nothing jumps
            row.name().setDisable(!made);
            row.name().setSelected(made && run.trail(descents.mode().get()).mode() == row.mode());
        }
    }

    /** Once for all starts: controls are too slow to make while something plays. */
    private void fill() {
        int column = 1;
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Step", "Steps made so far, in the playback");
        columns.put("Loss", "The descent's own loss, with all its parameters");
        columns.put("Distance", "How far its cell is from the truth's");
        columns.put("Family", "The crystal family to which its cell belongs within 0.001 Å and 0.05°");
        columns.put("So far", "Recovered: all six cell parameters are within 0.5 % of the truth.\nMatch, told at the end: the matcher says that cell "
                + "and atoms are those of the truth,\nwithin 0.1, 0.2 and 5°; what counts where coordinates are free");
        for (Map.Entry<String, String> entry : columns.entrySet()) {
            Label label = new Label(entry.getKey());
            label.getStyleClass().add("muted");
            label.setTooltip(new Tooltip(entry.getValue()));
            label.setMinWidth(USE_PREF_SIZE);
            if (entry.getKey().equals("Family")) {
                roomy(label);
            }
            table.add(label, column++, 0);
            if (entry.getKey().equals("Loss")) {
                label.textProperty().bind(Bindings.createStringBinding(
                        () -> Quantity.heading(workbench.settings().get().loss()), workbench.settings()));
            }
        }
        for (DescentMode mode : DescentMode.values()) {
            ToggleButton name = new ToggleButton(mode.label());
            name.getStyleClass().addAll("small", "path-name");
            name.setGraphic(new PathSwatch(mode));
            name.setTooltip(new Tooltip("Let the patterns follow this descent"));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(USE_PREF_SIZE);
            name.setOnAction(event -> look(descents.selected().get(), mode));
            Row row = new Row(mode, name, value(), value(), value(), value(), value());
            roomy(row.family());
            row.name().setContextMenu(menu(row));
            row.values().forEach(value -> value.setContextMenu(row.name().getContextMenu()));
            Tooltip details = new Tooltip();
            // written only when somebody reads it
            details.setOnShowing(event -> details.setText(details(mode)));
            row.verdict().setTooltip(details);
            row.verdict().setId("verdict-" + mode.key());
            rows.add(row);
            table.addRow(rows.size(), name, row.step(), row.loss(), row.distance(), row.family(), row.verdict());
        }
    }

    /** In a narrow window the sentence below says it too. */
    private void roomy(Label label) {
        label.managedProperty().bind(widthProperty().greaterThan(ROOM_FOR_FAMILY));
        label.visibleProperty().bind(label.managedProperty());
        label.setPadding(new Insets(0, 0, 0, 8)); // text that follows right-aligned figures
    }

    private ContextMenu menu(Row row) {
        MenuItem slice = new MenuItem("Slice through this point");
        slice.setOnAction(event -> at(row, (run, trail, step) -> workbench.sliceThrough(run.slicePoint(trail, step))));
        MenuItem copy = new MenuItem("Copy values");
        copy.setOnAction(event -> at(row, (run, trail, step) -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(run.start().title() + ", " + row.mode().label() + ", step " + step + "\n" + details(row.mode())
                    + "\n" + Quantity.word(run.source().get().request().loss()) + " " + trail.loss(step) + "\n");
            Clipboard.getSystemClipboard().setContent(content);
        }));
        return new ContextMenu(slice, copy);
    }

    private interface StepAction {
        void apply(DescentRun run, Trail trail, int step);
    }

    /** Does something with the step that a row shows, if it shows one. */
    private void at(Row row, StepAction action) {
        DescentRun run = descents.selected().get();
        if (run != null && run.trail(row.mode()).mode() == row.mode() && run.trail(row.mode()).count() > 0) {
            Trail trail = run.trail(row.mode());
            action.apply(run, trail, trail.at(playback.step().get()));
        }
    }

    /** The buttons are set by what is looked at then: a second click does not switch one off. */
    private void look(DescentRun run, DescentMode mode) {
        descents.look(run, mode);
    }

    private void update() {
        DescentRun run = descents.selected().get();
        for (Row row : rows) {
            Trail trail = run == null ? null : run.trail(row.mode());
            if (trail != null && trail.mode() == row.mode() && trail.count() > 0) {
                update(row, run, trail);
            } else {
                row.values().forEach(label -> set(label, "–"));
            }
        }
        set(outcome, run == null ? EMPTY : outcome(run));
    }

    private void update(Row row, DescentRun run, Trail trail) {
        // a trail with points has its computation already: nothing is waited for here
        DescentComputation computation = run.source().get();
        int at = trail.at(playback.step().get());
        double[] cell = trail.cell(at);
        set(row.step(), Integer.toString(at));
        set(row.loss(), Quantity.loss(trail.loss(at)));
        double[] vector = trail.vector(at);
        set(row.distance(), Quantity.loss(computation.distanceToTruth(vector).orElse(Double.NaN)));
        set(row.family(), family(run, cell));
        boolean ended = trail.finishedAt(playback.step().get());
        boolean cellFree = computation.request().free().contains(ParameterGroup.CELL);
        boolean recovered = cellFree && computation.recovered(vector);
        boolean onlyCell = computation.request().free().size() == 1
                && run.start().candidate() == workbench.structure().get();
        Optional<Boolean> match = ended ? trail.matches() : Optional.empty();
        boolean known = computation.request().target().truth().isPresent();
        // where atoms move or are others, the cell alone says little
        boolean good = onlyCell ? recovered : match.orElse(recovered);
        String verdict = recovered ? onlyCell ? "✓ recovered" : match.isEmpty() ? "✓ cell" : match.get() ? "✓ match, cell"
                : "✗ cell only" : !ended ? "… on its way" : match.isEmpty() ? cellFree && known ? "✗ missed" : "ended"
                : match.get() ? onlyCell ? "✗ match only" : "✓ match" : "✗ missed";
        set(row.verdict(), getWidth() < ROOM_FOR_WORDS ? verdict.split(" ")[0] : verdict);
        row.verdict().pseudoClassStateChanged(CHOSEN, good);
    }

    private String outcome(DescentRun run) {
        if (!run.problem().isEmpty()) {
            return run.problem();
        }
        Trail trail = run.trail(descents.mode().get());
        if (trail.count() == 0) {
            return "Computing …";
        }
        return trail.mode().label() + ": " + describe(run, trail);
    }

    /** Cell, family, and why it ended, if it has. */
    private String describe(DescentRun run, Trail trail) {
        double[] cell = trail.cell(trail.at(playback.step().get()));
        return cell(cell) + ", " + family(run, cell) + ". "
                + (trail.finishedAt(playback.step().get()) ? trail.reason().sentence() : "The playback is on its way.");
    }

    private static String family(DescentRun run, double[] cell) {
        List<CellConstraint> offered = CellConstraints.offered(run.start().structure().withLattice(Lattice.of(cell)));
        return offered.get(offered.size() - 1).family().name().toLowerCase(Locale.ROOT);
    }

    private String details(DescentMode mode) {
        if (descents.selected().get() == null) {
            return EMPTY;
        }
        Trail trail = descents.selected().get().trail(mode);
        return trail.count() == 0 ? "Computing …" : describe(descents.selected().get(), trail);
    }

    private static String cell(double[] cell) {
        StringBuilder text = new StringBuilder();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            text.append(text.length() == 0 ? "" : ", ").append(parameter.symbol()).append('\u00a0')
                    .append(Quantity.withUnit(parameter, cell[parameter.ordinal()]));
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
