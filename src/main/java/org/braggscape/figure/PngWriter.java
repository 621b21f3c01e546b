package org.braggscape.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints a figure into dots and writes them with their physical size, so that word processors show it as large as meant. */
final class PngWriter {
    private static final double MOST_DOTS = 100e6;
    private static final double INCHES_PER_METRE = 1 / 0.0254;
    private static final double LOGICAL_PIXELS_PER_INCH = 96;

    private final Figure figure;
    private final FigureExport.Size size;
    private final double dotsPerInch;
    private final int width;
    private final int height;

    PngWriter(Figure figure, FigureExport.Size size, double dotsPerInch) {
        this.figure = figure;
        this.size = size;
        this.dotsPerInch = dotsPerInch;
        double scale = dotsPerInch / LOGICAL_PIXELS_PER_INCH;
        double columns = Math.rint(size.pixelWidth() * scale);
        double rows = Math.rint(size.pixelHeight() * scale);
        if (!(columns >= 1 && rows >= 1 && columns * rows <= MOST_DOTS)) {
            throw new IllegalArgumentException("A picture of " + Math.round(columns) + " × " + Math.round(rows)
                    + " dots is impossible: at most 100 million dots are, at this size "
                    + (int) Math.floor(LOGICAL_PIXELS_PER_INCH * Math.sqrt(MOST_DOTS / (size.pixelWidth() * size.pixelHeight())))
                    + " dots per inch.");
        }
        this.width = (int) columns;
        this.height = (int) rows;
    }

    void write(OutputStream stream) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(width / size.pixelWidth(), height / size.pixelHeight());
        figure.paint(graphics, size.pixelWidth(), size.pixelHeight());
        graphics.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB), null);
        String dotsPerMetre = Long.toString(Math.round(dotsPerInch * INCHES_PER_METRE));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
        physical.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        // not by a file among the temporary ones, which may be on the full disk, and whose clean-up at exit fails after an error
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
            writer.setOutput(output);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }
}
