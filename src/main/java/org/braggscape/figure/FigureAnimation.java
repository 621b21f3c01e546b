package org.braggscape.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.function.DoubleFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.AtomicFolder;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.w3c.dom.NodeList;

/**
 * A moving picture, as an animated GIF or as numbered pictures: descents that grow over their map, or a map that becomes rough as its
 * width goes from the largest to 0.
 */
public final class FigureAnimation {
    /** The short side of a picture has so many logical pixels, whatever its size in dots. */
    private static final double SHORT_SIDE = 420;
    private static final String GIF_STREAM = "javax_imageio_gif_stream_1.0";
    private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";
    /** The last picture stays so long, in hundredths of a second. */
    private static final int REST = 200;

    private final DoubleFunction<PanelsFigure.Panel> pictures;
    private final FigureStyle style;
    private final Timing timing;

    /**
     * Size and pace.
     *
     * @param width in dots, 100 to 4000
     * @param height in dots, 100 to 4000
     * @param framesPerSecond 1 to 50, which is the most that a GIF can say
     * @param seconds from the first picture to the last, 0.2 to 300
     */
    public record Timing(int width, int height, double framesPerSecond, double seconds) {
        /** Small enough for a slide or a web page. */
        public static final Timing DEFAULT = new Timing(800, 640, 15, 6);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of range; the message names the range
         */
        public Timing {
            check("A width of " + width + " dots", width, 100, 4000, "dots");
            check("A height of " + height + " dots", height, 100, 4000, "dots");
            check("A rate of " + framesPerSecond + " pictures per second", framesPerSecond, 1, 50, "pictures per second");
            check("A duration of " + seconds + " s", seconds, 0.2, 300, "s");
        }

