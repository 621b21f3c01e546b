package org.braggscape.app;

import static org.braggscape.app.Waiting.until;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.descent.DescentRun;
import org.braggscape.app.study.StudyRun;
import org.braggscape.figure.MapFrame;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.session.DescentSettings;
import org.braggscape.study.DescentMode;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.Overview;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Makes the window's pictures in README and manual: {@code mvn -q test -Dtest=ManualPictures}. No part of the usual tests, which
 * take classes whose names end in Test.
 */
@ExtendWith(ApplicationExtension.class)
class ManualPictures {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final Path FOLDER = Path.of("src/site/resources/images");

    static {
        // before the first window opens; the usual screen of tests is smaller
        System.setProperty("headless.geometry", "1920x1200-32");
        System.setProperty("braggscape.theme", "light");
    }

    @TempDir
    Path folder;

    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
        window = new MainWindow(first, Optional.of(folder.resolve("config")), Optional.of(folder.resolve("state")));
        window.hintDismissed().set(true);
        window.show(null);
        first.setWidth(WIDTH);
        first.setHeight(HEIGHT);
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void openSample(String name, FxRobot robot) {
        robot.interact(() -> window.workbench().openSample(name));
        until(() -> window.workbench().structure().get() != null && window.workbench().structure().get().name().equals(name)
                && window.workbench().landscape().get() != null && window.workbench().landscape().get().complete()
                && window.map().upToDate());
    }

    /** A random start, all its descents at their ends. */
    private void descend(FxRobot robot, double sigma, long seed) {
        robot.interact(() -> window.descents().dropRandom(sigma, seed));
        toTheEnd(robot);
    }

    private void toTheEnd(FxRobot robot) {
        until(() -> !window.descents().runs().get().isEmpty()
                && window.descents().runs().get().stream().allMatch(DescentRun::ended));
        robot.interact(() -> {
            window.descents().look(window.descents().runs().get().get(0), DescentMode.UNCONSTRAINED);
            window.playback().showAll();
        });
        until(() -> !window.playback().playing().get() && window.playback().step().get() == window.playback().length().get()
                && window.workbench().comparison().get() != null
                && window.workbench().comparison().get().selection() == window.workbench().selection().get());
    }

    private static void write(Scene scene, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage shown = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> scene.snapshot(null));
        int width = (int) shown.getWidth();
        int height = (int) shown.getHeight();
        int[] pixels = new int[width * height];
        shown.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
    }

    private void show(String view, FxRobot robot) {
        robot.interact(() -> window.centre().show(view));
    }

    @Test
    void map(FxRobot robot) throws IOException {
        openSample("U2Ti", robot);
        MapFrame frame = window.map().frame();
        robot.moveTo(window.map().localToScreen(frame.pixelX(4.35), frame.pixelY(3.1))).press(KeyCode.SHIFT)
                .clickOn(MouseButton.PRIMARY).release(KeyCode.SHIFT).moveTo(stage.getScene().getRoot());
        toTheEnd(robot);
        write(stage.getScene(), "window");
    }

    @Test
    void overview(FxRobot robot) throws IOException {
        openSample("BPO4", robot);
        show("Overview", robot);
        until(() -> window.overview().overview().get() != null
                && window.overview().overview().get().maps().size() == Overview.PAIRS);
        write(stage.getScene(), "overview");
    }

    @Test
    void compare(FxRobot robot) throws IOException {
        openSample("U2Ti", robot);
        robot.interact(() -> window.compare().count().setValue(4));
        show("Compare", robot);
        until(() -> window.compare().tiles().size() == 4 && window.compare().tiles().stream()
                .allMatch(tile -> tile.landscape().get() != null && tile.landscape().get().complete()));
        write(stage.getScene(), "compare");
    }

    @Test
    void study(FxRobot robot) throws IOException {
        openSample("U2Ti", robot);
        show("Study", robot);
        robot.interact(() -> {
            window.study().setup().show(new StudyConfiguration("picture", List.of("U2Ti", "Au2S", "LiMnIr2", "AlNi"),
                    List.of(new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.05, 0.1, 0.2),
                            List.of("unconstrained", "constrained"))),
                    25, 1, List.of("cosine"), List.of("lbfgs"), 200, MatchTolerances.STRICT));
            robot.lookup("#study-run").queryButton().fire();
        });
        until(() -> window.study().run().state().get() == StudyRun.State.FINISHED);
        robot.interact(() -> window.study().show("Rates"));
        write(stage.getScene(), "study");
    }

    @Test
    void joint(FxRobot robot) throws IOException {
        robot.interact(() -> window.descents().settings().set(new DescentSettings(StepRuleName.LBFGS, StepRuleName.Rates.DEFAULT, 1000,
                DescentSettings.START.modes(), DescentSettings.START.free(), Optional.empty())));
        openSample("Cu3Au", robot);
        show("Joint", robot);
        until(() -> window.joint().maps().joint().get() != null && window.joint().maps().joint().get().complete()
                && window.joint().maps().energy().get().complete());
        descend(robot, 0.1, 4);
        write(stage.getScene(), "joint-view");
    }

    @Test
    void export(FxRobot robot) throws IOException {
        openSample("U2Ti", robot);
        descend(robot, 0.1, 3);
        robot.interact(() -> window.map().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        until(() -> robot.lookup("#export-preview").tryQuery().isPresent()
                && ((FigureView<?>) robot.lookup("#export-preview").query()).picture().get() != null);
        write(robot.lookup("#export-preview").query().getScene(), "export");
    }
}
