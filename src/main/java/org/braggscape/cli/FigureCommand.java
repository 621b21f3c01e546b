package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.LandscapeData;
import org.braggscape.figure.PaperFigure;
import org.braggscape.study.Landscape;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code figure}: computes the paper's figures anew and writes them with their numbers. */
@Command(name = "figure", description = "Computes figures of the paper anew and writes each as PDF, SVG and PNG with its "
        + "numbers and a caption.", mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class FigureCommand implements Callable<Integer> {
    private static final double DOTS_PER_INCH = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "fig1, fig2, fig3, fig4, fig5, fig6, or all.")
    private List<String> names;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write; made if it does not exist.")
    private Path out;

    @Option(names = "--structure", paramLabel = "STRUCTURE",
            description = "The same for a structure of your own: a CIF, a POSCAR, or the name of a sample.")
    private String structure;

    @Option(names = "--records", paramLabel = "FILE", description = "Records of a study for fig1, such as those of 'study --preset "
            + "paper'; without them a tenth of that study is run.")
    private Path records;

    @Override
    public Integer call() throws IOException {
        List<PaperFigure> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.addAll(figures(name));
        }
        List<StudyRecord> known = records(wanted);
        CrystalStructure own = structure == null ? null : StructureArgument.read(structure, spec);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new IOException(out + " is no folder and cannot be made one; name another with --out.", e);
        }
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        List<String> entries = new ArrayList<>();
        try {
            for (PaperFigure figure : wanted) {
                try (TerminalProgress progress = new TerminalProgress(figure.key())) {
                    PaperFigure.Result result = figure == PaperFigure.FIG1 && known != null ? PaperFigure.rates(known, FigureStyle.LIGHT)
                            : figure.compute(own, FigureStyle.LIGHT, executor, workers, progress);
                    write(figure, result);
                    entries.add(entry(figure, result));
                }
                spec.commandLine().getErr().println("Wrote " + out.resolve(figure.key()) + ".pdf, .svg and .png.");
            }
        } finally {
            executor.shutdownNow();
        }
        AtomicFile.write(out.resolve("index.html"), page(entries));
        return 0;
    }

    private List<StudyRecord> records(List<PaperFigure> wanted) throws IOException {
        if (records == null) {
            return null;
        }
        if (!wanted.contains(PaperFigure.FIG1) || structure != null) {
            throw new ParameterException(spec.commandLine(), "--records is for fig1, and the records know their structures: leave out "
                    + (structure == null ? "--records." : "--structure or --records."));
        }
        List<StudyRecord> known = StudyFile.read(records);
        if (known.isEmpty()) {
            throw new IOException("There are no records in " + records + "; let the study run first.");
        }
        return known;
    }

    private List<PaperFigure> figures(String name) {
        if (name.equals("all")) {
            return List.of(PaperFigure.values());
        }
        return List.of(Arrays.stream(PaperFigure.values()).filter(figure -> figure.key().equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no figure '" + name + "'; use "
                        + Arrays.stream(PaperFigure.values()).map(PaperFigure::key).collect(Collectors.joining(", "))
                        + " or all.")));
    }

    private void write(PaperFigure figure, PaperFigure.Result result) throws IOException {
        write(result.figure(), figure.size(), figure.key());
        for (PaperFigure.Companion companion : result.companions()) {
            write(companion.figure(), companion.size(), figure.key() + companion.name());
        }
        for (Map.Entry<String, String> text : result.texts().entrySet()) {
            AtomicFile.write(out.resolve(figure.key() + text.getKey()), text.getValue());
        }
        AtomicFile.write(out.resolve(figure.key() + ".txt"), result.caption() + "\n");
        for (Landscape map : result.maps()) {
            String pair = map.request().structure().name() + "-" + map.request().x().parameter().key() + "-"
                    + map.request().y().parameter().key();
            AtomicFile.write(out.resolve(figure.key() + "-" + pair + ".csv"),
                    stream -> LandscapeData.writeCsv(map, stream));
        }
    }

    private void write(Figure figure, FigureExport.Size size, String key) throws IOException {
        FigureExport.pdf(figure, size, out.resolve(key + ".pdf"));
        FigureExport.svg(figure, size, out.resolve(key + ".svg"));
        FigureExport.png(figure, size, DOTS_PER_INCH, out.resolve(key + ".png"));
    }

    private static String entry(PaperFigure figure, PaperFigure.Result result) {
        String key = figure.key();
        String more = result.companions().stream().map(companion -> "<h3>" + escape(companion.title()) + "</h3>\n<p><img src=\"" + key
                + companion.name() + ".svg\" alt=\"" + escape(companion.title()) + "\"></p>\n").collect(Collectors.joining());
        return "<h2>" + escape(figure.title()) + "</h2>\n<p><img src=\"" + key + ".svg\" alt=\"" + escape(figure.title())
                + "\"></p>\n<p>" + escape(result.caption()) + "</p>\n<p><a href=\"" + key + ".pdf\">PDF</a>, <a href=\"" + key
                + ".svg\">SVG</a>, <a href=\"" + key + ".png\">PNG</a></p>\n" + more;
    }

    private static String page(List<String> entries) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Figures by Braggscape</title>\n"
                + "<style>body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}img{max-width:100%}</style>\n"
                + "</head><body>\n<h1>Figures of Segal et al., computed anew</h1>\n" + String.join("", entries)
                + "</body></html>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
