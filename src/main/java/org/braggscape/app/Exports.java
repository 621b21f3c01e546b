package org.braggscape.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.study.Landscape;

/** Takes what is on screen away: as a file, or as text on the clipboard. */
final class Exports {
    private final Workbench workbench;
    private final Toasts toasts;
    private final Supplier<ColourMap> colours;
    private final NewestWins writing;
    private File folder;

    private record Outcome(boolean written, String sentence) {
    }

    /** Exported pictures have the colours of the map on screen, but are light: a dark window must not print dark. */
    Exports(Workbench workbench, Toasts toasts, Supplier<ColourMap> colours) {
        this.workbench = workbench;
        this.toasts = toasts;
        this.colours = colours;
        this.writing = new NewestWins("export", error -> toasts.problem("The figure could not be exported: " + error));
    }

    /**
     * Asks for a file and writes the map into it.
     *
     * @param format which kind of file
     * @param owner window to which the question belongs
     */
    void ask(FigureExport.Format format, Window owner) {
        Landscape landscape = workbench.landscape().get();
        if (landscape == null || !landscape.complete()) {
            toasts.problem("The map is not complete yet: export it when it is.");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the map as " + format);
        chooser.setInitialFileName(landscape.request().structure().name() + "-" + landscape.request().x().parameter().key()
                + "-" + landscape.request().y().parameter().key() + "." + format.suffix());
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(format + " (*." + format.suffix() + ")", "*." + format.suffix()));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            folder = chosen.getParentFile();
            boolean named = chosen.getName().toLowerCase(Locale.ROOT).endsWith("." + format.suffix());
            write(landscape, named ? chosen.toPath() : Path.of(chosen + "." + format.suffix()));
        }
    }

    /** Writes a map, off the JavaFX thread, and says how that went. */
    void write(Landscape landscape, Path file) {
        writing.submit(() -> {
            try {
                FigureExport.write(landscape, FigureStyle.LIGHT.withColourMap(colours.get()), file);
                return new Outcome(true, "Wrote " + file.getFileName() + ".");
            } catch (IOException | IllegalArgumentException e) {
                return new Outcome(false, e.getMessage());
            }
        }, outcome -> {
            if (outcome.written()) {
                toasts.done(outcome.sentence());
            } else {
                toasts.problem(outcome.sentence());
            }
        });
    }

    /** Puts cell, loss and distance of what is selected on the clipboard, as two lines for a spreadsheet. */
    void copyValues() {
        Comparison comparison = workbench.comparison().get();
        if (comparison == null || comparison.selection() == null) {
            toasts.problem("Nothing is selected: click a place of the map first.");
            return;
        }
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            names.append(parameter.key()).append('\t');
            values.append(comparison.selection().cell()[parameter.ordinal()]).append('\t');
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(names + "loss\tdistance\n" + values + comparison.loss() + "\t" + comparison.distance() + "\n");
        Clipboard.getSystemClipboard().setContent(content);
        toasts.done("Copied cell, loss and distance of " + comparison.selection().title() + ".");
    }

    void close() {
        writing.close();
    }
}
