package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.AtomicFolder;
import org.braggscape.math.Progress;
import org.braggscape.study.DescentMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No export is reported done unless the file is complete. */
class FailingDiskTest {
    /** A disk of Linux that is always full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"svg", "pdf", "png", "zip", "csv", "json", "vtk", "gif"})
    void aFullDiskIsSaid(String format) throws IOException {
        assumeTrue(Files.exists(FULL));
        Path file = Files.createSymbolicLink(folder.resolve("map." + format), FULL);
        assertThatThrownBy(() -> {
            if (format.equals("gif")) {
                FigureAnimation.ofDescents(TestLandscapes.withHole(), List.of(new DescentMapFigure.PathLine(DescentMode.CONSTRAINED,
                        List.of(new double[] {4.8, 4.8, 2.8, 90, 90, 119}))), FigureStyle.LIGHT,
                        new FigureAnimation.Timing(200, 160, 5, 0.4)).writeGif(file, Progress.NONE);
            } else {
                FigureExport.write(TestLandscapes.withHole(), FigureOptions.DEFAULT, file);
            }
        }).isInstanceOf(IOException.class).hasMessageStartingWith("map." + format + " cannot be written (No space left on device)")
                .hasMessageContaining("check the disk and try again");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        Files.delete(file);
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        // the superuser may write everywhere
        assumeTrue(!Files.isWritable(locked));
        assertThatThrownBy(() -> FigureExport.write(TestLandscapes.withHole(), FigureOptions.DEFAULT, locked.resolve("map.svg")))
                .isInstanceOf(IOException.class).hasMessageContaining("you may not write in the folder");
        assertThatThrownBy(() -> AtomicFolder.write(locked.resolve("frames"), place -> { })).isInstanceOf(IOException.class)
                .hasMessageContaining("you may not write in the folder");
        assertThat(locked).isEmptyDirectory();
    }

    @Test
    void aPictureNeedsNoRoomAmongTheTemporaryFiles() throws IOException {
        File before = ImageIO.getCacheDirectory();
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        ImageIO.setCacheDirectory(temporary.toFile());
        List<Path> made = new ArrayList<>();
        try {
            new PngWriter(new LandscapeFigure(TestLandscapes.withHole(), FigureStyle.LIGHT), FigureExport.Size.DEFAULT, 30)
                    .write(new ByteArrayOutputStream() {
                        @Override
                        public synchronized void write(byte[] bytes, int from, int count) {
                            try (var files = Files.list(temporary)) {
                                made.addAll(files.toList());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    });
        } finally {
            ImageIO.setCacheDirectory(before);
        }
        assertThat(made).isEmpty();
    }

    @Test
    void whatIsUnfinishedWhenTheProgramEndsGoes() throws Exception {
        // as a program of its own, because only the end of one removes it
        Process program = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), EndsInTheMiddle.class.getName(), folder.toString()).inheritIO().start();
        assertThat(program.waitFor()).isEqualTo(EndsInTheMiddle.CODE);
        assertThat(folder).isEmptyDirectory();
    }

    /** A program that is ended while it writes a folder and a file in it. */
    static final class EndsInTheMiddle {
        static final int CODE = 42;

        private EndsInTheMiddle() {
        }

        public static void main(String[] arguments) throws IOException {
            AtomicFolder.write(Path.of(arguments[0], "frames"), place -> {
                Files.writeString(place.resolve("one"), "1");
                AtomicFile.write(Path.of(arguments[0], "map.svg"), stream -> {
                    stream.write(1);
                    System.exit(CODE);
                });
            });
        }
    }

    @Test
    void aFolderSaysWhatWentWrongWithItsFileOnce() {
        assertThatThrownBy(() -> AtomicFolder.write(folder.resolve("frames"), place -> AtomicFile.write(place.resolve("one"), stream -> {
            throw new IOException("No space left on device");
        }))).hasMessage("frames cannot be made (No space left on device); check the disk and try again.");
    }

    @Test
    void aFolderIsMadeAsAWholeOrNotAtAll() throws IOException {
        Path frames = folder.resolve("frames");
        assertThatThrownBy(() -> AtomicFolder.write(frames, place -> {
            Files.writeString(place.resolve("one"), "1");
            throw new IOException("No space left on device");
        })).isInstanceOf(IOException.class).hasMessage("frames cannot be made (No space left on device); check the disk and try again.");
        assertThat(folder).isEmptyDirectory();
        Files.createDirectory(frames);
        AtomicFolder.write(frames, place -> Files.writeString(place.resolve("one"), "1"));
        assertThat(frames.resolve("one")).hasContent("1");
        assertThatThrownBy(() -> AtomicFolder.write(folder.resolve("missing").resolve("frames"), place -> { }))
                .isInstanceOf(IOException.class).hasMessageContaining("there is no folder");
    }
}
