package org.braggscape.app.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import atlantafx.base.controls.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.braggscape.TimeLimit;
import org.braggscape.app.WindowTest;
import org.braggscape.app.control.Questions;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.Orientation;
import org.braggscape.figure.UnitCellFigure;
import org.braggscape.session.MapSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Looking at cells, taking them home, and the ways in which structures come in. */
class CellsWindowTest extends WindowTest {
    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(stage, few(41));
    }

    private void waitForMap(String structure) {
        Workbench workbench = window.workbench();
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete()
                && workbench.structure().get().name().equals(structure)
                && workbench.comparison().get() != null
                && workbench.comparison().get().selection() == workbench.selection().get());
    }

    private UnitCellFigure showCells(FxRobot robot, int cells) {
        robot.clickOn("Cells");
        until(() -> window.views().cells().figure() != null && window.views().cells().figure().cells().size() == cells);
        return window.views().cells().figure();
    }

    private void waitFor(Orientation orientation) {
        until(() -> window.views().cells().figure().orientation().equals(orientation));
    }

    @Test
    void truthAndSelectionTurnTogether(FxRobot robot) {
        waitForMap("U2Ti");
        assertThat(window.views().cells().figure()).as("nothing is painted that nobody sees").isNull();
        UnitCellFigure first = showCells(robot, 2);
        assertThat(first.orientation()).isEqualTo(Orientation.START);
        assertThat(first.cells().get(0).title()).isEqualTo("Truth");
        assertThat(first.cells().get(0).caption()).isEqualTo("*a*\u00a04.789 Å, *c*\u00a02.802 Å");
        assertThat(first.cells().get(1).title()).isEqualTo("Minimum 1");
        assertThat(robot.lookup("#cells").query().getAccessibleText()).contains("Truth").contains("Minimum 1, a\u00a0");

        Node picture = robot.lookup("#cells").query();
        robot.drag(picture).dropBy(40, 0);
        until(() -> !window.views().cells().figure().orientation().equals(Orientation.START));
        double[] front = window.views().cells().figure().orientation().apply(new double[] {1, 0, 0});
        assertThat(front[0]).as("the front went to the right").isGreaterThan(Orientation.START.apply(new double[] {1, 0, 0})[0]);

        robot.type(KeyCode.C);
        waitFor(Orientation.along(2, window.workbench().structure().get().lattice()));
        robot.type(KeyCode.RIGHT);
        waitFor(Orientation.along(2, window.workbench().structure().get().lattice()).rotate(Math.toRadians(5), 0));
        robot.scroll(80, VerticalDirection.UP);
        until(() -> Math.abs(window.views().cells().figure().zoom() - 1) > 0.05);
        robot.clickOn("#reset-cells");
        waitFor(Orientation.START);
        until(() -> window.views().cells().figure().zoom() == 1);
        robot.clickOn("#along-b");
        waitFor(Orientation.along(1, window.workbench().structure().get().lattice()));
        robot.doubleClickOn(picture, MouseButton.PRIMARY);
        waitFor(Orientation.START);

        robot.interact(() -> window.views().map().requestFocus());
        robot.type(KeyCode.DIGIT2);
        until(() -> window.views().cells().figure().cells().size() == 2
                && window.views().cells().figure().cells().get(1).title().equals("Minimum 2"));
        robot.type(KeyCode.DIGIT0);
        until(() -> window.views().cells().figure().cells().size() == 1);
        robot.clickOn("Pattern");
        until(() -> robot.lookup("#patterns").query().getParent().getParent().isVisible());
    }

    @Test
    void theCellsAreExportedAsVectors(FxRobot robot) throws Exception {
        waitForMap("U2Ti");
        UnitCellFigure figure = showCells(robot, 2);
        Path file = folder.resolve("cells.svg");
        robot.interact(() -> window.exports().write(file, () -> FigureExport.svg(figure, UnitCellFigure.SIZE, file), told -> { }));
        until(() -> message(robot).filter("Wrote cells.svg."::equals).isPresent());
        assertThat(Files.readString(file)).contains(">Minimum 1<").doesNotContain("<image");
    }

    private static Optional<String> message(FxRobot robot) {
        return robot.lookup(".notification").tryQueryAs(Notification.class).map(Notification::getMessage);
    }

    @Test
    void theSelectedMinimumIsSavedWithWhatItIs(FxRobot robot) throws Exception {
        waitForMap("U2Ti");
        until(() -> window.workbench().selection().get().rank() == 1);
        double[] cell = window.workbench().selection().get().cell();
        double loss = window.workbench().comparison().get().loss();
        Path file = folder.resolve("minimum.cif");
        robot.interact(() -> window.exports().writeCif(file));
        until(() -> message(robot).filter("Wrote minimum.cif."::equals).isPresent());
        StructureReading read = StructureFile.read(file);
        assertThat(read.structure().lattice().parameters()).containsExactly(cell, within(1e-9));
        assertThat(read.structure().sites()).hasSize(3);
        assertThat(Files.readAllLines(file)).anyMatch(line -> line.startsWith("# Minimum 1 of the map over a and c, at "))
                .contains("# Target: the simulated pattern of U2Ti (Ti U2).", "# Loss: cosine, " + loss + ".",
                        "# Written by Braggscape.");

        robot.interact(() -> window.exports().writeCif(folder.resolve("missing").resolve("x.cif")));
        until(() -> robot.lookup(".notification").queryAll().stream().anyMatch(node ->
                ((Notification) node).getMessage().startsWith("x.cif cannot be written: there is no folder")));
    }

    @Test
    void aStructureIsPastedUnlessATextFieldHasTheFocus(FxRobot robot) {
        waitForMap("U2Ti");
        copy(robot, CifWriter.write(SampleStructures.read("AlNi"), List.of()));
        robot.interact(() -> robot.lookup("#range-x").query().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workbench().structure().get().name()).isEqualTo("U2Ti");
        robot.interact(() -> window.views().map().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        until(() -> window.workbench().structure().get().name().equals("AlNi"));

        copy(robot, "nothing of the kind");
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        until(() -> message(robot).filter(text -> text.startsWith("The clipboard is in no format")).isPresent());
        assertThat(window.workbench().structure().get().name()).isEqualTo("AlNi");
    }

    private static void copy(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private Path twoBlocks() throws Exception {
        return Files.writeString(folder.resolve("two.cif"), CifWriter.write(SampleStructures.read("Cu3Au"), List.of())
                + CifWriter.write(SampleStructures.read("AlNi"), List.of()));
    }

    @Test
    void ofSeveralStructuresInAFileOneIsChosen(FxRobot robot) throws Exception {
        waitForMap("U2Ti");
        Path file = twoBlocks();
        robot.interact(() -> window.workbench().open(file));
        until(() -> robot.lookup("#structures").tryQuery()
                .filter(node -> node.getScene().getFocusOwner() == node).isPresent());
        ListView<?> list = robot.lookup("#structures").queryListView();
        assertThat(list.getItems()).hasSize(2);
        robot.type(KeyCode.DOWN);
        until(() -> list.getSelectionModel().getSelectedIndex() == 1);
        robot.type(KeyCode.ENTER);
        until(() -> window.workbench().structure().get().name().equals("AlNi"));

        robot.interact(() -> window.workbench().open(file));
        until(() -> robot.lookup("#structures").tryQuery().isPresent());
        robot.clickOn(robot.from(robot.lookup("#structures").query().getScene().getRoot()).lookup("Cancel").<Node>query());
        until(() -> robot.lookup("#structures").tryQuery().isEmpty());
        assertThat(window.workbench().structure().get().name()).isEqualTo("AlNi");
    }

    @Test
    void aLargeStructureIsComputedOnlyWhenWanted(FxRobot robot) throws Exception {
        waitForMap("U2Ti");
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 2001; i++) {
            // few reflections are needed to be large: a flat stack of many atoms in a small cell
            sites.add(new Site(Element.Cu, new Fractional((i % 13) / 13.0, (i % 11) / 11.0, i / 2001.0)));
        }
        CrystalStructure large = new CrystalStructure("large", new Lattice(4, 4, 5, 90, 90, 90), sites, Optional.empty());
        Path file = Files.writeString(folder.resolve("large.cif"), CifWriter.write(large, List.of()));
        MapSettings few = window.workbench().settings().get();
        // a map that takes less than ten seconds is not asked about
        robot.interact(() -> window.workbench().settings().set(new MapSettings(few.x(), few.y(), few.extentX(), few.extentY(), 501,
                few.loss())));
        robot.interact(() -> window.workbench().open(file));
        until(() -> robot.lookup("Not now").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .header-panel .label").queryAllAs(Labeled.class))
                .anyMatch(label -> label.getText().equals("large has 2,001 atoms in a cell of 80 Å³."));
        robot.clickOn("Not now");
        until(() -> !window.workbench().computation().status().get().running());
        assertThat(window.workbench().structure().get().name()).isEqualTo("large");
        assertThat(window.workbench().landscape().get()).isNull();

        robot.interact(() -> window.workbench().recompute());
        until(() -> robot.lookup("Compute the map").tryQuery().isPresent());
        robot.clickOn("Compute the map");
        until(() -> window.workbench().landscape().get() != null);
        long asked = System.nanoTime();
        robot.interact(() -> window.workbench().computation().cancel());
        assertThat(window.workbench().computation().status().get().running()).isFalse();
        assertThat((System.nanoTime() - asked) / 1e6).isLessThan(TimeLimit.of(200));
    }

    @Test
    void manyNoticesAreListedInAWindowOfTheirOwn(FxRobot robot) {
        waitForMap("U2Ti");
        robot.interact(() -> window.workbench().notices().setAll("One.", "Two.", "Three."));
        assertThat(robot.lookup("#notices .message").queryAll()).hasSize(2);
        robot.interact(() -> ((Hyperlink) robot.lookup("#notice-details").query()).fire());
        until(() -> robot.lookup("#all-notices").tryQuery().isPresent());
        assertThat(robot.lookup("#all-notices").queryAs(TextArea.class).getText()).isEqualTo("One.\n\nTwo.\n\nThree.");
    }

    @Test
    void estimatesAreRounded() {
        assertThat(Questions.duration(0.2)).isEqualTo("1 second");
        assertThat(Questions.duration(44.4)).isEqualTo("44 seconds");
        assertThat(Questions.duration(100)).isEqualTo("2 minutes");
        assertThat(Questions.duration(7300)).isEqualTo("2 hours");
        assertThat(Questions.duration(86400 * 2.1)).isEqualTo("2 days");
    }
}
