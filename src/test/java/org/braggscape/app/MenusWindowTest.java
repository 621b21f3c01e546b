package org.braggscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every action by keyboard, and none that throws. */
class MenusWindowTest extends WindowTest {
    private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    @Start
    void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
        open(stage, few(11));
    }

    private void waitForMap() {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.workbench().landscape().get() != null
                    && window.workbench().landscape().get().complete());
        } catch (TimeoutException e) {
            throw new AssertionError("no map", e);
        }
    }

    private static List<MenuItem> leaves(List<MenuItem> items) {
        List<MenuItem> leaves = new ArrayList<>();
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                leaves.addAll(leaves(menu.getItems()));
            } else if (!(item instanceof SeparatorMenuItem)) {
                leaves.add(item);
            }
        }
        return leaves;
    }

    private static boolean isTheChooserThatThisPlatformLacks(Throwable error) {
        return error instanceof UnsupportedOperationException && Arrays.stream(error.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("javafx.stage.FileChooser")
                        || frame.getClassName().startsWith("javafx.stage.DirectoryChooser"));
    }

    @Test
    void everyItemCanBeChosenAndNoneThrows(FxRobot robot) {
        waitForMap();
        MenuBar bar = robot.lookup(node -> node instanceof MenuBar).query();
        List<MenuItem> items = leaves(new ArrayList<MenuItem>(bar.getMenus()));
        assertThat(items).hasSizeGreaterThan(30);
        for (MenuItem item : items) {
            if ("_Quit".equals(item.getText()) || item.isDisable()) {
                continue;
            }
            Platform.runLater(item::fire);
            WaitForAsyncUtils.waitForFxEvents();
            // whatever asks something is answered with Esc
            for (int i = 0; i < 3 && Window.getWindows().size() > 1; i++) {
                robot.type(KeyCode.ESCAPE);
                WaitForAsyncUtils.waitForFxEvents();
                Platform.runLater(() -> List.copyOf(Window.getWindows()).stream().skip(1).forEach(Window::hide));
                WaitForAsyncUtils.waitForFxEvents();
            }
            thrown.removeIf(MenusWindowTest::isTheChooserThatThisPlatformLacks);
            assertThat(thrown).as("after " + item.getText()).isEmpty();
        }
    }

    @Test
    void everyMenuOpensByItsLetterAndNoTwoShareOne(FxRobot robot) {
        waitForMap();
        MenuBar bar = robot.lookup(node -> node instanceof MenuBar).query();
        Set<Character> letters = new LinkedHashSet<>();
        for (Menu menu : bar.getMenus()) {
            int mark = menu.getText().indexOf('_');
            assertThat(mark).as(menu.getText()).isNotNegative();
            assertThat(letters.add(Character.toLowerCase(menu.getText().charAt(mark + 1)))).as(menu.getText()).isTrue();
        }
        Set<Object> accelerators = new LinkedHashSet<>();
        for (MenuItem item : leaves(new ArrayList<MenuItem>(bar.getMenus()))) {
            if (item.getAccelerator() != null) {
                assertThat(accelerators.add(item.getAccelerator())).as(item.getText()).isTrue();
            }
        }
        assertThat(accelerators).hasSizeGreaterThan(12);
    }
}
