package org.braggscape.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.braggscape.app.map.MapView;

/**
 * Notes when a start has shown something, for {@code installer/linux/start-times}: {@code -Dbraggscape.startTimes=FILE} writes, for
 * the window, the first map and the complete map, the milliseconds since 1970 at which it was on screen and the processor time used
 * until then, then closes the window.
 */
final class StartTimes extends AnimationTimer {
    /** What a pulse changes is drawn when the next one but one begins, because drawing may still go on during the next. */
    private static final int PULSES = 2;

    private final Path file;
    private final MapView map;
    private final Stage stage;
    private final StringBuilder times = new StringBuilder();
    private int stages;
    private int pulses;

    private StartTimes(Path file, MapView map, Stage stage) {
        this.file = file;
        this.map = map;
        this.stage = stage;
    }

    /** Begins to watch a window that was just shown, if the property asks for it. */
    static void watch(MapView map, Stage stage) {
        Optional.ofNullable(System.getProperty("braggscape.startTimes")).map(Path::of)
                .ifPresent(file -> new StartTimes(file, map, stage).start());
    }

    @Override
    public void handle(long now) {
        boolean there = switch (stages) {
            case 0 -> true;
            case 1 -> map.shown().get() != null;
            default -> map.shown().get() != null && map.shown().get().complete();
        };
        pulses = there ? pulses + 1 : 0;
        if (pulses > PULSES) {
            pulses = 0;
            stages++;
            long processor = ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            times.append(System.currentTimeMillis()).append(' ').append(processor).append('\n');
            if (stages == 3) {
                end();
            }
        }
    }

    private void end() {
        stop();
        try {
            Files.writeString(file, times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stage.hide();
    }
}
