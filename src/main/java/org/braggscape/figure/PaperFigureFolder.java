package org.braggscape.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.math.Progress;
import org.braggscape.study.Landscape;
import org.braggscape.study.StudyRecord;

/** A folder of figures of the paper as PDF, SVG and PNG, with their numbers, their captions, and a page to look at them. */
public final class PaperFigureFolder {
    /** The page. */
    public static final String PAGE = "index.html";
    private static final double DOTS_PER_INCH = 200;
    /** In mm; in less, panels stand below each other. */
    private static final double BESIDE_EACH_OTHER = 120;

    private final Path folder;
    private final CrystalStructure own;
    private final EnergyModel energy;
    private final UnaryOperator<FigureOptions> look;
    private final List<StudyRecord> records;
    private final List<String> entries = new ArrayList<>();

    /**
     * Makes the folder if it does not exist.
     *
     * @param folder where
     * @param own another structure than the paper's, null for the paper's
     * @param look changes how figures look
     * @throws IOException if there can be no such folder; the message is a sentence for the user
     */
    public PaperFigureFolder(Path folder, CrystalStructure own, UnaryOperator<FigureOptions> look) throws IOException {
        this(folder, own, EnergyModels.available().get(0), look, List.of());
    }

    /**
     * Makes the folder if it does not exist.
     *
     * @param folder where
     * @param own another structure than the paper's, null for the paper's
     * @param energy the energy model of Figure 7
     * @param look changes how figures look
     * @param records of a study, for Figure 1; where they are empty it runs a tenth of the paper's study
     * @throws IOException if there can be no such folder; the message is a sentence for the user
     */
    public PaperFigureFolder(Path folder, CrystalStructure own, EnergyModel energy, UnaryOperator<FigureOptions> look,
            List<StudyRecord> records) throws IOException {
        this.records = List.copyOf(records);
        this.folder = folder;
        this.own = own;
        this.energy = energy;
        this.look = look;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(folder + " cannot be made a folder: there is a file of that name, or you may not write there; "
                    + "name another.", e);
        }
    }

    /**
     * Refuses a size that is impossible for a figure, before anything is computed.
     *
     * @param figure which
     * @throws IllegalArgumentException if the size is impossible; the message names the least size
     */
    public void check(PaperFigure figure) {
        FigureOptions options = options(figure);
        Figure draft = options.figure(style -> figure.draft(own, energy, style, narrow(figure)));
        new PngWriter(draft, options.size(), options.dotsPerInch());
    }

    private boolean narrow(PaperFigure figure) {
        return options(figure.size(own, energy, false), FigurePreset.TWO_COLUMNS).size().width() < BESIDE_EACH_OTHER;
    }

    private FigureOptions options(PaperFigure figure) {
        return narrow(figure) ? options(figure.size(own, energy, true), FigurePreset.ONE_COLUMN)
                : options(figure.size(own, energy, false), FigurePreset.TWO_COLUMNS);
    }

    /**
     * Computes a figure and writes it.
     *
     * @param figure which
     * @param executor runs the work
     * @param workers number of tasks at a time
     * @param progress told of the work done; when cancelled, a CancellationException is thrown
     * @throws IllegalArgumentException if the size is impossible
     * @throws IOException if a file cannot be written; the message is a sentence for the user
     */
    public void add(PaperFigure figure, ExecutorService executor, int workers, Progress progress) throws IOException {
        check(figure);
        FigureOptions options = options(figure);
        boolean narrow = narrow(figure);
        List<String> files = new ArrayList<>();
        Kept kept = new Kept(style -> figure == PaperFigure.FIG1 && !records.isEmpty() ? PaperFigure.rates(records, style)
                : figure.compute(own, energy, style, narrow, executor, workers, progress));
        write(options.figure(kept), options, file(figure, ""));
        FigureData data = kept.result.data();
        AtomicFile.write(file(figure, ".txt"), data.caption() + "\n");
        AtomicFile.write(file(figure, ".bib"), Citations.bibtex(options.colourMap()));
        boolean losses = data.maps().stream().map(map -> map.request().loss().fileName()).distinct().count() > 1;
        for (Landscape map : data.maps()) {
            String name = "-" + FigureBundle.fileName(map.request().structure().name()) + "-" + map.request().x().parameter().key() + "-"
                    + map.request().y().parameter().key() + (losses ? "-" + map.request().loss().fileName() : "");
            AtomicFile.write(file(figure, name + ".csv"), stream -> LandscapeData.writeCsv(map, stream));
            AtomicFile.write(file(figure, name + ".json"), stream -> LandscapeData.writeJson(map, stream));
            AtomicFile.write(file(figure, name + ".vtk"), stream -> LandscapeData.writeVtk(map, stream));
            files.addAll(List.of(name + ".csv", name + ".json", name + ".vtk"));
        }
        for (DataTable table : data.tables()) {
            String name = "-" + FigureBundle.fileName(table.name()) + ".csv";
            AtomicFile.write(file(figure, name), table.csv());
            files.add(name);
        }
        int number = 0;
        for (CrystalStructure structure : data.structures()) {
            String name = "-" + ++number + ".cif";
            AtomicFile.write(file(figure, name), CifWriter.write(structure, List.of(structure.name())));
            files.add(name);
        }
        StringBuilder more = new StringBuilder();
        for (PaperFigure.Companion companion : kept.result.companions()) {
            write(companion, file(figure, companion.name()));
            more.append("<h3>").append(escape(companion.title())).append("</h3>\n<p><img src=\"").append(figure.key()).append(companion.name())
                    .append(".svg\" alt=\"").append(escape(companion.title())).append("\"></p>\n");
        }
        for (Map.Entry<String, String> text : kept.result.texts().entrySet()) {
            AtomicFile.write(file(figure, text.getKey()), text.getValue());
            files.add(text.getKey());
        }
        files.add(".txt");
        files.add(".bib");
        entries.add(entry(figure, data.caption(), files) + more);
    }

    private FigureOptions options(FigureExport.Size size, FigurePreset preset) {
        return look.apply(FigureOptions.DEFAULT.withSize(size).with(preset).withDotsPerInch(DOTS_PER_INCH)
                .withShown(FigureStyle.LIGHT.shown()));
    }

    /** As it looks best where the wished letters have no room: the size that was asked for is that of the figure itself. */
    private void write(PaperFigure.Companion companion, Path stem) throws IOException {
        FigureOptions usual = FigureOptions.DEFAULT.withSize(companion.size()).withDotsPerInch(DOTS_PER_INCH)
                .withShown(FigureStyle.LIGHT.shown());
        FigureOptions wished = look.apply(usual);
        try {
            write(wished.figure(companion.figure()), wished, stem);
        } catch (IllegalArgumentException e) {
            FigureOptions own = wished.withSize(usual.size()).withSizes(usual.sizes());
            write(own.figure(companion.figure()), own, stem);
        }
    }

    private static void write(Figure picture, FigureOptions options, Path stem) throws IOException {
        FigureExport.pdf(picture, options.size(), stem.resolveSibling(stem.getFileName() + ".pdf"));
        FigureExport.svg(picture, options.size(), stem.resolveSibling(stem.getFileName() + ".svg"));
        FigureExport.png(picture, options.size(), options.dotsPerInch(), stem.resolveSibling(stem.getFileName() + ".png"));
    }

    private Path file(PaperFigure figure, String rest) {
        return folder.resolve(figure.key() + rest);
    }

    /** Keeps what else a figure consists of. */
    private static final class Kept implements Function<FigureStyle, Figure> {
        private final Function<FigureStyle, PaperFigure.Result> maker;
        private PaperFigure.Result result;

        Kept(Function<FigureStyle, PaperFigure.Result> maker) {
            this.maker = maker;
        }

        @Override
        public Figure apply(FigureStyle style) {
            result = maker.apply(style);
            return result.figure();
        }
    }

    /**
     * Writes the page with all figures that were added.
     *
     * @return its file
     * @throws IOException if it cannot be written; the message is a sentence for the user
     */
    public Path writePage() throws IOException {
        Path page = folder.resolve(PAGE);
        AtomicFile.write(page, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Figures by Braggscape</title>\n"
                + "<style>body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}img{max-width:100%}</style>\n"
                + "</head><body>\n<h1>Figures of Segal et al., computed anew</h1>\n" + String.join("", entries)
                + "</body></html>\n");
        return page;
    }

    private static String entry(PaperFigure figure, String caption, List<String> files) {
        String key = figure.key();
        StringBuilder links = new StringBuilder();
        for (String rest : files) {
            links.append(", <a href=\"").append(escape(key + rest)).append("\">").append(escape(key + rest)).append("</a>");
        }
        return "<h2>" + escape(figure.title()) + "</h2>\n<p><img src=\"" + key + ".svg\" alt=\"" + escape(figure.title())
                + "\"></p>\n<p>" + escape(caption) + "</p>\n<p><a href=\"" + key + ".pdf\">PDF</a>, <a href=\"" + key
                + ".svg\">SVG</a>, <a href=\"" + key + ".png\">PNG</a>" + links + "</p>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
