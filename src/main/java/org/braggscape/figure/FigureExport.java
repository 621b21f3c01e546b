package org.braggscape.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.math.PlainNumber;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;

/** Writes figures and the numbers behind them to files, each as a whole or not at all. */
public final class FigureExport {
    /** Logical pixels per millimetre: a logical pixel is 1/96 inch. */
    static final double PIXELS_PER_MILLIMETRE = 96 / 25.4;
    private static final double SMALLEST = 20;
    private static final double LARGEST = 2000;

    /** The formats, by their file suffixes. */
    public enum Format {
        /** Vector picture whose text stays text. */
        SVG,
        /** Vector picture on one page of its size, fonts embedded. */
        PDF,
        /** Picture of dots, with its physical size. */
        PNG,
        /** One line per grid point. */
        CSV,
        /** Map and minima. */
        JSON,
        /** A map for ParaView and the like. */
        VTK,
        /** Picture and numbers in all formats, minima, caption and citations. */
        ZIP;

        /**
         * Tells the format of a file by its suffix.
         *
         * @param file such as {@code map.svg}
         * @return the format
         * @throws IllegalArgumentException if the suffix is none of these
         */
        public static Format of(Path file) {
            String name = String.valueOf(file.getFileName());
            String suffix = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.contains(".") && format.name().equals(suffix)) {
                    return format;
                }
            }
            throw new IllegalArgumentException(
                    name + " has no known suffix: give a name that ends in .svg, .pdf, .png, .csv, .json, .vtk or .zip.");
        }

        /** {@return the suffix without dot, such as {@code svg}} */
        public String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The physical size of a picture.
     *
     * @param width in mm, 20 to 2000
     * @param height in mm, 20 to 2000
     */
    public record Size(double width, double height) {
        /** The size of a landscape unless another is wished: fits the width of a page. */
        public static final Size DEFAULT = new Size(150, 120);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a side is out of range
         */
        public Size {
            if (!(width >= SMALLEST && width <= LARGEST && height >= SMALLEST && height <= LARGEST)) {
                throw new IllegalArgumentException("A figure of " + PlainNumber.text(width) + " mm × " + PlainNumber.text(height)
                        + " mm is impossible: give sides from 20 to 2000 mm.");
            }
        }

        /** {@return the width in logical pixels} */
        public double pixelWidth() {
            return width * PIXELS_PER_MILLIMETRE;
        }

        /** {@return the height in logical pixels} */
        public double pixelHeight() {
            return height * PIXELS_PER_MILLIMETRE;
        }
    }

    private FigureExport() {
    }

    /**
     * Writes a landscape in the format that the file's suffix names.
     *
     * @param landscape complete
     * @param options how a picture looks
     * @param file ends in .svg, .pdf, .png, .csv, .json, .vtk or .zip; replaced if it exists
     * @throws IllegalArgumentException if the suffix is none of these, or the size impossible
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void write(Landscape landscape, FigureOptions options, Path file) throws IOException {
        write(landscape, List.of(), MapOverlays.NONE, options, file);
    }

    /**
     * The same with what lies above the map.
     *
     * @param landscape complete
     * @param paths of descents; may be none
     * @param known overlays; what the options show besides is computed
     * @param options how a picture looks
     * @param file as above
     * @throws IllegalArgumentException as above
     * @throws IOException as above
     */
    public static void write(Landscape landscape, List<DescentMapFigure.PathLine> paths, MapOverlays known, FigureOptions options,
            Path file) throws IOException {
        switch (Format.of(file)) {
            case CSV -> AtomicFile.write(file, stream -> LandscapeData.writeCsv(landscape, stream));
            case JSON -> AtomicFile.write(file, stream -> LandscapeData.writeJson(landscape, stream));
            case VTK -> AtomicFile.write(file, stream -> LandscapeData.writeVtk(landscape, stream));
            case ZIP -> FigureBundle.write(landscape.request().structure().name() + "-" + landscape.request().x().parameter().key()
                    + "-" + landscape.request().y().parameter().key(), style -> titled(landscape, paths, style, known), options,
                    FigureData.of(List.of(landscape), paths), file);
            default -> write(style -> titled(landscape, paths, style, known), options, file);
        }
    }

    /**
     * Refuses a size that is impossible for a picture of a map, before anything is computed.
     *
     * @param modes of the paths over it; may be none
     * @param options how a picture of it shall look
     * @param file where it shall be written; nothing is
     * @throws IllegalArgumentException if the size is less than the axes need, or has too many dots for the .png
     */
    public static void check(Collection<DescentMode> modes, FigureOptions options, Path file) {
        Format format = Format.of(file);
        if (format == Format.CSV || format == Format.JSON || format == Format.VTK) {
            return;
        }
        Figure made = options.figure(style -> new PanelsFigure(List.of(new PanelsFigure.Panel("", PathLegend.above(Draft.map(style),
                modes, style))), 1, style));
        if (format != Format.SVG && format != Format.PDF) {
            new PngWriter(made, options.size(), options.dotsPerInch());
        }
    }

    /**
     * A map with the paths of descents over it below a title.
     *
     * @param landscape complete
     * @param paths over it; may be none
     * @param style how it looks, and whether there is a title
     * @return the figure
     */
    public static Figure titled(Landscape landscape, List<DescentMapFigure.PathLine> paths, FigureStyle style) {
        return titled(landscape, paths, style, MapOverlays.NONE);
    }

    /**
     * The same with overlays that are known already.
     *
     * @param landscape complete
     * @param paths over it; may be none
     * @param style how it looks; parts of it that are not among the overlays are computed
     * @param known overlays
     * @return the figure
     */
    public static Figure titled(Landscape landscape, List<DescentMapFigure.PathLine> paths, FigureStyle style, MapOverlays known) {
        return new PanelsFigure(List.of(new PanelsFigure.Panel(ChemicalName.marked(landscape.request().structure().name()) + ": "
                + ItalicMarks.escape(landscape.request().loss().label()), PathLegend.above(new DescentMapFigure(landscape, paths, style,
                known.completed(landscape, style)), DescentMapFigure.modes(paths), style))), 1, style);
    }

    /**
     * Writes a figure in the format that the file's suffix names.
     *
     * @param figure makes it in a style
     * @param options how it looks
     * @param file ends in .svg, .pdf or .png; replaced if it exists
     * @throws IllegalArgumentException if the suffix is none of these, or the size impossible
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void write(Function<FigureStyle, ? extends Figure> figure, FigureOptions options, Path file)
            throws IOException {
        Format format = pictureFormat(file);
        Figure made = options.figure(figure);
        switch (format) {
            case SVG -> svg(made, options.size(), file);
            case PDF -> pdf(made, options.size(), file);
            default -> png(made, options.size(), options.dotsPerInch(), file);
        }
    }

    /**
     * Tells the format of a picture by its suffix.
     *
     * @param file such as {@code map.svg}
     * @return SVG, PDF or PNG
     * @throws IllegalArgumentException if the suffix is none of these
     */
    public static Format pictureFormat(Path file) {
        Format format = Format.of(file);
        if (format.ordinal() > Format.PNG.ordinal()) {
            throw new IllegalArgumentException(file.getFileName() + " names no picture: give a name that ends in .svg, .pdf or .png.");
        }
        return format;
    }

    /**
     * Writes a figure as SVG: text stays text, lines stay lines, a map is one image.
     *
     * @param figure what
     * @param size how large on paper
     * @param file replaced if it exists
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void svg(Figure figure, Size size, Path file) throws IOException {
        AtomicFile.write(file, stream -> SvgWriter.write(figure, size, stream));
    }

    /**
     * Writes a figure as SVG text.
     *
     * @param figure what
     * @param size how large on paper
     * @return the text
     */
    public static String svgText(Figure figure, Size size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SvgWriter.write(figure, size, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes a figure as PDF: one page of its size, text as text with embedded fonts, a map as one image.
     *
     * @param figure what
     * @param size how large on paper
     * @param file replaced if it exists
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void pdf(Figure figure, Size size, Path file) throws IOException {
        AtomicFile.write(file, stream -> PdfWriter.write(figure, size, stream));
    }

    /**
     * Writes a figure as PNG that knows its physical size.
     *
     * @param figure what
     * @param size how large on paper
     * @param dotsPerInch resolution, 96 for the size on screen
     * @param file replaced if it exists
     * @throws IllegalArgumentException if the picture would have no dots or more than memory is likely to hold
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void png(Figure figure, Size size, double dotsPerInch, Path file) throws IOException {
        PngWriter writer = new PngWriter(figure, size, dotsPerInch);
        AtomicFile.write(file, writer::write);
    }
}
