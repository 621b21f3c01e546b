package org.braggscape.app.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.braggscape.app.background.Daemons;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.ChemicalName;
import org.braggscape.energy.EnergyModels;
import org.braggscape.figure.PaperFigure;
import org.braggscape.figure.PaperFigureFolder;
import org.braggscape.math.Progress;

/** Asks which figures of the paper are wanted, for its structures or for the open one, and writes them into a folder. */
public final class PaperFiguresDialog {
    private final CrystalStructure open;
    private final Dialog<Void> dialog = new Dialog<>();
    private final Map<PaperFigure, CheckBox> boxes = new EnumMap<>(PaperFigure.class);
    private final RadioButton own = new RadioButton();
    private final LongTask task;
    private final Exports exports;

    public PaperFiguresDialog(CrystalStructure open, Exports exports, Window owner) {
        this.exports = exports;
        this.open = open;
        dialog.initOwner(owner);
        dialog.setTitle("Paper figures");
        dialog.setHeaderText("Figures of Segal et al., computed anew");
        ButtonType write = new ButtonType("Choose a folder …", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(write, ButtonType.CLOSE);
        Button button = (Button) dialog.getDialogPane().lookupButton(write);
        button.setId("paper-write");
        task = new LongTask("paper figures", button::setDisable);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            ask();
        });
        VBox content = new VBox(8);
        for (PaperFigure figure : PaperFigure.values()) {
            CheckBox box = new CheckBox(figure.key() + ": " + figure.title());
            box.setId("paper-" + figure.key());
            box.setSelected(true);
            box.setWrapText(true);
            boxes.put(figure, box);
            content.getChildren().add(box);
        }
        ToggleGroup group = new ToggleGroup();
        RadioButton samples = new RadioButton("For the structures of the paper");
        samples.setToggleGroup(group);
        samples.setSelected(true);
        own.setText(open == null ? "For the open structure" : "For the open structure, " + ChemicalName.pretty(open.name()));
        own.setToggleGroup(group);
        own.setDisable(open == null);
        own.setId("paper-own");
        Label what = new Label("Each as PDF, SVG and PNG with its numbers and a caption, and one page to look at them.");
        what.getStyleClass().add("caption");
        what.setWrapText(true);
        content.getChildren().addAll(samples, own, what, task);
        content.setPrefWidth(560);
        dialog.getDialogPane().setContent(content);
        dialog.setOnHidden(event -> task.close());
    }

    public void show() {
        dialog.show();
    }

    /** Chooses figures, and whether they are those of the open structure. */
    void choose(Set<PaperFigure> figures, boolean ofOpen) {
        boxes.forEach((figure, box) -> box.setSelected(figures.contains(figure)));
        own.setSelected(ofOpen);
    }

    private void ask() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder for the figures");
        chooser.setInitialDirectory(exports.folder());
        File folder = chooser.showDialog(dialog.getDialogPane().getScene().getWindow());
        if (folder != null) {
            exports.remember(folder);
            write(folder.toPath());
        }
    }

    /** Computes what is chosen and writes it into a folder. */
    void write(Path folder) {
        List<PaperFigure> wanted = new ArrayList<>();
        boxes.forEach((figure, box) -> {
            if (box.isSelected()) {
                wanted.add(figure);
            }
        });
        if (wanted.isEmpty()) {
            task.sentence().setText("Choose a figure first.");
            return;
        }
        CrystalStructure structure = own.isSelected() ? open : null;
        Optional<String> obstacle = wanted.stream().flatMap(figure -> figure.obstacle(structure, EnergyModels.available().get(0)).stream()).findFirst();
        if (obstacle.isPresent()) {
            task.sentence().setText(obstacle.get());
            return;
        }
        Path page = folder.resolve(PaperFigureFolder.PAGE);
        task.start(progress -> {
            make(wanted, structure, folder, progress);
            return "Wrote " + wanted.size() + (wanted.size() == 1 ? " figure" : " figures") + "; open " + page + " to look at them.";
        });
    }

    private static void make(List<PaperFigure> wanted, CrystalStructure structure, Path folder, Progress progress)
            throws IOException {
        PaperFigureFolder figures = new PaperFigureFolder(folder, structure, UnaryOperator.identity());
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        ExecutorService executor = Executors.newFixedThreadPool(workers, work -> Daemons.thread(work, "paper figures"));
        try {
            for (PaperFigure figure : wanted) {
                figures.add(figure, executor, workers, new Share(progress, wanted.indexOf(figure), wanted.size()));
            }
            figures.writePage();
        } finally {
            executor.shutdownNow();
        }
    }

    /** One figure's part of the whole progress. */
    private record Share(Progress whole, int index, int count) implements Progress {
        private static final long PARTS = 1000;

        @Override
        public void update(long done, long total) {
            whole.update(index * PARTS + (total == 0 ? 0 : PARTS * done / total), count * PARTS);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    LongTask task() {
        return task;
    }
}
