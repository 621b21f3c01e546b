package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.DescentAnimation;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigureStyle;
import org.braggscape.loss.Loss;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of pictures of descents over a map. */
final class DescentPictures {
    private static final int POINTS = 101;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw the paths over a map as .svg, .pdf or .png.")
    private Path figure;

    @Option(names = "--animation", paramLabel = "FILE.gif|FOLDER",
            description = "Let the paths grow over a map: an animated GIF, or a folder of numbered PNG pictures.")
    private Path animation;

    @Option(names = "--map", paramLabel = "X,Y", split = ",", arity = "1", defaultValue = "a,c",
            description = "The axes of that map (default: ${DEFAULT-VALUE}).")
    private List<String> axes;

    @Option(names = "--fps", paramLabel = "N", defaultValue = "15",
            description = "Pictures per second of the animation, 1 to 50 (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "6",
            description = "Duration of the animation, 0.2 to 300 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--pixels", paramLabel = "WIDTHxHEIGHT", defaultValue = "800x640",
            description = "Size of the animation in dots, each 100 to 4000 (default: ${DEFAULT-VALUE}).")
    private String pixels;

    @Mixin
    private FigureArguments look;

    /** {@return whether any picture is wanted} */
    boolean wanted() {
        return figure != null || animation != null;
    }

    /**
     * Refuses what is impossible before anything is computed.
     *
     * @param candidates how many structures descend
     */
    void check(int candidates) {
        if (wanted() && candidates > 1) {
            throw usage("--figure and --animation show the descents of one structure; give one.");
        }
        try {
            if (figure != null) {
                FigureExport.pictureFormat(figure);
            }
            timing();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        if (axes.size() != 2 || axes.get(0).equals(axes.get(1))) {
            throw usage("--map: give two different parameters, such as a,c.");
        }
        look.over(FigureOptions.DEFAULT);
    }

    private DescentAnimation.Timing timing() {
        String[] sides = pixels.split("[x×]");
        try {
            return new DescentAnimation.Timing(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), framesPerSecond, seconds);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw usage("--pixels: '" + pixels + "' is no size; give one such as 800x640.");
        }
    }

    /**
     * Computes the map and writes what is wanted.
     *
     * @param target what patterns are compared with
     * @param candidate what descends
     * @param settings the experiment
     * @param loss the loss
     * @param paths where the descents went
     * @throws IOException if a file cannot be written
     */
    void write(Target target, CrystalStructure candidate, XrdSettings settings, Loss loss, List<DescentMapFigure.PathLine> paths)
            throws IOException {
        CrystalStructure middle = target.truth().orElse(candidate);
        List<MapParameter> parameters = new ArrayList<>();
        for (String name : axes) {
            parameters.add(MapParameter.of(name, middle).orElseThrow(() -> usage("--map: there is no parameter '" + name + "'.")));
        }
        Landscape map = compute(new LandscapeRequest(target, middle, middle, settings, loss,
                AxisExtent.usual(parameters.get(0)).range(parameters.get(0), middle, settings),
                AxisExtent.usual(parameters.get(1)).range(parameters.get(1), middle, settings), POINTS, POINTS));
        if (figure != null) {
            look.write(style -> FigureExport.titled(map, paths, style), FigureExport.Size.DEFAULT, figure);
        }
        if (animation != null) {
            animate(map, paths);
        }
    }

    private static Landscape compute(LandscapeRequest request) {
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (TerminalProgress progress = new TerminalProgress("map")) {
            return new LandscapeComputation(request).compute(executor, workers, coarse -> { }, progress);
        } finally {
            executor.shutdownNow();
        }
    }

    private void animate(Landscape map, List<DescentMapFigure.PathLine> paths) throws IOException {
        FigureOptions options = look.over(FigureOptions.DEFAULT);
        FigureStyle light = FigureStyle.LIGHT;
        FigureStyle style = new FigureStyle(light.palette(), options.colourMap(), options.family(), light.sizes(),
                options.contourLevels(), options.shown());
        DescentAnimation pictures = new DescentAnimation(map, paths, style, timing());
        try (TerminalProgress progress = new TerminalProgress("animation")) {
            if (animation.toString().toLowerCase(Locale.ROOT).endsWith(".gif")) {
                pictures.writeGif(animation, progress);
            } else {
                pictures.writeFrames(animation, progress);
            }
        }
        spec.commandLine().getErr().println("Wrote " + animation + ".");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
