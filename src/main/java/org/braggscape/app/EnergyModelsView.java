package org.braggscape.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.IpiClientCommand;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.objective.EnergyLoss;

/** The window that says which energy models there are, and starts and stops waiting for i-PI clients. */
final class EnergyModelsView {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 560;
    /** All of them is easier said than listed. */
    private static final int MANY_ELEMENTS = 60;
    private static final String COMMANDS = "Run one of these in a terminal; another calculator of ASE needs another import and another "
            + "atoms.calc. Further clients wait in line.";
    private static final String NO_COMMANDS = "Start it, and commands that connect EMT, CHGNet or MACE are shown here.";

    private final Workbench workbench;
    private final Energies energies;
    private final Label emtState = new Label();
    private final Button mapEmt = map("map-emt");
    private final TextField place = new TextField();
    private final Button start = new Button("Start");
    private final Button mapIpi = map("map-ipi");
    private final Label state = new Label();
    private final Label problem = new Label();
    private final Label howTo = LandscapePanel.caption(NO_COMMANDS);
    private final GridPane commands = new GridPane();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(200), event -> tell()));
    private Stage stage;

    /**
     * Prepares the window.
     *
     * @param workbench what is open
     * @param energies the models
     */
    EnergyModelsView(Workbench workbench, Energies energies) {
        this.workbench = workbench;
        this.energies = energies;
        clock.setCycleCount(Timeline.INDEFINITE);
        energies.server().addListener(observable -> show());
        workbench.structure().addListener(observable -> show());
    }

    /** Shows the window. */
    void show(Window owner) {
        if (stage == null) {
            stage = build(owner);
        }
        show();
        stage.show();
        stage.toFront();
    }

    private static Button map(String id) {
        Button button = new Button("Show its map");
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Take this energy in the place of the loss"));
        return button;
    }

    private Stage build(Window owner) {
        EnergyModel emt = new Emt();
        emtState.setWrapText(true);
        emtState.setMinWidth(0);
        emtState.setMinHeight(Region.USE_PREF_SIZE);
        mapEmt.setOnAction(event -> workbench.choose(new EnergyLoss(emt)));
        VBox first = section(emt.label() + ", built in", line(emtState, mapEmt), facts(emt));

        place.setId("ipi-place");
        place.setPrefColumnCount(14);
        place.setAccessibleText("Name of the socket, or port");
        place.setTooltip(new Tooltip("A name for a UNIX socket, such as cu3au, or a port of this computer, such as 31415"));
        place.setOnAction(event -> startOrStop());
        start.setId("ipi-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(event -> startOrStop());
        state.setId("ipi-state");
        state.setMinWidth(0);
        problem.setId("ipi-problem");
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        mapIpi.setOnAction(event -> workbench.choose(new EnergyLoss(energies.server().get())));
        Label prefix = new Label("ipi:");
        prefix.setLabelFor(place);
        HBox address = new HBox(4, prefix, place);
        address.setAlignment(Pos.CENTER_LEFT);
        HBox line = new HBox(8, address, start, state, gap(), mapIpi);
        line.setAlignment(Pos.CENTER_LEFT);
        commands.setHgap(8);
        commands.setVgap(6);
        VBox second = section("Any other code, by i-PI", LandscapePanel.caption("Another program computes, which you start: ASE with "
                + "any of its calculators, so CHGNet and MACE, or LAMMPS, CP2K, Quantum ESPRESSO … Only programs of this computer can "
                + "connect."), line, problem, howTo, commands);

        Button close = new Button("Close");
        close.setCancelButton(true);
        HBox foot = new HBox(8, LandscapePanel.caption("Energies stand below the losses in the panel Landscape."), gap(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("dialog-foot");
        VBox all = new VBox(24, first, second);
        all.getStyleClass().add("energy-models");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        BorderPane content = new BorderPane(scroll);
        content.setBottom(foot);
        content.getStyleClass().add("panel");
        Stage window = new Stage();
        window.initOwner(owner);
        window.setTitle("Energy models – Braggscape");
        window.setScene(new Scene(content, WIDTH, HEIGHT));
        window.getScene().getStylesheets().addAll(owner.getScene().getStylesheets());
        window.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.hide();
            }
        });
        window.setOnShown(event -> clock.play());
        window.setOnHidden(event -> clock.stop());
        close.setOnAction(event -> window.hide());
        return window;
    }

    private static VBox section(String name, Node... content) {
        Label heading = new Label(name);
        heading.getStyleClass().add("heading");
        VBox box = new VBox(8, heading);
        box.getChildren().addAll(content);
        return box;
    }

    private static HBox line(Node left, Node right) {
        HBox line = new HBox(16, left, gap(), right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Node facts(EnergyModel model) {
        String elements = model.elements().size() > MANY_ELEMENTS ? "all"
                : model.elements().stream().map(Element::symbol).collect(Collectors.joining(", "));
        GridPane facts = new GridPane();
        facts.getStyleClass().add("form");
        int row = 0;
        for (List<String> fact : List.of(List.of("Elements", elements), List.of("Source", model.citation()),
                List.of("Limits", model.limits()))) {
            Label name = new Label(fact.get(0));
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label words = new Label(fact.get(1));
            words.setWrapText(true);
            GridPane.setValignment(name, VPos.TOP);
            facts.addRow(row++, name, words);
        }
        return facts;
    }

    private void startOrStop() {
        if (energies.server().get() != null) {
            energies.stop();
            problem.setText("");
        } else {
            problem.setText(energies.start(place.getText()).orElse(""));
        }
        show();
    }

    /** Shows what changes only with the structure and with start and stop. */
    private void show() {
        CrystalStructure structure = workbench.structure().get();
        if (stage == null || structure == null) {
            return;
        }
        String obstacle = new EnergyLoss(new Emt()).obstacle(structure).orElse("");
        emtState.setText(obstacle.isEmpty() ? "Ready: it knows all elements of " + structure.name() + "." : obstacle);
        mapEmt.setDisable(!obstacle.isEmpty());
        IpiEnergy server = energies.server().get();
        boolean runs = server != null;
        if (place.getText().isBlank()) {
            place.setText(structure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            place.deselect();
        }
        place.setDisable(runs);
        start.setText(runs ? "Stop" : "Start");
        mapIpi.setDisable(!runs);
        howTo.setText(runs ? COMMANDS : NO_COMMANDS);
        commands.getChildren().clear();
        for (IpiClientCommand command : energies.commands()) {
            TextField line = new TextField(command.line());
            line.setEditable(false);
            line.setId("command-" + command.label().toLowerCase(Locale.ROOT));
            line.getStyleClass().add("command-line");
            line.setAccessibleText("Command that connects " + command.label());
            GridPane.setHgrow(line, Priority.ALWAYS);
            Button copy = new Button("Copy");
            copy.setId("copy-" + command.label().toLowerCase(Locale.ROOT));
            copy.getStyleClass().add("small");
            copy.setMinWidth(Region.USE_PREF_SIZE);
            copy.setAccessibleText("Copy the command that connects " + command.label());
            copy.setOnAction(event -> {
                ClipboardContent text = new ClipboardContent();
                text.putString(command.line());
                Clipboard.getSystemClipboard().setContent(text);
            });
            Label name = new Label(command.label());
            name.setMinWidth(Region.USE_PREF_SIZE);
            commands.addRow(commands.getRowCount(), name, line, copy);
        }
        tell();
    }

    private void tell() {
        IpiEnergy server = energies.server().get();
        state.setText(server == null ? "Does not wait for clients." : server.state().sentence());
    }

    /** Ends the clock. */
    void close() {
        clock.stop();
    }
}
