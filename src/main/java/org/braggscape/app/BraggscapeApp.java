package org.braggscape.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.braggscape.app.background.Daemons;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.chgnet.ChgnetWeights;
import org.braggscape.objective.Target;
import org.braggscape.session.MapSettings;
import org.braggscape.session.UserFolders;
import org.braggscape.study.LandscapeComputation;

/** Opens the window. */
public final class BraggscapeApp {
    /** Kept, because loggers that nobody holds forget their level. */
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private BraggscapeApp() {
    }

    /**
     * Shows the window and waits until it is closed.
     *
     * @param files the first of them, a structure, a session or the name of a sample, is opened; for an empty list U2Ti is
     * @return true when the window was closed; false, without a word on any stream, when there is no display to show it on
     */
    public static boolean open(List<String> files) {
        CountDownLatch closed = new CountDownLatch(1);
        Daemons.thread(BraggscapeApp::prepareFirstMap, "first-map").start();
        if (!startToolkit()) {
            return false;
        }
        Throwable[] failure = new Throwable[1];
        Platform.runLater(() -> {
            try {
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, Optional.of(UserFolders.config()),
                        Optional.of(UserFolders.state()));
                Thread.setDefaultUncaughtExceptionHandler(window::unexpected);
                stage.setOnHidden(event -> {
                    window.close();
                    closed.countDown();
                });
                window.show(files.isEmpty() ? null : Path.of(files.get(0)));
                StartTimes.watch(window.views().map(), stage);
                window.chgnet().begin(ChgnetWeights::find);
            } catch (RuntimeException | Error e) {
                failure[0] = e;
                closed.countDown();
            }
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        if (failure[0] != null) {
            throw new IllegalStateException("The window could not be opened.", failure[0]);
        }
        return true;
    }

    /** Computes the tables of the first map, which are kept and serve most others too, while the window is being made. */
    private static void prepareFirstMap() {
        CrystalStructure sample = SampleStructures.read(SampleStructures.names().get(0));
        new LandscapeComputation(MapSettings.START.request(Target.of(sample), sample, sample, XrdSettings.PAPER));
    }

    /**
     * The toolkit reports the lack of a display by an exception, but also prints on its way there, and warns of our one jar.
     */
    private static boolean startToolkit() {
        Level before = JAVAFX_LOG.getLevel();
        PrintStream errors = System.err;
        JAVAFX_LOG.setLevel(Level.OFF);
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            CountDownLatch started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException | LinkageError e) {
            return false;
        } finally {
            System.setErr(errors);
            JAVAFX_LOG.setLevel(before);
        }
    }
}
