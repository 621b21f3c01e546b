package org.braggscape.app;

import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.braggscape.loss.Losses;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of the window have in common: a map of few points, so that it does not take long, and its end. */
@ExtendWith(ApplicationExtension.class)
public abstract class WindowTest {
    /** What a test opens in its method with {@code @Start}, which TestFX does not inherit. */
    protected MainWindow window;

    /** {@return the first map of the program with other points along each axis} */
    public static MapSettings few(int points) {
        return new MapSettings(MapSettings.START.x(), MapSettings.START.y(), AxisExtent.USUAL, AxisExtent.USUAL, points,
                Losses.ALL.get(0));
    }

    /** Shows a window without files of its own. */
    protected void open(Stage stage, MapSettings settings) {
        open(new MainWindow(stage), settings);
    }

    /** Shows a window. */
    protected void open(MainWindow made, MapSettings settings) {
        window = made;
        window.workbench().settings().set(settings);
        window.show(null);
    }

    @AfterEach
    protected void close() {
        Platform.runLater(() -> {
            List.copyOf(Window.getWindows()).stream().skip(1).forEach(Window::hide);
            window.close();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
