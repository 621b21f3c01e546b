package org.braggscape.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigureOptions;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigurePreset;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.PaperFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Figures, animations and the paper's figures on their way to files. */
class ExportWindowTest extends WindowTest {
    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(stage, few(41));
    }

    private void waitForMap() {
        Workbench workbench = window.workbench();
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete()
                && workbench.comparison().get() != null
                && workbench.comparison().get().selection() == workbench.selection().get());
    }

    private void openDialog(FxRobot robot) {
        waitForMap();
        robot.interact(() -> window.views().map().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        until(() -> robot.lookup("#export-preview").tryQuery().isPresent());
        until(() -> sheet(robot) != null);
    }

    private static SheetFigure sheet(FxRobot robot) {
        FigureView.Picture<?> picture = ((FigureView<?>) robot.lookup("#export-preview").query()).picture().get();
        return picture == null ? null : (SheetFigure) picture.figure();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup("#" + id).query();
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> box(FxRobot robot, String id) {
        return (ComboBox<T>) robot.lookup("#" + id).query();
    }

    private static String text(FxRobot robot, String id) {
        return ((Label) robot.lookup("#" + id).query()).getText();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            field(robot, id).setText(text);
            field(robot, id).fireEvent(new ActionEvent());
        });
    }

    @Test
    void thePreviewFollowsEveryChoice(FxRobot robot) {
        openDialog(robot);
        assertThat(sheet(robot).size().width()).isEqualTo(150);
        robot.interact(() -> box(robot, "export-preset").setValue(FigurePreset.ONE_COLUMN));
        until(() -> sheet(robot).size().width() == 83);
        assertThat(field(robot, "export-dpi").getText()).isEqualTo("600");
        assertThat(field(robot, "export-axis-title-size").getText()).isEqualTo("7");
        SheetFigure before = sheet(robot);
        robot.interact(() -> ((CheckBox) robot.lookup("#export-show-colour-bar").query()).fire());
        until(() -> sheet(robot) != before);

        robot.interact(() -> box(robot, "export-unit").setValue("inch"));
        assertThat(Double.parseDouble(field(robot, "export-width").getText())).isEqualTo(83 / 25.4, within(1e-3));
        type(robot, "export-width", "1");
        until(() -> text(robot, "export-obstacle").contains("has no room for its axes"));
        assertThat(robot.lookup("#export-write").query().isDisabled()).isTrue();
        type(robot, "export-width", "4");
        until(() -> text(robot, "export-obstacle").isEmpty());
        assertThat(sheet(robot).size().width()).isEqualTo(4 * 25.4, within(1e-9));
    }

    /** The command line has the same options; who adds one adds it in both. */
    @Test
    void everyOptionHasAControlWithAName(FxRobot robot) {
        openDialog(robot);
        assertThat(Arrays.stream(FigureOptions.class.getRecordComponents()).map(component -> component.getName()))
                .containsExactly("size", "dotsPerInch", "family", "sizes", "colourMap", "contourLevels", "shown");
        for (String id : List.of("width", "height", "dpi", "font", "title-size", "axis-title-size", "tick-label-size",
                "annotation-size", "colours", "contour-levels", "preset", "picture", "kind", "unit")) {
            Node control = robot.lookup("#export-" + id).query();
            assertThat(control.getAccessibleText()).as(id).isNotBlank();
            assertThat(control.isFocusTraversable()).as(id).isTrue();
        }
        for (FigurePart part : FigurePart.values()) {
            assertThat(robot.lookup("#export-show-" + part.key()).tryQuery()).as(part.key()).isPresent();
        }
        assertThat(box(robot, "export-colours").getItems()).containsExactly((Object[]) ColourMap.values());
        assertThat(robot.lookup("#export-preview").query().getAccessibleText()).isEqualTo("Preview of the picture Map, 150.0 × 120.0 mm");
        Set<String> pictures = new HashSet<>();
        box(robot, "export-picture").getItems().forEach(item -> pictures.add(item.toString()));
        assertThat(pictures).contains("Map", "Pattern");
    }

    @Test
    void copiesAPictureAndItsVectors(FxRobot robot) {
        openDialog(robot);
        robot.clickOn("#export-copy");
        until(() -> text(robot, "export-status").startsWith("Copied the figure"));
        robot.interact(() -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            assertThat(clipboard.getString()).contains("<svg").contains("width=\"150mm\"");
            assertThat(clipboard.hasImage()).isTrue();
        });
    }

    @Test
    void aBundleIsWrittenAndAFailureSaid(FxRobot robot) throws Exception {
        waitForMap();
        ExportDialog[] dialog = new ExportDialog[1];
        robot.interact(() -> {
            dialog[0] = new ExportDialog(window.views().pictures().all("Map"), 0, window.exports(), FigureOptions.DEFAULT, window.stage());
            dialog[0].show();
            box(robot, "export-kind").getSelectionModel().selectLast();
        });
        Path file = folder.resolve("map.zip");
        robot.interact(() -> dialog[0].write(file));
        until(() -> text(robot, "export-status").equals("Wrote map.zip."));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName())).contains("U2Ti-a-c.svg", "U2Ti-a-c.csv", "U2Ti-a-c.vtk",
                    "U2Ti-a-c/minimum-1.cif", "citations.bib", "caption.txt");
        }
        robot.interact(() -> dialog[0].write(folder.resolve("missing").resolve("map.zip")));
        until(() -> text(robot, "export-status").startsWith("map.zip cannot be written: there is no folder"));
    }

    @Test
    void contourLabelsAreSwitched(FxRobot robot) {
        waitForMap();
        assertThat(window.appearance().style().get().shown()).contains(FigurePart.CONTOUR_LABELS);
        robot.interact(() -> MenuEntry.named(robot.lookup(".menu-bar").query(), "Contour labels").choose());
        assertThat(window.appearance().style().get().shown()).doesNotContain(FigurePart.CONTOUR_LABELS)
                .hasSize(FigureStyle.LIGHT.shown().size() - 1);
    }

    @Test
    void anAnimationIsWrittenOrCancelledWithoutATrace(FxRobot robot) {
        waitForMap();
        robot.interact(() -> window.descents().drop(window.workbench().selection().get()));
        until(() -> window.descents().selected().get() != null && window.descents().selected().get().ended());
        robot.interact(() -> MenuEntry.named(robot.lookup(".menu-bar").query(), "Export animation").choose());
        until(() -> robot.lookup("#animation-seconds").tryQuery().isPresent());
        robot.interact(() -> {
            robot.lookup("#animation-seconds").<TextField>query().setText("-5");
            robot.lookup("#animation-seconds").<TextField>query().fireEvent(new ActionEvent());
        });
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class)).filteredOn(Node::isVisible).extracting(Label::getText)
                .contains("Duration in seconds: give a positive number.");
        AnimationDialog[] dialog = new AnimationDialog[1];
        robot.interact(() -> {
            dialog[0] = AnimationDialog.ofDescents(window.workbench().landscape().get(), window.descents().paths(), window.appearance().style().get(),
                    window.exports(), window.stage());
            dialog[0].choose(200, 160, 5, 1);
        });
        File file = folder.resolve("descent.gif").toFile();
        robot.interact(() -> dialog[0].write(file));
        until(() -> dialog[0].task().sentence().getText().equals("Wrote descent.gif."));
        assertThat(file).isFile();
        robot.interact(() -> {
            dialog[0].choose(3000, 3000, 50, 300);
            dialog[0].write(folder.resolve("long.gif").toFile());
            dialog[0].task().cancel();
        });
        until(() -> dialog[0].task().sentence().getText().startsWith("Cancelled"));
        assertThat(folder.toFile().list()).containsExactly("descent.gif");
    }

    @Test
    void theFiguresOfThePaperAreMadeForTheOpenStructure(FxRobot robot) throws Exception {
        waitForMap();
        robot.interact(() -> MenuEntry.named(robot.lookup(".menu-bar").query(), "Paper figures").choose());
        for (PaperFigure figure : PaperFigure.values()) {
            until(() -> robot.lookup("#paper-" + figure.key()).tryQuery().isPresent());
        }
        PaperFiguresDialog[] dialog = new PaperFiguresDialog[1];
        robot.interact(() -> {
            dialog[0] = new PaperFiguresDialog(window.workbench().structure().get(), window.exports(), window.stage());
            dialog[0].choose(Set.of(PaperFigure.FIG4), true);
            dialog[0].write(folder);
        });
        until(() -> dialog[0].task().sentence().getText().startsWith("Wrote 1 figure; open " + folder.resolve("index.html")));
        assertThat(folder.toFile().list()).contains("fig4.pdf", "fig4.svg", "fig4.png", "fig4-1.cif", "index.html");
        assertThat(Files.readString(folder.resolve("index.html"))).contains("fig4.svg");
    }
}
