package org.braggscape.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.study.Landscape;

/** Writes figures and the numbers behind them to files, each as a whole or not at all. */
public final class FigureExport {
    /** Logical pixels per millimetre: a logical pixel is 1/96 inch. */
    private static final double PIXELS_PER_MILLIMETRE = 96 / 25.4;
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
        JSON;

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
                    name + " has no known suffix: give a name that ends in .svg, .pdf, .png, .csv or .json.");
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
                throw new IllegalArgumentException("A figure of " + width + " mm × " + height
                        + " mm is impossible: give sides from 20 to 2000 mm.");
            }
        }

        /** {@return the width in logical pixels} */
        double pixelWidth() {
            return width * PIXELS_PER_MILLIMETRE;
        }

        /** {@return the height in logical pixels} */
        double pixelHeight() {
            return height * PIXELS_PER_MILLIMETRE;
        }
    }

    private FigureExport() {
    }

    /**
     * Writes a landscape in the format that the file's suffix names, pictures at their default size and 300 dots per inch.
     *
     * @param landscape complete
     * @param style how pictures look; the light one for paper
     * @param file ends in .svg, .pdf, .png, .csv or .json; replaced if it exists
     * @throws IllegalArgumentException if the suffix is none of these
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void write(Landscape landscape, FigureStyle style, Path file) throws IOException {
        switch (Format.of(file)) {
            case SVG -> svg(new LandscapeFigure(landscape, style), Size.DEFAULT, file);
            case PDF -> pdf(new LandscapeFigure(landscape, style), Size.DEFAULT, file);
            case PNG -> png(new LandscapeFigure(landscape, style), Size.DEFAULT, 300, file);
            case CSV -> AtomicFile.write(file, stream -> LandscapeData.writeCsv(landscape, stream));
            case JSON -> AtomicFile.write(file, stream -> LandscapeData.writeJson(landscape, stream));
        }
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