        private static void check(String what, double value, double least, double most, String unit) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is impossible: give %s to %s %s.", what,
                        least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least), (long) most, unit));
            }
        }

        /** {@return the number of pictures, the first at the start, the last at the end} */
        public int frames() {
            return (int) Math.max(2, Math.round(framesPerSecond * seconds));
        }

        /** {@return how long a picture stays, in hundredths of a second; together they last as long as asked for} */
        int delay(int frame) {
            return frame == frames() - 1 ? REST : (int) (Math.round(100 * (frame + 1) / framesPerSecond)
                    - Math.round(100 * frame / framesPerSecond));
        }
    }

    private FigureAnimation(DoubleFunction<PanelsFigure.Panel> pictures, FigureStyle style, Timing timing) {
        this.pictures = pictures;
        this.style = style;
        this.timing = timing;
    }

    /**
     * Lets descents grow.
     *
     * @param landscape complete
     * @param paths one at least
     * @param style how it looks
     * @param timing size and pace
     * @return the animation
     * @throws IllegalArgumentException if there is no path
     */
    public static FigureAnimation ofDescents(Landscape landscape, List<DescentMapFigure.PathLine> paths, FigureStyle style,
            Timing timing) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("There is no descent to animate: drop a start on the map first.");
        }
        FigureStyle shown = style.with(FigurePart.PATHS, true);
        DescentMapFigure figure = new DescentMapFigure(landscape, paths, shown);
        String name = ChemicalName.marked(landscape.request().structure().name());
        return new FigureAnimation(share -> {
            int step = (int) Math.round(figure.steps() * share);
            return new PanelsFigure.Panel(name + ", step " + step + " of " + figure.steps(),
                    PathLegend.above(figure.upTo(step), DescentMapFigure.modes(paths), shown));
        }, style, timing);
    }

    /**
     * Lets a map go from smooth to rough: the widths of {@link LandscapeRequest#withWidth}, from the largest on in equal ratios, the
     * last picture without. Each picture is computed anew.
     *
     * @param request the map as it is
     * @param style how it looks
     * @param timing size and pace
     * @param executor runs the computations
     * @param workers number of tasks at a time, at least 1
     * @return the animation
     * @throws IllegalArgumentException if the loss against this target has no width
     */
    public static FigureAnimation ofWidths(LandscapeRequest request, FigureStyle style, Timing timing, ExecutorService executor,
            int workers) {
        if (!LandscapeRequest.hasWidth(request.loss(), request.target())) {
            throw new IllegalArgumentException(request.loss() instanceof EnergyLoss ? "An energy has no width; choose a loss."
                    : "A measured pattern cannot be broadened; choose the loss gpwdf, which has a width of its "
                    + "own.");
        }
        double least = request.loss() instanceof GpwdfLoss gpwdf ? gpwdf.alpha() : LandscapeRequest.LEAST_WIDTH;
        String name = ChemicalName.marked(request.structure().name()) + ", " + ItalicMarks.escape(request.loss().label());
        return new FigureAnimation(share -> {
            double width = share == 1 ? 0 : LandscapeRequest.MOST_WIDTH * Math.pow(least / LandscapeRequest.MOST_WIDTH, share);
            Landscape map = new LandscapeComputation(request.withWidth(width)).compute(executor, workers, coarse -> { },
                    Progress.NONE);
            return new PanelsFigure.Panel(name + (width == 0 ? "" : String.format(Locale.ROOT, ", width %.2f°", width)),
                    new LandscapeFigure(map, style));
        }, style, timing);
    }

    /**
     * Paints one picture.
     *
     * @param frame from 0 to the number of pictures − 1
     * @return the picture
     */
    public BufferedImage frame(int frame) {
        Figure whole = new PanelsFigure(List.of(pictures.apply((double) frame / (timing.frames() - 1))), 1,
                style.with(FigurePart.TITLE, true));
        BufferedImage image = new BufferedImage(timing.width(), timing.height(), BufferedImage.TYPE_INT_RGB);
        double scale = Math.min(timing.width(), timing.height()) / SHORT_SIDE;
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        whole.paint(graphics, timing.width() / scale, timing.height() / scale);
        graphics.dispose();
        return image;
    }

    /**
     * Writes an animated GIF that runs for ever.
     *
     * @param file replaced if it exists
     * @param progress told of each picture; when cancelled, a CancellationException is thrown and nothing is left
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public void writeGif(Path file, Progress progress) throws IOException {
        AtomicFile.write(file, stream -> writeGif(stream, progress));
    }

    private void writeGif(OutputStream stream, Progress progress) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        // the other kind keeps a file of its own in the system's folder
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
            writer.setOutput(output);
            GifFrames frames = new GifFrames(frame(timing.frames() - 1));
            writer.prepareWriteSequence(palette(writer, frames.palette()));
            for (int i = 0; i < timing.frames(); i++) {
                check(progress, i);
                GifFrames.Part part = frames.next(frame(i));
                writer.writeToSequence(new IIOImage(part.image(), null, metadata(writer, part, timing.delay(i))), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        progress.update(timing.frames(), timing.frames());
    }

    private void check(Progress progress, int frame) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        progress.update(frame, timing.frames());
    }

    /** All pictures share the palette of the file; without one of its own the writer gives it another. */
    private static IIOMetadata palette(ImageWriter writer, IndexColorModel colours) throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(GIF_STREAM);
        NodeList old = root.getElementsByTagName("GlobalColorTable");
        if (old.getLength() > 0) {
            root.removeChild(old.item(0));
        }
        int size = Math.max(2, Integer.highestOneBit(2 * colours.getMapSize() - 1));
        IIOMetadataNode table = new IIOMetadataNode("GlobalColorTable");
        table.setAttribute("sizeOfGlobalColorTable", Integer.toString(size));
        table.setAttribute("backgroundColorIndex", "0");
        table.setAttribute("sortFlag", "FALSE");
        for (int i = 0; i < size; i++) {
            int known = Math.min(i, colours.getMapSize() - 1);
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            entry.setAttribute("index", Integer.toString(i));
            entry.setAttribute("red", Integer.toString(colours.getRed(known)));
            entry.setAttribute("green", Integer.toString(colours.getGreen(known)));
            entry.setAttribute("blue", Integer.toString(colours.getBlue(known)));
            table.appendChild(entry);
        }
        root.appendChild(table);
        metadata.setFromTree(GIF_STREAM, root);
        return metadata;
    }

    private static IIOMetadata metadata(ImageWriter writer, GifFrames.Part part, int delay) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part.image()), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(GIF_METADATA);
        NodeList tables = root.getElementsByTagName("LocalColorTable");
        if (tables.getLength() > 0) {
            root.removeChild(tables.item(0));
        }
        IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("delayTime", Integer.toString(delay));
        IIOMetadataNode place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
        place.setAttribute("imageLeftPosition", Integer.toString(part.x()));
        place.setAttribute("imageTopPosition", Integer.toString(part.y()));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        root.appendChild(extensions);
        metadata.setFromTree(GIF_METADATA, root);
        return metadata;
    }

    /**
     * Writes the pictures as {@code frame-0001.png} and so on.
     *
     * @param folder must not exist, or be empty
     * @param progress told of each picture; when cancelled, a CancellationException is thrown and nothing is left
     * @throws IOException if the folder cannot be written; the message is a sentence for the user
     */
    public void writeFrames(Path folder, Progress progress) throws IOException {
        AtomicFolder.write(folder, place -> {
            for (int i = 0; i < timing.frames(); i++) {
                check(progress, i);
                BufferedImage image = frame(i);
                AtomicFile.write(place.resolve(String.format(Locale.ROOT, "frame-%04d.png", i + 1)), stream -> {
                    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
                        ImageIO.write(image, "png", output);
                    }
                });
            }
        });
        progress.update(timing.frames(), timing.frames());
    }
}
