package org.braggscape.app.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.Questions;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.model.Comparison;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MapOverlays;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** Takes what is on screen away: as a file, or as text on the clipboard. */
public final class Exports {
    /** A clipboard is no place for posters. */
    private static final double MOST_COPIED_DOTS = 16e6;
    private static final DataFormat SVG = format("image/svg+xml");

    private final Workbench workbench;
    private final Toasts toasts;
    private final UnaryOperator<FigureOptions> asOnScreen;
    private final Function<Landscape, MapOverlays> overlays;
    private final Supplier<List<DescentMapFigure.PathLine>> paths;
    private final NewestWins writing;
    /** Where the last export went; systems begin elsewhere each time. */
    private File folder = new File(System.getProperty("user.home"));
    private FigureOptions last = FigureOptions.DEFAULT;

    /** How writing a file went. */
    public record Outcome(boolean written, String sentence) {
    }

    /**
     * Exported pictures have the colours of the map on screen, but are light: a dark window must not print dark.
     *
     * @param asOnScreen changes options to what the map on screen shows
     * @param overlays that are known of a map
     * @param paths of descents that lie above every map
     */
    public Exports(Workbench workbench, Toasts toasts, UnaryOperator<FigureOptions> asOnScreen, Function<Landscape, MapOverlays> overlays,
            Supplier<List<DescentMapFigure.PathLine>> paths) {
        this.workbench = workbench;
        this.toasts = toasts;
        this.asOnScreen = asOnScreen;
        this.overlays = overlays;
        this.paths = paths;
        this.writing = new NewestWins("export", error -> toasts.problem("The figure could not be exported: " + error));
    }

    /**
     * Asks for a file and writes the map into it.
     *
     * @param format which kind of file
     * @param owner window to which the question belongs
     */
    public void ask(FigureExport.Format format, Window owner) {
        Landscape landscape = workbench.landscape().get();
        if (landscape == null || !landscape.complete()) {
            toasts.problem("The map is not complete yet: export it when it is.");
            return;
        }
        Path file = askForFile("Export the map as " + format, landscape.request().structure().name() + "-"
                + axis(landscape.request(), true) + "-" + axis(landscape.request(), false), format.name(), format.suffix(), owner);
        if (file != null) {
            write(landscape, file);
        }
    }

