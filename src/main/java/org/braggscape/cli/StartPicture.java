package org.braggscape.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.StartFigure;
import org.braggscape.loss.CosineLoss;
import org.braggscape.study.AxisRange;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;

/** What the windowed command does where there is no display: the start landscape as a picture. */
public final class StartPicture {
    private static final Path FILE = Path.of("braggscape-start.png");
    private static final double DOTS_PER_INCH = 110;

    private StartPicture() {
    }

    /**
     * Renders {@code braggscape-start.png} in the current folder and says so.
     *
     * @return the exit code
     */
    public static int write() {
        System.out.println("There is no display to open a window on, so the start picture is drawn to a file instead.");
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (TerminalProgress progress = new TerminalProgress("map")) {
            CrystalStructure truth = SampleStructures.read("U2Ti");
            Landscape landscape = new LandscapeComputation(new LandscapeRequest(truth, XrdSettings.PAPER, new CosineLoss(),
                    AxisRange.around(truth.lattice(), LatticeParameter.A, 0.15),
                    AxisRange.around(truth.lattice(), LatticeParameter.C, 0.15), 101, 101))
                    .compute(executor, workers, coarse -> { }, progress);
            FigureExport.png(new StartFigure(landscape, FigureStyle.LIGHT), StartFigure.SIZE, DOTS_PER_INCH, FILE);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return Braggscape.FAILED;
        } finally {
            executor.shutdownNow();
        }
        System.out.println("Wrote " + FILE.toAbsolutePath()
                + ". For a window, start the program in a graphical session (on Linux with GTK 3 installed and DISPLAY set), "
                + "or see 'braggscape --help' for the commands that need none.");
        return 0;
    }
}
