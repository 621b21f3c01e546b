package org.braggscape.app.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.descent.Candidates;
import org.braggscape.app.model.UserPreferences;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.pattern.LaboratoryDialog;
import org.braggscape.app.pattern.MeasuredPatternDialog;
import org.braggscape.diffraction.MeasuredPatternFile;
import org.braggscape.figure.FigureStyle;

/** The ways in which files come into the window: chosen, dropped, or as text from the clipboard. */
public final class FileOpening {
    private final Stage stage;
    private final Workbench workbench;
    private final Candidates candidates;
    private final UserPreferences preferences;
    private final Toasts toasts;
    private final ObservableValue<FigureStyle> style;
    private final Consumer<Path> open;

    public FileOpening(Stage stage, Workbench workbench, Candidates candidates, UserPreferences preferences, Toasts toasts,
            ObservableValue<FigureStyle> style, Consumer<Path> open) {
        this.stage = stage;
        this.workbench = workbench;
        this.candidates = candidates;
        this.preferences = preferences;
        this.toasts = toasts;
        this.style = style;
        this.open = open;
    }

    /** Asks for a structure or a session. */
    public void ask() {
        File chosen = fileChooser("Open a crystal structure").showOpenDialog(stage);
        if (chosen != null) {
            remember(chosen.getParentFile());
            open.accept(chosen.toPath());
        }
    }

    /** Asks for structures to descend from. */
    public void askForCandidates() {
        List<File> chosen = fileChooser("Open candidates").showOpenMultipleDialog(stage);
        if (chosen != null && !chosen.isEmpty()) {
            remember(chosen.get(0).getParentFile());
            candidates.open(chosen.stream().map(File::toPath).toList());
        }
    }

    /** Asks for a folder of structures to descend from. */
    public void askForCandidateFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of candidates");
        chooser.setInitialDirectory(folder());
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            remember(chosen);
            candidates.open(List.of(chosen.toPath()));
        }
    }

    /** A text field that has the focus takes what is pasted itself. */
    public void paste() {
        if (stage.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.paste();
            return;
        }
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            toasts.problem("There is no text on the clipboard: copy a CIF, a POSCAR or pymatgen's JSON first.");
        } else {
            workbench.paste(text);
        }
    }

    /** Asks for a measured pattern. */
    public void askForPattern() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a measured pattern");
        chooser.setInitialDirectory(folder());
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Powder patterns", "*.xy", "*.xye", "*.csv", "*.xrdml", "*.dat", "*.txt"),
                new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            remember(chosen.getParentFile());
            pattern(chosen.toPath());
        }
    }

    /** Reads a measured pattern and asks how to use it. */
    public void pattern(Path file) {
        workbench.reading().pattern(file, pattern -> {
            if (workbench.structure().get() != null) {
                new MeasuredPatternDialog(pattern, workbench.structure().get(), style.getValue(), stage).ask().ifPresent(chosen -> {
                    int negative = chosen.preparation().apply(pattern).negative();
                    if (negative > 0) {
                        toasts.done(negative + " negative intensities of " + pattern.name() + " count as 0.");
                    }
                    workbench.compareWith(chosen);
                });
            }
        });
    }

    /** Asks what a laboratory adds to the target. */
    public void laboratory() {
        if (workbench.structure().get() != null && workbench.measured().get() == null) {
            new LaboratoryDialog(workbench.structure().get(), workbench.laboratory().get(), style.getValue(), stage, this::askForSecondPhase)
                    .ask().ifPresent(workbench::alterTarget);
        }
    }

    private Optional<Path> askForSecondPhase(Window owner) {
        File chosen = fileChooser("Open the second phase").showOpenDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        remember(chosen.getParentFile());
        return Optional.of(chosen.toPath());
    }

    private void remember(File folder) {
        preferences.update(all -> all.withFolder(folder.toPath().toAbsolutePath()));
    }

    /** {@return the folder that files were chosen from last, the user's own where there is none} */
    private File folder() {
        return preferences.value().get().folderToBeginIn().map(Path::toFile).orElse(null);
    }

    private FileChooser fileChooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(folder());
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Crystal structures (CIF, POSCAR, JSON)", "*.cif",
                "*.CIF", "*.json", "POSCAR*", "CONTCAR*", "*.vasp", "*.poscar"), new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    /** Files may be dropped. */
    public static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    /** Opens what was dropped. */
    public void drop(DragEvent event) {
        boolean files = event.getDragboard().hasFiles();
        if (files) {
            dropped(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(files);
        event.consume();
    }

    /** One file is a structure to look at; several, or a folder, are candidates for the open one. */
    public void dropped(List<Path> files) {
        if (files.size() == 1 && MeasuredPatternFile.isNamedAsPattern(files.get(0))) {
            pattern(files.get(0));
        } else if (files.size() == 1 && !Files.isDirectory(files.get(0))) {
            open.accept(files.get(0));
        } else {
            candidates.open(files);
        }
    }
}
