package org.braggscape.app.energy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.braggscape.app.control.Caption;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.IpiClientCommand;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.objective.EnergyLoss;

/** The window that says which energy models there are, and starts and stops waiting for i-PI clients. */
public final class EnergyModelsView {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 680;
    private static final String COMMANDS = "Run one of these in a terminal; another calculator of ASE needs another import and another "
            + "atoms.calc. Further clients wait in line.";
    private static final String NO_COMMANDS = "Start it, and commands that connect EMT, CHGNet or MACE are shown here.";

    private final Workbench workbench;
    private final Energies energies;
    private final ChgnetFile chgnet;
    private final Label emtState = new Label();
    private final Button mapEmt = map("map-emt");
    private final Label chgnetState = new Label();
    private final Button mapChgnet = map("map-chgnet");
    private final TextField weights = new TextField();
    private final TextField place = new TextField();
    private final Button start = new Button("Start");
    private final Button mapIpi = map("map-ipi");
    private final Label state = new Label();
    private final Label problem = new Label();
    private final Label howTo = new Caption(NO_COMMANDS);
    private final GridPane commands = new GridPane();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(200), event -> tell()));
    private Stage stage;

    /**
     * Prepares the window.
     *
     * @param workbench what is open
     * @param energies the models
     * @param chgnet the one that needs a file
     */
    public EnergyModelsView(Workbench workbench, Energies energies, ChgnetFile chgnet) {
        this.workbench = workbench;
        this.energies = energies;
        this.chgnet = chgnet;
        chgnet.model().addListener(observable -> show());
        clock.setCycleCount(Timeline.INDEFINITE);
        energies.server().addListener(observable -> show());
        workbench.structure().addListener(observable -> show());
    }

    /** Shows the window. */
    public void show(Window owner) {
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
        wrap(emtState);
        mapEmt.setOnAction(event -> workbench.choose(new EnergyLoss(emt)));
        VBox first = section(emt.label() + ", built in", line(emtState, mapEmt), facts(emt));

        mapChgnet.setOnAction(event -> workbench.choose(new EnergyLoss(chgnet.model().get())));
        weights.setId("chgnet-weights");
        weights.setAccessibleText("Weights file of CHGNet");
        weights.setPromptText("chgnet_0.3.0_….pth.tar, which 'pip install chgnet' brings");
        weights.setOnAction(event -> chgnet.choose(weights.getText()));
        HBox.setHgrow(weights, Priority.ALWAYS);
        Button browse = new Button("Browse …");
        browse.setId("chgnet-browse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> browse());
        Label name = new Label("Weights file");
        name.setLabelFor(weights);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox file = new HBox(8, name, weights, browse);
        file.setAlignment(Pos.CENTER_LEFT);
        Label wrongFile = new Label();
        wrongFile.setId("chgnet-problem");
        wrongFile.getStyleClass().add("field-error");
        wrongFile.setWrapText(true);
        wrongFile.textProperty().bind(chgnet.problem());
        wrongFile.managedProperty().bind(wrongFile.textProperty().isNotEmpty());
        chgnetState.setId("chgnet-state");
        wrap(chgnetState);
        VBox third = section("CHGNet", line(chgnetState, mapChgnet), file, wrongFile, new Caption("A neural network for "
                + "nearly all elements, with magnetic moments. B. Deng et al., Nature Machine Intelligence 5, 1031 (2023)."));

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
        VBox second = section("Any other code, by i-PI", new Caption("Another program computes, which you start: ASE with "
                + "any of its calculators, so CHGNet and MACE, or LAMMPS, CP2K, Quantum ESPRESSO … Only programs of this computer can "
                + "connect."), line, problem, howTo, commands);

        Button close = new Button("Close");
        close.setCancelButton(true);
        HBox foot = new HBox(8, new Caption("Energies stand below the losses in the panel Landscape."), gap(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("dialog-foot");
        VBox all = new VBox(24, first, third, second);
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

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Weights of CHGNet");
        Optional.ofNullable(chgnet.model().get()).map(model -> model.file().getParent()).map(Path::toFile).filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            weights.setText(chosen.getPath());
            chgnet.choose(chosen.getPath());
        }
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
        String elements = model.elements().stream().map(Element::symbol).collect(Collectors.joining(", "));
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
        tell(new Emt(), structure, emtState, mapEmt);
        if (chgnet.model().get() == null) {
            chgnetState.setText("Needs a file with its weights, which pip install chgnet brings.");
            mapChgnet.setDisable(true);
        } else {
            tell(chgnet.model().get(), structure, chgnetState, mapChgnet);
            weights.setText(chgnet.model().get().file().toString());
        }
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

    private static void tell(EnergyModel model, CrystalStructure structure, Label state, Button map) {
        String obstacle = new EnergyLoss(model).obstacle(structure).orElse("");
        state.setText(obstacle.isEmpty() ? "Ready: it knows all elements of " + structure.name() + "." : obstacle);
        map.setDisable(!obstacle.isEmpty());
    }

    private void tell() {
        IpiEnergy server = energies.server().get();
        state.setText(server == null ? "Does not wait for clients." : server.state().sentence());
    }

    /** Ends the clock. */
    public void close() {
        clock.stop();
    }
}
