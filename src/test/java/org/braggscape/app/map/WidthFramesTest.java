package org.braggscape.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.braggscape.app.Waiting.until;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.model.Workbench;
import org.braggscape.study.BasinMap;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The pointer drags the slider of the width to and fro between its ends: what the way from a value of the slider to the frame that
 * shows its map takes. The bounds are on processor time, which other programs hardly lengthen; the clock is only printed.
 */
@Tag("long")
class WidthFramesTest extends WindowTest {
    /** What the window's thread may need for one frame. */
    private static final double FRAME_MS = 16;
    /** What all threads that the way leads through may need. */
    private static final double VALUE_MS = 50;
    /** A second of frames; code that has just been loaded is interpreted, and slower than a user meets it from then on. */
    private static final int COLD_FRAMES = 60;
    private static final int FRAMES = 420;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Workbench workbench;

    /**
     * What a way took, in milliseconds: by the clock to the end of the frame's layout, and the processor time of the window's thread,
     * without the frames that went by between, and of the painting one.
     */
    private record Passage(boolean cold, double clock, double windowWork, double paintingWork) {
        double work() {
            return windowWork + paintingWork;
        }
    }

    /** Processor time of the window's and of the rendering thread from the beginning of one frame to that of the next. */
    private record Frame(boolean cold, double windowWork, double renderingWork) {
    }

    @Start
    void start(Stage stage) {
        open(stage, few(21));
        workbench = window.workbench();
    }

    /** Moves the pointer in every frame, and follows every value of the slider through the threads. To be used on the JavaFX thread. */
    private final class Watch extends AnimationTimer {
        private final Robot pointer = new Robot();
        private final Scene scene;
        private final int left;
        private final int right;
        private final double y;
        private final long windowThread = Thread.currentThread().getId();
        private final long paintingThread = thread("braggscape-map");
        private final long renderingThread = thread("QuantumRenderer-0");
        private final List<Passage> passages = new ArrayList<>();
        private final List<Frame> frames = new ArrayList<>();
        private final Map<Landscape, Moment> departures = new IdentityHashMap<>();
        private Moment event;
        private Moment frame;
        private int pixel;
        private int step = 1;
        private volatile boolean done;

        /** How much the threads have worked so far, in nanoseconds, in the frame of this number. */
        private record Moment(int number, long clock, long windowWork, long paintingWork, long renderingWork) {
        }

        Watch(Scene scene, int left, int right, double y) {
            this.scene = scene;
            this.left = left;
            this.right = right;
            this.y = y;
            pixel = left;
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> event = moment());
            workbench.landscape().addListener((property, was, now) -> {
                if (event != null && !done) {
                    departures.put(now, event);
                }
            });
            window.views().map().shown().addListener((property, was, now) -> {
                Moment from = departures.remove(now);
                if (from != null && !done) {
                    arrive(from);
                }
            });
            start();
        }

        private void arrive(Moment from) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    if (done) {
                        return;
                    }
                    Moment to = moment();
                    double windowWork = (to.windowWork - from.windowWork) / 1e6;
                    for (int between = from.number + 1; between < to.number; between++) {
                        windowWork -= frames.get(between).windowWork();
                    }
                    passages.add(new Passage(cold(), (to.clock - from.clock) / 1e6, windowWork, (to.paintingWork - from.paintingWork) / 1e6));
                }
            });
        }

        private Moment moment() {
            return new Moment(frames.size(), System.nanoTime(), THREADS.getThreadCpuTime(windowThread),
                    THREADS.getThreadCpuTime(paintingThread), THREADS.getThreadCpuTime(renderingThread));
        }

        private boolean cold() {
            return frames.size() < COLD_FRAMES;
        }

        @Override
        public void handle(long now) {
            Moment before = frame;
            if (before != null) {
                Moment end = moment();
                frames.add(new Frame(cold(), (end.windowWork - before.windowWork) / 1e6, (end.renderingWork - before.renderingWork) / 1e6));
            }
            frame = moment();
            step = pixel >= right ? -1 : pixel <= left ? 1 : step;
            pixel += step;
            pointer.mouseMove(pixel, y);
            if (frames.size() == FRAMES) {
                stop();
                done = true;
            }
        }

        private static long thread(String name) {
            return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds())).filter(info -> info != null && info.getThreadName().equals(name))
                    .findFirst().orElseThrow().getThreadId();
        }
    }

    @ParameterizedTest
    @CsvSource({"U2Ti, 61, false", "U2Ti, 61, true", "U2Ti, 101, true", "Na3MnCoNiO6, 61, false", "Na3MnCoNiO6, 61, true",
        "Na3MnCoNiO6, 101, true"})
    void theMapFollowsTheSlider(String sample, int points, boolean basins, FxRobot robot) {
        robot.interact(() -> {
            workbench.openSample(sample);
            workbench.settings().set(few(points));
            window.overlays().basins().set(basins ? BasinMap.Way.SLICE : null);
        });
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete() && window.views().map().upToDate()
                && workbench.structure().get().name().equals(sample) && workbench.landscape().get().request().equals(workbench.request()));
        robot.interact(window.widths()::prepare);
        until(window.widths()::ready);

        Slider slider = robot.lookup("#width").queryAs(Slider.class);
        Bounds place = slider.localToScreen(slider.getBoundsInLocal());
        int left = (int) place.getMinX() + 6;
        robot.moveTo(left, place.getCenterY()).press(MouseButton.PRIMARY);
        Watch watch = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(
                () -> new Watch(slider.getScene(), left, (int) place.getMaxX() - 6, place.getCenterY())));
        until(() -> watch.done);
        robot.release(MouseButton.PRIMARY);

        List<Passage> passages = watch.passages;
        List<Frame> frames = watch.frames;
        List<Passage> warm = passages.stream().filter(passage -> !passage.cold()).toList();
        System.out.printf("%s, %d points%s, map of %.0f x %.0f pixels: %d values in %d frames%n", sample, points, basins ? ", basins" : "",
                window.views().map().getWidth(), window.views().map().getHeight(), passages.size(), frames.size());
        print("  value to frame, clock     ", passages, Passage::cold, Passage::clock);
        print("  value to frame, processor ", passages, Passage::cold, Passage::work);
        print("  of that the window        ", passages, Passage::cold, Passage::windowWork);
        print("  of that the painting      ", passages, Passage::cold, Passage::paintingWork);
        print("  window's thread, per frame", frames, Frame::cold, Frame::windowWork);
        print("  rendering, per frame      ", frames, Frame::cold, Frame::renderingWork);
        assertThat(warm).hasSizeGreaterThan(100);
        assertThat(warm).allSatisfy(passage -> assertThat(passage.work()).isLessThan(VALUE_MS));
        assertThat(frames.stream().filter(frame -> !frame.cold())).allSatisfy(frame -> assertThat(frame.windowWork()).isLessThan(FRAME_MS));
    }

    private static <T> void print(String name, List<T> all, Predicate<T> cold, ToDoubleFunction<T> milliseconds) {
        double[] sorted = all.stream().filter(cold.negate()).mapToDouble(milliseconds).sorted().toArray();
        System.out.printf("%s: median %.1f ms, 99 %% %.1f ms, most %.1f ms; in the first second most %.1f ms%n", name, sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100], sorted[sorted.length - 1], all.stream().filter(cold).mapToDouble(milliseconds).max().orElse(0));
    }
}
