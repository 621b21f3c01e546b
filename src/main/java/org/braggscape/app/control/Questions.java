package org.braggscape.app.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.figure.ChemicalName;

/** Questions that must be answered before the program goes on. */
public final class Questions {
    private static final double WIDTH = 480;

    private Questions() {
    }

    /** {@return which of several structures is meant; nothing where the user cancels} */
    public static Optional<StructureReading> which(String source, List<StructureReading> readings, Window owner) {
        Dialog<StructureReading> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Open a crystal structure");
        dialog.setHeaderText(source + " has " + readings.size() + " structures. Which one?");
        ListView<StructureReading> list = new ListView<>();
        list.setId("structures");
        list.getItems().setAll(readings);
        list.getSelectionModel().select(0);
        list.setPrefSize(WIDTH, 240);
        list.setAccessibleText("Structures of " + source);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(StructureReading reading, boolean empty) {
                super.updateItem(reading, empty);
                setText(empty || reading == null ? null : describe(reading.structure()));
            }
        });
        ButtonType open = new ButtonType("Open", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(open, ButtonType.CANCEL);
        dialog.getDialogPane().setContent(list);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                dialog.setResult(list.getSelectionModel().getSelectedItem());
            }
        });
        // a list keeps the Enter key to itself
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                dialog.setResult(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        dialog.setResultConverter(button -> button == open ? list.getSelectionModel().getSelectedItem() : null);
        // after the dialog itself has given the focus to its button
        dialog.setOnShown(event -> Platform.runLater(list::requestFocus));
        return dialog.showAndWait();
    }

    private static String describe(CrystalStructure structure) {
        int atoms = structure.sites().size();
        return String.format(Locale.ROOT, "%s:  %s,  %,d %s,  a = %.3f, b = %.3f, c = %.3f Å", ChemicalName.pretty(structure.name()),
                structure.formula(), atoms, atoms == 1 ? "atom" : "atoms", structure.lattice().a(), structure.lattice().b(),
                structure.lattice().c());
    }

    /** {@return whether a map that takes long is wanted all the same} */
    public static boolean computeLarge(CrystalStructure structure, int points, double seconds, Window owner) {
        int atoms = structure.sites().size();
        ButtonType compute = new ButtonType("Compute the map", ButtonBar.ButtonData.OK_DONE);
        ButtonType leave = new ButtonType("Not now", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, String.format(Locale.ROOT, "Its map of %,d points will take about %s "
                + "on this machine. You can cancel it at any time, or choose fewer points first.", points, duration(seconds)),
                compute, leave);
        alert.initOwner(owner);
        alert.setTitle("Large structure");
        alert.setHeaderText(String.format(Locale.ROOT, "%s has %,d %s in a cell of %,.0f Å³.", ChemicalName.pretty(structure.name()), atoms,
                atoms == 1 ? "atom" : "atoms", structure.lattice().volume()));
        return alert.showAndWait().filter(answer -> answer == compute).isPresent();
    }

    /** {@return such as {@code 40 seconds} or {@code 3 hours}, rounded as an estimate should be} */
    public static String duration(double seconds) {
        double[] lengths = {1, 60, 3600, 86400};
        String[] units = {"second", "minute", "hour", "day"};
        int unit = 0;
        while (unit < lengths.length - 1 && seconds >= 1.5 * lengths[unit + 1]) {
            unit++;
        }
        long count = Math.max(1, Math.round(seconds / lengths[unit]));
        return String.format(Locale.ROOT, "%,d %s", count, units[unit] + (count == 1 ? "" : "s"));
    }

    /** {@return whether an existing file may be replaced} */
    public static boolean replace(Path file, Window owner) {
        ButtonType replace = new ButtonType("Replace", ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "What is in it now will be lost.", replace, ButtonType.CANCEL);
        alert.initOwner(owner);
        alert.setTitle("Replace a file");
        alert.setHeaderText(file.getFileName() + " exists already.");
        return alert.showAndWait().filter(answer -> answer == replace).isPresent();
    }

    /** What to do with unsaved work. */
    public enum Unsaved {
        SAVE, DISCARD, CANCEL
    }

    /** {@return what to do with unsaved work; file is that of the session, null for none} */
    public static Unsaved saveFirst(Path file, Window owner) {
        ButtonType save = new ButtonType("Save", ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "Map, starts and settings can be saved and opened again later.",
                save, discard, ButtonType.CANCEL);
        alert.initOwner(owner);
        alert.setTitle("Unsaved changes");
        alert.setHeaderText(file == null ? "Save this session?" : "Save the changes to " + file.getFileName() + "?");
        Optional<ButtonType> answer = alert.showAndWait();
        return answer.filter(button -> button == save).isPresent() ? Unsaved.SAVE
                : answer.filter(button -> button == discard).isPresent() ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    /** {@return whether the session that was kept at some time is to be restored} */
    public static boolean recover(String time, Window owner) {
        ButtonType restore = new ButtonType("Restore", ButtonBar.ButtonData.OK_DONE);
        ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "Restore the session of " + time + "? What is discarded is gone.",
                restore, discard);
        alert.initOwner(owner);
        alert.setTitle("Restore a session");
        alert.setHeaderText("Braggscape did not end properly.");
        // who only closes the question loses nothing
        return alert.showAndWait().filter(answer -> answer == discard).isEmpty();
    }

    /** Lists what there is to say about a file, as text that can be copied. */
    public static void showNotices(List<String> notices, Window owner) {
        Alert alert = new Alert(Alert.AlertType.INFORMATION, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle("Notices");
        alert.setHeaderText("What was assumed, corrected or left out");
        alert.setGraphic(null);
        TextArea text = new TextArea(String.join("\n\n", notices));
        text.setId("all-notices");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(WIDTH, 280);
        alert.getDialogPane().setContent(new VBox(8, new Label(notices.size() + " notices"), text));
        alert.show();
    }
}