    /** {@return a chooser that begins where the last export went} */
    FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(folder());
        return chooser;
    }

    /** {@return the folder of the last export, null where it is no more} */
    File folder() {
        return folder.isDirectory() ? folder : null;
    }

    /** Lets the next export begin in a folder. */
    void remember(File other) {
        folder = other;
    }

    /** Asks where to write; the system's dialog asks again where a file exists. */
    Path askForFile(String title, String name, String format, String suffix, Window owner) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name + "." + suffix);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format + " (*." + suffix + ")", "*." + suffix));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return null;
        }
        remember(chosen.getParentFile());
        boolean named = chosen.getName().toLowerCase(Locale.ROOT).endsWith("." + suffix);
        if (named) {
            return chosen.toPath();
        }
        Path file = Path.of(chosen + "." + suffix);
        // the dialog could not know of this one
        return !Files.exists(file) || Questions.replace(file, owner) ? file : null;
    }

    /** Writes a map, off the JavaFX thread, and says how that went. */
    public void write(Landscape landscape, Path file) {
        FigureOptions options = asOnScreen.apply(FigureOptions.DEFAULT);
        MapOverlays known = overlays.apply(landscape);
        List<DescentMapFigure.PathLine> above = paths.get();
        writing.submit(() -> outcome(file, () -> FigureExport.write(landscape, above, known, options, file)), this::say);
    }

    /** Work that ends with a complete file or throws. */
    @FunctionalInterface
    public interface Writing {
        void run() throws IOException;
    }

    /** Writes a file, off the JavaFX thread; says how that went, and tells it. */
    public void write(Path file, Writing work, Consumer<Outcome> told) {
        writing.submit(() -> outcome(file, work), outcome -> {
            say(outcome);
            told.accept(outcome);
        });
    }

    private static Outcome outcome(Path file, Writing work) {
        try {
            work.run();
            return new Outcome(true, "Wrote " + file.getFileName() + ".");
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome(false, e.getMessage());
        }
    }

    private void say(Outcome outcome) {
        if (outcome.written()) {
            toasts.done(outcome.sentence());
        } else {
            toasts.problem(outcome.sentence());
        }
    }

    /**
     * Opens the dialog that says how a figure is exported.
     *
     * @param pictures what can be exported, one at least
     * @param first which of them is chosen at first
     * @param owner window to which the dialog belongs
     */
    public void ask(List<TakeMenu.Taken> pictures, int first, Window owner) {
        new ExportDialog(pictures, first, this, asOnScreen.apply(last), owner).show();
    }

    /** Remembers how the last figure was exported. */
    void remember(FigureOptions options) {
        last = options;
    }

    /** Asks for a file and writes the selected cell into it, or the open structure where nothing is selected. */
    public void askForCif(Window owner) {
        CrystalStructure structure = workbench.structure().get();
        Selection selection = workbench.selection().get();
        if (structure == null) {
            toasts.problem("Nothing is open: open a structure first.");
            return;
        }
        if (selection != null && !Lattice.isPossible(selection.cell())) {
            toasts.problem("The six numbers of the selected place describe no cell: select another one.");
            return;
        }
        String what = selection == null || selection.truth() ? "" : "-" + selection.title().toLowerCase(Locale.ROOT).replace(' ', '-');
        Path file = askForFile("Save the cell as CIF", structure.name() + what, "CIF", "cif", owner);
        if (file != null) {
            writeCif(file);
        }
    }

    /** Writes the selected cell with all its atoms, off the JavaFX thread, and says how that went. */
    public void writeCif(Path file) {
        CrystalStructure structure = workbench.structure().get();
        Selection selection = workbench.selection().get();
        Comparison comparison = workbench.comparison().get();
        boolean known = comparison != null && comparison.selection() == selection && !Double.isNaN(comparison.loss());
        List<String> comment = selection == null ? List.of("The structure " + structure.name() + ".", program())
                : comment(selection, known ? comparison.loss() : Double.NaN);
        writing.submit(() -> outcome(file, () -> AtomicFile.write(file,
                CifWriter.write(selection == null ? structure : selection.structure(), comment))), this::say);
    }

    private static List<String> comment(Selection selection, double loss) {
        LandscapeRequest request = selection.landscape().request();
        List<String> lines = new ArrayList<>();
        lines.add(selection.title() + (selection.waypoint() == null ? " of the map over " + axis(request, true) + " and "
                + axis(request, false) + ", at " + selection.x() + " and " + selection.y() : " of the descent " + selection.waypoint().descent()) + ".");
        lines.add("Target: " + request.target().description() + ".");
        lines.add((request.loss() instanceof EnergyLoss ? "Energy in eV: " : "Loss: ") + request.loss().name() + (Double.isNaN(loss) ? "." : ", " + loss + "."));
        lines.add(program());
        return lines;
    }

    private static String axis(LandscapeRequest request, boolean x) {
        return (x ? request.x() : request.y()).parameter().key();
    }

    private static String program() {
        String version = Exports.class.getPackage().getImplementationVersion();
        return "Written by Braggscape" + (version == null ? "." : " " + version + ".");
    }

    /** Asks for a file and writes a table into it. */
    void askForTable(Supplier<String> csv, String name, Window owner) {
        Path file = askForFile("Export as CSV", name, "CSV", "csv", owner);
        if (file != null) {
            writing.submit(() -> outcome(file, () -> AtomicFile.write(file, csv.get())), this::say);
        }
    }

    /** Puts a table on the clipboard as columns for a spreadsheet, and with it the picture that shows it, null for none. */
    void copyTable(Supplier<String> csv, Image image) {
        // thousands of numbers take longer than a frame
        writing.submit(() -> csv.get().replace(',', '\t'), text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            if (image != null) {
                content.putImage(image);
            }
            Clipboard.getSystemClipboard().setContent(content);
            toasts.done(image == null ? "Copied the table." : "Copied the picture and its numbers.");
        });
    }

    private record Copied(Image image, String svg) {
    }

    /**
     * Puts a figure on the clipboard, as a picture and as SVG.
     *
     * @param figure makes it in a style, off the JavaFX thread
     * @param look says how it looks, likewise
     * @param told gets the sentence for success
     */
    void copyFigure(Function<FigureStyle, Figure> figure, Supplier<FigureOptions> look, Consumer<String> told) {
        writing.submit(() -> {
            FigureOptions options = look.get();
            Figure made = options.figure(figure);
            FigureExport.Size size = options.size();
            double most = Math.sqrt(MOST_COPIED_DOTS / (size.pixelWidth() * size.pixelHeight()));
            return new Copied(FigureView.image(made, size.pixelWidth(), size.pixelHeight(),
                    Math.min(most, options.dotsPerInch() / 96)), FigureExport.svgText(made, size));
        }, copied -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(copied.image());
            content.putString(copied.svg());
            content.put(SVG, copied.svg());
            Clipboard.getSystemClipboard().setContent(content);
            told.accept("Copied the figure as a picture and as SVG.");
        });
    }

    private static DataFormat format(String mime) {
        DataFormat known = DataFormat.lookupMimeType(mime);
        return known == null ? new DataFormat(mime) : known;
    }

    /** Puts a picture on the clipboard. */
    public void copyPicture(Image image) {
        if (image != null) {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
            toasts.done("Copied the picture.");
        }
    }

    /** Puts cell, loss and distance of what is selected on the clipboard, as two lines for a spreadsheet. */
    public void copyValues() {
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

    public void close() {
        writing.close();
    }
}
