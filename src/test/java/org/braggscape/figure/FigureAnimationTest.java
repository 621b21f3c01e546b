package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.braggscape.math.Progress;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureAnimationTest {
    private static final Landscape MAP = TestLandscapes.withHole();
    private static final FigureAnimation.Timing SHORT = new FigureAnimation.Timing(300, 240, 15, 0.8);

    @TempDir
    private Path folder;

    private static FigureAnimation animation(FigureAnimation.Timing timing) {
        double[] truth = MAP.request().structure().lattice().parameters();
        List<double[]> cells = IntStream.rangeClosed(0, 100).mapToObj(i -> {
            double[] cell = truth.clone();
            cell[0] *= 1.08 - 0.0008 * i;
            cell[5] *= 0.93 + 0.0007 * i;
            return cell;
        }).toList();
        return FigureAnimation.ofDescents(MAP, List.of(new DescentMapFigure.PathLine(DescentMode.UNCONSTRAINED, cells)),
                FigureStyle.LIGHT, timing);
    }

    /** Cancelled after some pictures. */
    private static Progress until(int pictures) {
        return new Progress() {
            private long seen;

            @Override
            public void update(long done, long total) {
                seen = done;
            }

            @Override
            public boolean cancelled() {
                return seen >= pictures;
            }
        };
    }

    @Test
    void aGifShowsEveryPictureForItsTimeAndForEver() throws IOException {
        Path file = folder.resolve("descent.gif");
        FigureAnimation animation = animation(SHORT);
        animation.writeGif(file, Progress.NONE);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Integer> delays = new ArrayList<>();
        BufferedImage canvas = new BufferedImage(300, 240, BufferedImage.TYPE_INT_RGB);
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            int count = reader.getNumImages(true);
            assertThat(count).isEqualTo(12).isEqualTo(SHORT.frames());
            for (int i = 0; i < count; i++) {
                IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
                canvas.getGraphics().drawImage(reader.read(i), Integer.parseInt(place.getAttribute("imageLeftPosition")),
                        Integer.parseInt(place.getAttribute("imageTopPosition")), null);
                delays.add(Integer.parseInt(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0))
                        .getAttribute("delayTime")));
                if (i == 0) {
                    IIOMetadataNode loop = (IIOMetadataNode) root.getElementsByTagName("ApplicationExtension").item(0);
                    assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
                    assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
                }
                assertThat(meanDifference(canvas, animation.frame(i))).as("picture " + i).isLessThan(4);
            }
        }
        assertThat(delays.get(11)).isEqualTo(200);
        assertThat(delays.subList(0, 11).stream().mapToInt(Integer::intValue).sum()).isEqualTo(73);
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @Test
    void picturesAreNumberedAndThePathGrows() throws IOException {
        Path frames = folder.resolve("frames");
        FigureAnimation animation = animation(new FigureAnimation.Timing(300, 240, 4, 1));
        animation.writeFrames(frames, Progress.NONE);
        try (var files = Files.list(frames)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted()).containsExactly("frame-0001.png",
                    "frame-0002.png", "frame-0003.png", "frame-0004.png");
        }
        BufferedImage last = ImageIO.read(frames.resolve("frame-0004.png").toFile());
        assertThat(meanDifference(last, animation.frame(3))).isEqualTo(0, within(1e-12));
        assertThat(meanDifference(animation.frame(0), animation.frame(3))).isGreaterThan(0.1);
        assertThatThrownBy(() -> animation.writeFrames(frames, Progress.NONE)).isInstanceOf(IOException.class)
                .hasMessageContaining("is no empty folder; name another");
    }

    @Test
    void whoCancelsIsLeftWithNothingHalf() throws IOException {
        Path file = Files.writeString(folder.resolve("descent.gif"), "old");
        assertThatThrownBy(() -> animation(SHORT).writeGif(file, until(5))).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> animation(SHORT).writeFrames(folder.resolve("frames"), until(5)))
                .isInstanceOf(CancellationException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void impossibleNumbersAreRefusedWithTheLimit() {
        assertThatThrownBy(() -> new FigureAnimation.Timing(800, 640, 60, 2)).hasMessage(
                "A rate of 60.0 pictures per second is impossible: give 1 to 50 pictures per second.");
        assertThatThrownBy(() -> new FigureAnimation.Timing(5000, 640, 10, 2)).hasMessageContaining("give 100 to 4000 dots");
        assertThatThrownBy(() -> new FigureAnimation.Timing(500, 640, 10, 0)).hasMessageContaining("give 0.2 to 300 s");
        assertThatThrownBy(() -> FigureAnimation.ofDescents(MAP, List.of(), FigureStyle.LIGHT, SHORT))
                .hasMessageContaining("There is no descent to animate");
    }
}
