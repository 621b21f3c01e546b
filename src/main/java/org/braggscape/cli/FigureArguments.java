package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigurePreset;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.FontFamily;
import org.braggscape.figure.TextSizes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a figure looks, the same wherever a command writes one. */
final class FigureArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--preset", paramLabel = "NAME",
            description = "Size, resolution and letters: one-column (83 mm), two-columns (171 mm), slide or poster; the options "
                    + "below change what it sets.")
    private String preset;

    @Option(names = "--width", paramLabel = "MM", description = "Width in mm, 20 to 2000; alone it keeps the proportions.")
    private Double width;

    @Option(names = "--height", paramLabel = "MM", description = "Height in mm, 20 to 2000.")
    private Double height;

    @Option(names = "--dpi", paramLabel = "N", description = "Resolution of PNG in dots per inch, 30 to 2400.")
    private Double dotsPerInch;

    @Option(names = "--font", paramLabel = "FAMILY",
            description = "Letters: IBM Plex Sans, or a family of TrueType files of this machine; they are embedded.")
    private String font;

    @Option(names = "--title-size", paramLabel = "PT", description = "Size of titles in points.")
    private Double titleSize;

    @Option(names = "--axis-title-size", paramLabel = "PT", description = "Size of the names of axes in points.")
    private Double axisTitleSize;

    @Option(names = "--tick-label-size", paramLabel = "PT", description = "Size of the numbers at axes in points.")
    private Double tickLabelSize;

    @Option(names = "--annotation-size", paramLabel = "PT", description = "Size of the numbers on maps and patterns in points.")
    private Double annotationSize;

    @Option(names = "--colours", paramLabel = "NAME",
            description = "Colours of maps: viridis, cividis, magma, batlow or grey.")
    private String colours;

    @Option(names = "--contour-levels", paramLabel = "N", description = "About so many contour lines, 2 to 50.")
    private Integer contourLevels;

    @Option(names = "--show", paramLabel = "PART", split = ",",
            description = "Show what is otherwise left out: minima, truth, paths, path-legend, contours, contour-labels, "
                    + "basins (in the slice), match-region, colour-bar, title, panel-letters.")
    private List<String> show = List.of();

    @Option(names = "--hide", paramLabel = "PART", split = ",", description = "Leave such a part out.")
    private List<String> hide = List.of();

    /**
     * Changes options as the command line says.
     *
     * @param base what holds where it says nothing
     * @return the options
     * @throws ParameterException if a value is impossible
     */
    FigureOptions over(FigureOptions base) {
        try {
            FigureOptions options = preset == null ? base : base.with(find("--preset", preset, FigurePreset.of(preset),
                    FigurePreset.values(), FigurePreset::key));
            FigureExport.Size size = options.size();
            if (width != null || height != null) {
                double newWidth = width != null ? width : size.width();
                options = options.withSize(new FigureExport.Size(newWidth,
                        height != null ? height : newWidth * size.height() / size.width()));
            }
            if (dotsPerInch != null) {
                options = options.withDotsPerInch(dotsPerInch);
            }
            if (font != null) {
                options = options.withFamily(FontFamily.of(font));
            }
            TextSizes sizes = options.sizes();
            options = options.withSizes(new TextSizes(or(titleSize, sizes.title()), or(axisTitleSize, sizes.axisTitle()),
                    or(tickLabelSize, sizes.tickLabel()), or(annotationSize, sizes.annotation())));
            if (colours != null) {
                options = options.withColourMap(find("--colours", colours, ColourMap.of(colours), ColourMap.values(),
                        ColourMap::key));
            }
            if (contourLevels != null) {
                options = options.withContourLevels(contourLevels);
            }
            Set<FigurePart> shown = EnumSet.noneOf(FigurePart.class);
            shown.addAll(options.shown());
            show.forEach(name -> shown.add(part("--show", name)));
            hide.forEach(name -> shown.remove(part("--hide", name)));
            return options.withShown(shown);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /**
     * Writes a figure and says so.
     *
     * @param figure makes it in a style
     * @param own the size at which it looks best
     * @param file ends in .svg, .pdf or .png
     * @throws ParameterException if the suffix or the size is impossible
     * @throws IOException if the file cannot be written
     */
    void write(Function<FigureStyle, Figure> figure, FigureExport.Size own, Path file) throws IOException {
        FigureOptions options = over(FigureOptions.DEFAULT.withSize(own));
        try {
            FigureExport.write(figure, options, file);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        spec.commandLine().getErr().println("Wrote " + file + ".");
    }

    private static double or(Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private FigurePart part(String option, String name) {
        return find(option, name, FigurePart.of(name), FigurePart.values(), FigurePart::key);
    }

    private static <T> T find(String option, String name, Optional<T> found, T[] all, Function<T, String> key) {
        return found.orElseThrow(() -> new IllegalArgumentException(option + ": there is no '" + name + "'; use "
                + Stream.of(all).map(key).collect(Collectors.joining(", ")) + "."));
    }
}
