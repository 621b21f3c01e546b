package org.braggscape.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureAnimation;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.LandscapeData;
import org.braggscape.figure.MapOverlays;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Target;
import org.braggscape.session.Document;
import org.braggscape.session.SessionFile;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.BasinMap;
import org.braggscape.study.ExpectedTime;
import org.braggscape.study.DescentMode;
import org.braggscape.study.FullBasins;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;
import org.braggscape.study.MinimumReport;
import org.braggscape.study.Roughness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slice}: computes the loss over two lattice parameters and its minima. */
@Command(name = "slice", description = "Computes the loss over two lattice parameters, and its minima.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class SliceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRUCTURE", arity = "0..1",
            description = "A CIF or POSCAR, or the name of a sample such as U2Ti.")
    private String structure;

    @Option(names = "--x", paramLabel = "PARAMETER", defaultValue = "a",
            description = "Columns: a, b, c, alpha, beta, gamma, linked lengths such as a=b, strain, B, U, V, W, or the "
                    + "coordinate of a site such as 3.x (default: ${DEFAULT-VALUE}).")
    private String x;

    @Option(names = "--y", paramLabel = "PARAMETER", defaultValue = "c", description = "Rows (default: ${DEFAULT-VALUE}).")
    private String y;

    @Option(names = "--range", paramLabel = "RANGE",
            description = "The range of both axes around the structure's own values: 15%%, -10..20%%, or ±0.3 in the "
                    + "parameter's unit (default: 15%% of lengths and angles).")
    private String range;

    @Option(names = "--x-range", paramLabel = "RANGE",
            description = "The range of the columns alone, also as values: 4.2..5.1.")
    private String rangeX;

    @Option(names = "--y-range", paramLabel = "RANGE", description = "The range of the rows alone.")
    private String rangeY;

    @Option(names = "--points", paramLabel = "N", defaultValue = "101",
            description = "Points along each axis, 2 to 501 (default: ${DEFAULT-VALUE}).")
    private int points;

    @Mixin
    private LossOrEnergyArgument loss;

    @Mixin
    private TargetArgument target;

    @Mixin
    private LaboratoryArgument laboratory;

    @Option(names = "--loss-width", paramLabel = "DEGREES", defaultValue = "0",
            description = "Smooth the map: alpha of gpwdf, for other losses an extra width of all peaks, 0.1 to 10; 0 for the "
                    + "loss as it is (default: ${DEFAULT-VALUE}).")
    private double width;

    @Option(names = "--session", paramLabel = "FILE",
            description = "Draw the map of a session that the window saved, in its colours; instead of STRUCTURE and the options "
                    + "of the map.")
    private Path session;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the map as .svg, .pdf, .png, .csv, .json or .vtk, or everything as .zip; may be given several "
                    + "times.")
    private List<Path> out = List.of();

    @Mixin
    private AnimationArguments animation;

    @Mixin
    private FigureArguments look;

    @Option(names = "--full-basins",
            description = "Show basins of descents in all six parameters of the cell, which takes long; --show basins shows those "
                    + "of descents in the slice.")
    private boolean fullBasins;

    @Option(names = "--json", description = "Print the map and its minima as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        for (Path file : out) {
            checkPlace(file);
        }
        animation.check();
        if (width != 0 && animation.wanted()) {
            throw usage("--loss-width and --animation exclude each other: the animation goes through all widths.");
        }
        if (session != null) {
            return redraw();
        }
        LandscapeRequest request = request();
        FigureOptions usual = look.over(FigureOptions.DEFAULT);
        FigureOptions options = fullBasins ? usual.with(FigurePart.BASINS, true) : usual;
        check(List.of(), options);
        if (animation.wanted()) {
            animate(request, options);
        }
        return write(request, List.of(), options, fullBasins);
    }

    private int redraw() throws IOException {
        for (String option : List.of("--x", "--y", "--range", "--x-range", "--y-range", "--points", "--loss", "--energy",
                "--joint", "--loss-width", "--target", "--wavelength", "--laboratory")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw usage("--session and " + option + " exclude each other: the session says which map.");
            }
        }
        if (structure != null) {
            throw usage("--session and STRUCTURE exclude each other: the session holds its structure.");
        }
        SessionFile.Stored stored = SessionFile.read(session);
        if (!stored.missing().isEmpty()) {
            // another map than the session's would be a lie
            throw new IOException(stored.missing().get(0) + " Give the structure and --energy in the place of the session.");
        }
        Document document = stored.document();
        String colours = document.pictures().colourMap();
        ColourMap map = ColourMap.of(colours).orElseThrow(() -> new IOException(session.getFileName() + " has the unknown colours '"
                + colours + "' at pictures.colour_map; use " + Stream.of(ColourMap.values()).map(ColourMap::key)
                .collect(Collectors.joining(", ")) + "."));
        FigureOptions options = look.over(FigureOptions.DEFAULT.withColourMap(map)
                .with(FigurePart.MATCH_REGION, document.pictures().matchRegion())
                .with(FigurePart.BASINS, document.pictures().basins().isPresent()));
        boolean descends = !document.starts().isEmpty() && options.shown().contains(FigurePart.PATHS);
        check(descends ? document.descents().modes() : List.of(), options);
        if (animation.wanted()) {
            animate(document.request(document.map().withWidth(0)), options);
        }
        List<DescentMapFigure.PathLine> paths = List.of();
        if (descends) {
            try (TerminalProgress progress = new TerminalProgress("descents")) {
                paths = SessionPaths.of(document, progress);
            }
        }
        return write(document.request(), paths, options, document.pictures().basins().equals(Optional.of(BasinMap.Way.FULL)));
    }

    private LandscapeRequest request() throws IOException {
        if (structure == null) {
            throw usage("Missing required parameter: 'STRUCTURE' (or --session)");
        }
        if (x.equals(y)) {
            throw usage("--x and --y must name two different parameters, not " + x + " twice.");
        }
        if (points < 2 || points > LandscapeRequest.MOST_POINTS) {
            throw usage("--points: " + points + " is out of range; give a number from 2 to "
                    + LandscapeRequest.MOST_POINTS + ".");
        }
        try {
            LandscapeRequest.checkWidth(width);
            if (width != 0 && loss.chosen() instanceof EnergyLoss) {
                throw new IllegalArgumentException("an energy has no width; leave it out.");
            }
        } catch (IllegalArgumentException e) {
            throw usage("--loss-width: " + e.getMessage());
        }
        TargetArgument.Choice choice = target.read();
        target.check(choice, laboratory, loss.chosen());
        CrystalStructure crystal = StructureArgument.read(structure, spec);
        Target aim = target.of(choice, crystal, laboratory);
        if (width != 0 && !LandscapeRequest.hasWidth(loss.chosen(), aim)) {
            throw usage("--loss-width: the peaks of a measured pattern cannot be broadened; use --loss gpwdf or leave it out.");
        }
        MapParameter columns = parameter("--x", x, crystal);
        MapParameter rows = parameter("--y", y, crystal);
        LandscapeRequest request = new LandscapeRequest(aim, aim.truth().orElse(crystal), crystal, choice.settings(), loss.chosen(),
                extent("--x-range", rangeX, columns).range(columns, crystal, choice.settings()),
                extent("--y-range", rangeY, rows).range(rows, crystal, choice.settings()), points, points).withWidth(width);
        try {
            request.plane();
        } catch (IllegalArgumentException e) {
            throw usage("--x and --y: " + e.getMessage());
        }
        return request;
    }

    private int write(LandscapeRequest request, List<DescentMapFigure.PathLine> paths, FigureOptions options, boolean full) throws IOException {
        Landscape landscape = compute(request);
        MapOverlays known = !full ? MapOverlays.NONE : new MapOverlays(Optional.of(fullBasins(landscape)), Optional.empty());
        for (Path file : out) {
            try {
                FigureExport.write(landscape, paths, known, options, file);
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage());
            }
            spec.commandLine().getErr().println("Wrote " + file + ".");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            LandscapeData.writeJson(landscape, text);
            terminal.println(text.toString(StandardCharsets.UTF_8).strip());
        } else if (out.isEmpty() && !animation.wanted()) {
            printMinima(terminal, landscape);
        }
        return 0;
    }

    private void animate(LandscapeRequest request, FigureOptions options) throws IOException {
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            animation.write(FigureAnimation.ofWidths(request, AnimationArguments.style(options), animation.timing(), executor,
                    workers));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        } finally {
            executor.shutdownNow();
        }
    }

    private void check(Collection<DescentMode> modes, FigureOptions options) {
        try {
            out.forEach(file -> FigureExport.check(modes, options, file));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Landscape compute(LandscapeRequest request) {
        int workers = Runtime.getRuntime().availableProcessors();
        if (ExpectedTime.isWorthwhile(request)) {
            spec.commandLine().getErr().printf(Locale.ROOT, "The structure is large: this map will take about %.0f minutes.%n",
                    Math.ceil(ExpectedTime.seconds(request, workers) / 60));
        }
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (TerminalProgress progress = new TerminalProgress("map")) {
            return new LandscapeComputation(request).compute(executor, workers, coarse -> { }, progress);
        } finally {
            executor.shutdownNow();
        }
    }

    private BasinMap fullBasins(Landscape landscape) {
        ExecutorService executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (TerminalProgress progress = new TerminalProgress("basins")) {
            return new FullBasins(landscape).compute(executor, coarse -> { }, progress);
        } catch (IllegalArgumentException e) {
            throw usage("--full-basins: " + e.getMessage());
        } finally {
            executor.shutdownNow();
        }
    }

    private void checkPlace(Path file) throws IOException {
        try {
            FigureExport.Format.of(file);
        } catch (IllegalArgumentException e) {
            throw usage("--out: " + e.getMessage());
        }
        AtomicFile.check(file);
    }

    private MapParameter parameter(String option, String name, CrystalStructure crystal) {
        return MapParameter.of(name, crystal).orElseThrow(() -> usage(option + ": there is no parameter '" + name
                + "'; use a, b, c, alpha, beta, gamma, linked lengths such as a=b, strain, B, U, V, W, or the coordinate of a "
                + "site, 1.x to " + crystal.sites().size() + ".z."));
    }

    private AxisExtent extent(String option, String own, MapParameter parameter) {
        String text = own != null ? own : range;
        if (text == null) {
            return AxisExtent.usual(parameter);
        }
        try {
            return AxisExtent.parse(text, parameter);
        } catch (IllegalArgumentException e) {
            throw usage((own != null ? option : "--range") + ": " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static void printMinima(PrintWriter terminal, Landscape landscape) {
        MapParameter x = landscape.request().x().parameter();
        MapParameter y = landscape.request().y().parameter();
        terminal.printf(Locale.ROOT, "%s, %s against %s, %s: %s%n", landscape.request().candidate().name(),
                x.key(), y.key(), landscape.request().loss().label(),
                landscape.minima().size() == 1 ? "1 minimum" : landscape.minima().size() + " minima");
        if (!landscape.request().hasOwnTarget()) {
            terminal.println("The target is " + landscape.request().target().description());
        }
        Roughness roughness = Roughness.of(landscape);
        terminal.printf(Locale.ROOT, "Of the grid's points %d are below all eight neighbours", roughness.interiorMinima());
        roughness.truthBasin().ifPresent(share -> terminal.printf(Locale.ROOT, ", the truth's basin %.1f %%", 100 * share));
        roughness.fitnessDistanceCorrelation().ifPresent(
                value -> terminal.printf(Locale.ROOT, ", correlation of loss and distance %.2f", value));
        roughness.misdirection().ifPresent(angles -> {
            terminal.printf(Locale.ROOT, "%nMean angle between -gradient and the way to the truth");
            angles.map().ifPresent(angle -> terminal.printf(Locale.ROOT, " %.0f degrees over the map", angle));
            angles.axes().forEach((axis, angle) -> terminal.printf(Locale.ROOT, "%s %.0f along %s",
                    angles.map().isPresent() ? "," : "", angle, axis));
        });
        terminal.println();
        terminal.printf(Locale.ROOT, "%10s %10s %12s%n", x.key(), y.key(),
                landscape.request().loss().unit().isEmpty() ? "loss" : "energy");
        for (MinimumReport report : MinimumReport.of(landscape)) {
            Minimum minimum = report.minimum();
            terminal.printf(Locale.ROOT, "%10.4f %10.4f %12.6f%s%n", landscape.x(minimum), landscape.y(minimum), minimum.value(),
                    minimum.truth() ? "  truth" : report.recovered().orElse(false) ? "  within 0.5 % of the truth" : "");
        }
    }
}
