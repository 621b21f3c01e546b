package org.braggscape.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.study.Landscape;

/** Takes what is on screen away: as a file, or as text on the clipboard. */
final class Exports {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Workbench workbench;
    private final Toasts toasts;
    private final Supplier<ColourMap> colours;
    private final NewestWins writing;
    private File folder;

    /**
     * A picture or a table that can be taken away.
     *
     * @param name of the file, without suffix
     * @param figure makes the picture, null for a table
     * @param size of the picture on paper
     * @param csv its numbers
     */
    record Taken(String name, Function<FigureStyle, Figure> figure, FigureExport.Size size, String csv) {
    }

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
        FileChooser chooser = chooser("Export the map as " + format, landscape.request().structure().name() + "-"
                + landscape.request().x().parameter().key() + "-" + landscape.request().y().parameter().key(), format);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            folder = chosen.getParentFile();
            write(landscape, named(chosen, format));
        }
    }

    private FileChooser chooser(String title, String name, FigureExport.Format format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + "." + format.suffix());
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(format + " (*." + format.suffix() + ")", "*." + format.suffix()));
        return chooser;
    }

    private static Path named(File chosen, FigureExport.Format format) {
        boolean named = chosen.getName().toLowerCase(Locale.ROOT).endsWith("." + format.suffix());
        return named ? chosen.toPath() : Path.of(chosen + "." + format.suffix());
    }

    /** Writes a map, off the JavaFX thread, and says how that went. */
    void write(Landscape landscape, Path file) {
        FigureStyle style = FigureStyle.LIGHT.withColourMap(colours.get());
        write(file, () -> FigureExport.write(landscape, style, file));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Path file, Writing work) {
        writing.submit(() -> {
            try {
                work.run();
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

    /**
     * Lets a right click copy or export what a node shows, and Ctrl+C copy it.
     *
     * @param node shows it
     * @param taken what is shown at this moment, null for nothing
     * @param more items above these
     */
    void offer(Region node, Supplier<Taken> taken, MenuItem... more) {
        ContextMenu menu = new ContextMenu(more);
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy(node, taken.get()));
        Menu export = new Menu("Export as");
        menu.getItems().addAll(copy, export);
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            Taken what = taken.get();
            copy.setDisable(what == null);
            export.setDisable(what == null);
            export.getItems().clear();
            for (FigureExport.Format format : FigureExport.Format.values()) {
                boolean picture = format == FigureExport.Format.SVG || format == FigureExport.Format.PNG;
                if (what != null && (picture ? what.figure() != null : format == FigureExport.Format.CSV)) {
                    MenuItem item = new MenuItem(format.name() + " …");
                    item.setOnAction(chosen -> ask(what, format, node.getScene().getWindow()));
                    export.getItems().add(item);
                }
            }
            menu.show(node, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy(node, taken.get());
                event.consume();
            }
        });
    }

    private void copy(Region node, Taken taken) {
        if (taken == null) {
            toasts.problem("There is nothing to copy yet.");
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(taken.csv().replace(',', '\t'));
        if (taken.figure() != null) {
            content.putImage(node.snapshot(null, null));
        }
        Clipboard.getSystemClipboard().setContent(content);
        toasts.done(taken.figure() == null ? "Copied the table." : "Copied the picture and its numbers.");
    }

    private void ask(Taken taken, FigureExport.Format format, Window owner) {
        FileChooser chooser = chooser("Export as " + format, taken.name(), format);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            folder = chosen.getParentFile();
            write(taken, format, named(chosen, format));
        }
    }

    /** Writes a picture or a table, off the JavaFX thread, and says how that went. */
    void write(Taken taken, FigureExport.Format format, Path file) {
        write(file, () -> {
            switch (format) {
                case SVG -> FigureExport.svg(taken.figure().apply(FigureStyle.LIGHT), taken.size(), file);
                case PNG -> FigureExport.png(taken.figure().apply(FigureStyle.LIGHT), taken.size(), 300, file);
                default -> AtomicFile.write(file, taken.csv());
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
