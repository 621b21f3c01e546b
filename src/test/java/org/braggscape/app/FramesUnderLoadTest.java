package org.braggscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.braggscape.app.Waiting.until;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * The largest map of the largest sample is computed while three descents play and the pointer drags: how much of each
 * frame the window's thread needs, by its own processor time, which other threads on the same cores cannot lengthen.
 */
@Tag("long")
class FramesUnderLoadTest extends WindowTest {
    private static final int POINTS = 501;
    private static final double FRAME_MS = 16;
    private static final double CANCEL_MS = 200;
    private static final long MEMORY = 1_000_000_000;
    /** Code that has just been loaded is interpreted, and slower than a user meets it from then on. */
    private static final long COLD_SECONDS = 2;
    private static final long SECONDS = 20;


    @Start
    void start(Stage stage) {
        open(stage, few(21));
    }

    /** {@return the frames while the pointer goes round, the shortest first} */
    private static double[] dragging(FxRobot robot, Point2D corner, long seconds) {
        Frames frames = new Frames();
        robot.interact(frames::start);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; System.nanoTime() < end; i++) {
            robot.moveTo(corner.add(200 + 150 * Math.cos(i * 0.1), 180 + 100 * Math.sin(i * 0.1)));
        }
        robot.interact(frames::stop);
        return frames.milliseconds().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    @Test
    void framesCancelAndMemory(FxRobot robot) {
        robot.interact(() -> window.workbench().openSample("Na3MnCoNiO6"));
        until(() -> window.workbench().landscape().get() != null && window.workbench().landscape().get().complete()
                && window.views().map().upToDate() && window.workbench().structure().get().name().contains("MnCoNi"));
        Point2D corner = window.views().map().localToScreen(0, 0);
        Point2D start = corner.add(window.views().map().getWidth() * 0.6, window.views().map().getHeight() * 0.4);
        robot.moveTo(start).press(KeyCode.SHIFT).clickOn(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        until(() -> window.descents().runs().get().size() == 1);
        robot.interact(() -> window.workbench().settings().set(few(POINTS)));

        robot.moveTo(corner.add(200, 150)).press(MouseButton.PRIMARY);
        double cold = Arrays.stream(dragging(robot, corner, COLD_SECONDS)).max().orElseThrow();
        double[] sorted = dragging(robot, corner, SECONDS);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).release(MouseButton.PRIMARY);

        robot.interact(() -> window.workbench().settings().set(few(POINTS - 2)));
        until(() -> window.workbench().computation().status().get() != null && window.workbench().computation().status().get().running());
        long asked = System.nanoTime();
        robot.interact(() -> window.workbench().computation().cancel());
        until(() -> !window.workbench().computation().status().get().running());
        double cancel = (System.nanoTime() - asked) / 1e6;
        System.gc();
        long memory = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

        System.out.printf("%,d frames: median %.2f ms, 99 %% %.2f ms, most %.2f ms, in the first %d s %.2f ms; "
                + "Cancel %.1f ms; %,d MB in use%n", sorted.length, sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100], sorted[sorted.length - 1], COLD_SECONDS, cold, cancel, memory / 1_000_000);
        assertThat(sorted.length).isGreaterThan(100);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(FRAME_MS);
        assertThat(cancel).isLessThan(CANCEL_MS);
        assertThat(memory).isLessThan(MEMORY);
    }
}
