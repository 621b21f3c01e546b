package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureAnimation;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.loss.Loss;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.DescentMode;
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

    @Option(names = "--map", paramLabel = "X,Y", split = ",", arity = "1", defaultValue = "a,c",
            description = "The axes of that map (default: ${DEFAULT-VALUE}).")
    private List<String> axes;

    @Mixin
    private AnimationArguments animation;

    @Mixin
    private FigureArguments look;

    /** {@return whether any picture is wanted} */
    boolean wanted() {
        return figure != null || animation.wanted();
    }

    /**
     * Refuses what is impossible before anything is computed.
     *
     * @param candidates how many structures descend
     * @param modes of the descents
     * @throws IOException if a file cannot be written
     */
    void check(int candidates, List<DescentMode> modes) throws IOException {
        if (wanted() && candidates > 1) {
            throw usage("--figure and --animation show the descents of one structure; give one.");
        }
        try {
            if (figure != null) {
                FigureExport.pictureFormat(figure);
                AtomicFile.check(figure);
                FigureExport.check(modes, look.over(FigureOptions.DEFAULT), figure);
            }
            animation.check();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        if (axes.size() != 2 || axes.get(0).equals(axes.get(1))) {
            throw usage("--map: give two different parameters, such as a,c.");
        }
        look.over(FigureOptions.DEFAULT);
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
        if (animation.wanted()) {
            animation.write(FigureAnimation.ofDescents(map, paths,
                    AnimationArguments.style(look.over(FigureOptions.DEFAULT)), animation.timing()));
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

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
