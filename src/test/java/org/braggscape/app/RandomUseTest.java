package org.braggscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.braggscape.study.AxisExtent;
import org.braggscape.loss.Losses;
import org.braggscape.session.MapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Clicks, drags and types at random for a while ({@code -Dbraggscape.random.seconds}, 60 unless told, and
 * {@code -Dbraggscape.random.seed}): nothing may be thrown on any thread.
 */
@Tag("long")
@ExtendWith(ApplicationExtension.class)
class RandomUseTest {
    private static final KeyCode[] KEYS = {KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.ENTER, KeyCode.SPACE,
        KeyCode.TAB, KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT0, KeyCode.N, KeyCode.P, KeyCode.M, KeyCode.DELETE,
        KeyCode.ESCAPE, KeyCode.A, KeyCode.DIGIT9, KeyCode.PERIOD, KeyCode.MINUS, KeyCode.BACK_SPACE};
    private static final KeyCode[] WITH_CONTROL = {KeyCode.Z, KeyCode.T, KeyCode.L, KeyCode.DIGIT0, KeyCode.DIGIT1,
        KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.D, KeyCode.PLUS, KeyCode.MINUS};
    private static final long MEMORY = 1_000_000_000;
    private static final int COLLECTIONS = 20;

    private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> thrown.add(error));
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
        stage = shown;
        window = new MainWindow(shown);
        window.workbench().settings().set(new MapSettings(MapSettings.START.x(), MapSettings.START.y(), AxisExtent.USUAL,
                AxisExtent.USUAL, 31, Losses.ALL.get(0)));
        window.show(null);
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void nothingIsThrown(FxRobot robot) {
        long seed = Long.getLong("braggscape.random.seed", 1);
        long until = System.nanoTime() + Integer.getInteger("braggscape.random.seconds", 60) * 1_000_000_000L;
        SplittableRandom random = new SplittableRandom(seed);
        int actions = 0;
        long largest = 0;
        while (System.nanoTime() < until) {
            act(robot, random);
            actions++;
            thrown.removeIf(RandomUseTest::isOfThePlatform);
            assertThat(thrown).as("after " + actions + " actions of seed " + seed).isEmpty();
            Platform.runLater(() -> {
                // a dialog is left as a user leaves it, and a window that was quit comes back
                List.copyOf(Window.getWindows()).stream().filter(other -> other != stage && random.nextInt(3) == 0)
                        .forEach(Window::hide);
                if (!stage.isShowing()) {
                    stage.show();
                }
            });
            if (actions % 50 == 0) {
                Runtime runtime = Runtime.getRuntime();
                largest = Math.max(largest, runtime.totalMemory() - runtime.freeMemory());
            }
        }
        System.out.printf("%,d actions, at most %,d MB used%n", actions, largest / 1_000_000);
        assertThat(actions).isGreaterThan(50);
        long used = Long.MAX_VALUE;
        // what the last actions have begun is still at work
        for (int i = 0; i < COLLECTIONS && used >= MEMORY; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            System.gc();
            used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        assertThat(used).isLessThan(MEMORY);
    }

    private static boolean isOfThePlatform(Throwable error) {
        return Arrays.stream(error.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("javafx.stage.FileChooser")
                || frame.getClassName().startsWith("javafx.stage.DirectoryChooser")
                || frame.getClassName().startsWith("com.sun.glass.ui.monocle"));
    }

    private void act(FxRobot robot, SplittableRandom random) {
        Point2D place = place(random);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> robot.clickOn(place);
            case 3 -> robot.press(KeyCode.SHIFT).clickOn(mapPlace(random)).release(KeyCode.SHIFT);
            case 4 -> robot.moveTo(mapPlace(random)).press(MouseButton.PRIMARY).moveTo(mapPlace(random))
                    .release(MouseButton.PRIMARY);
            case 5 -> robot.moveTo(mapPlace(random)).scroll(40,
                    random.nextBoolean() ? VerticalDirection.UP : VerticalDirection.DOWN);
            case 6 -> robot.press(KeyCode.CONTROL).type(WITH_CONTROL[random.nextInt(WITH_CONTROL.length)])
                    .release(KeyCode.CONTROL);
            case 7 -> robot.clickOn(mapPlace(random), MouseButton.SECONDARY);
            case 8 -> robot.doubleClickOn(place);
            default -> {
                for (int i = 0; i < 4; i++) {
                    robot.type(KEYS[random.nextInt(KEYS.length)]);
                }
            }
        }
    }

    private Point2D place(SplittableRandom random) {
        return new Point2D(stage.getX() + 5 + random.nextDouble() * (stage.getWidth() - 10),
                stage.getY() + 5 + random.nextDouble() * (stage.getHeight() - 10));
    }

    private Point2D mapPlace(SplittableRandom random) {
        Point2D corner = window.views().map().localToScreen(0, 0);
        return corner == null ? place(random) : corner.add(60 + random.nextDouble() * Math.max(1, window.views().map().getWidth() - 180),
                20 + random.nextDouble() * Math.max(1, window.views().map().getHeight() - 90));
    }
}
