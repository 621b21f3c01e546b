package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.figure.FigureAnimation;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigureStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of animations, the same wherever a command writes one. */
final class AnimationArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--animation", paramLabel = "FILE.gif|FOLDER",
            description = "An animated GIF or a folder of numbered PNG pictures. descend: the paths grow over a map; slice: the map "
                    + "from a width of 10 degrees to the map as it is.")
    private Path animation;

    @Option(names = "--fps", paramLabel = "N", defaultValue = "15",
            description = "Pictures per second of the animation, 1 to 50 (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "6",
            description = "Duration of the animation, 0.2 to 300 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--pixels", paramLabel = "WIDTHxHEIGHT", defaultValue = "800x640",
            description = "Size of the animation in dots, each 100 to 4000 (default: ${DEFAULT-VALUE}).")
    private String pixels;

    /** {@return whether an animation is wanted} */
    boolean wanted() {
        return animation != null;
    }

    /**
     * Reads size and pace.
     *
     * @return the timing
     * @throws ParameterException if a number is impossible
     */
    FigureAnimation.Timing timing() {
        String[] sides = pixels.split("[x×]");
        try {
            return new FigureAnimation.Timing(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), framesPerSecond, seconds);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ParameterException(spec.commandLine(), "--pixels: '" + pixels + "' is no size; give one such as 800x640.");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /**
     * Refuses what is impossible before anything is computed.
     *
     * @throws ParameterException if a number is impossible
     * @throws IOException if the file cannot be written
     */
    void check() throws IOException {
        timing();
        if (wanted() && gif()) {
            AtomicFile.check(animation);
        }
    }

    private boolean gif() {
        return animation.toString().toLowerCase(Locale.ROOT).endsWith(".gif");
    }

    /** {@return how its pictures look} */
    static FigureStyle style(FigureOptions options) {
        FigureStyle light = FigureStyle.LIGHT;
        return new FigureStyle(light.palette(), options.colourMap(), options.family(), light.sizes(), options.contourLevels(),
                options.shown());
    }

    /**
     * Writes the animation and says so.
     *
     * @param pictures what
     * @throws IOException if it cannot be written
     */
    void write(FigureAnimation pictures) throws IOException {
        try (TerminalProgress progress = new TerminalProgress("animation")) {
            if (gif()) {
                pictures.writeGif(animation, progress);
            } else {
                pictures.writeFrames(animation, progress);
            }
        }
        spec.commandLine().getErr().println("Wrote " + animation + ".");
    }
}
