package org.braggscape.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.braggscape.app.Waiting.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.descent.DescentRun;
import org.braggscape.app.descent.Trail;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.MapOverlays;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.session.Document;
import org.braggscape.study.BasinMap;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.braggscape.study.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What makes the landscape smooth again, as a user meets it: the width, the annealed descent, basins and the match region. */
class WidthWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private Workbench workbench;

    @Start
    void start(Stage stage) {
        open(stage, few(21));
        workbench = window.workbench();
    }

    private void waitForMap() {
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete() && window.views().map().upToDate()
                && workbench.landscape().get().request().equals(workbench.request()));
    }

    private Document document() {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> window.sessions().history().present())).orElseThrow();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String title(FxRobot robot) {
        return robot.lookup("#map-title").query().getAccessibleText();
    }

    @Test
    void aDragMorphsTheMapAndIsOneStepThatCanBeUndone(FxRobot robot) {
        waitForMap();
        Landscape rough = workbench.landscape().get();
        assertThat(rough.falseMinima()).hasSizeGreaterThan(5);
        assertThat(text(robot, "#width-value")).isEqualTo("as it is");
        Slider slider = robot.lookup("#width").queryAs(Slider.class);
        Bounds place = slider.localToScreen(slider.getBoundsInLocal());
        robot.interact(window.widths()::prepare);
        until(window.widths()::ready);
        robot.moveTo(place.getMinX() + 6, place.getCenterY()).press(MouseButton.PRIMARY)
                .moveTo(place.getCenterX(), place.getCenterY()).moveTo(place.getMaxX() - 2, place.getCenterY());
        until(() -> window.widths().width().get() > 8 && window.views().map().upToDate());
        Landscape passing = workbench.landscape().get();
        assertThat(passing.complete()).isFalse();
        assertThat(passing.falseMinima()).hasSizeLessThan(3);
        assertThat(workbench.settings().get()).isEqualTo(few(21));
        String shown = text(robot, "#width-value");
        assertThat(title(robot)).contains("width\u00a0" + shown);
        assertThat(slider.getAccessibleText()).endsWith("now " + shown);
        robot.release(MouseButton.PRIMARY);
        waitForMap();
        double width = workbench.settings().get().width();
        assertThat(width).isBetween(8.0, 10.0);
        assertThat(workbench.landscape().get().falseMinima()).hasSizeLessThan(3);
        assertThat(workbench.comparison().get().target().maximum()).isPositive();
        assertThat(document().map().width()).isEqualTo(width);
        robot.interact(window.sessions().history()::undo);
        waitForMap();
        assertThat(workbench.settings().get()).isEqualTo(few(21));
        assertThat(text(robot, "#width-value")).isEqualTo("as it is");
        assertThat(title(robot)).doesNotContain("width");
        assertThat(workbench.landscape().get().slice().values()).isDeepEqualTo(rough.slice().values());
        robot.interact(window.sessions().history()::redo);
        waitForMap();
        assertThat(workbench.settings().get().width()).isEqualTo(width);
    }

    @Test
    void theWidthOfOverlapsIsTheirAlphaAndPlaysDownToIt(FxRobot robot) {
        waitForMap();
        robot.interact(() -> robot.lookup("#loss").queryComboBox().setValue(GpwdfLoss.DEFAULT));
        waitForMap();
        assertThat(text(robot, "#width-value")).isEqualTo("0.50°");
        Slider slider = robot.lookup("#width").queryAs(Slider.class);
        robot.interact(slider::increment);
        waitForMap();
        double width = workbench.settings().get().width();
        assertThat(width).isBetween(0.6, 0.7);
        assertThat(workbench.landscape().get().request().loss()).isEqualTo(new GpwdfLoss(width));
        robot.interact(robot.lookup("#play-width").queryButton()::fire);
        until(() -> window.widths().playing().get() && window.widths().width().get() < 9);
        until(() -> !window.widths().playing().get());
        waitForMap();
        assertThat(workbench.settings().get().width()).isZero();
        assertThat(workbench.landscape().get().request().loss()).isEqualTo(GpwdfLoss.DEFAULT);
    }

    @Test
    void escapeEndsThePlaybackOfTheWidthWhereItBegan(FxRobot robot) {
        waitForMap();
        robot.interact(robot.lookup("#play-width").queryButton()::fire);
        until(() -> window.widths().playing().get());
        robot.push(KeyCode.ESCAPE);
        waitForMap();
        assertThat(window.widths().playing().get()).isFalse();
        assertThat(workbench.settings().get()).isEqualTo(few(21));
    }

    @Test
    void theAnnealedDescentGetsThrough(FxRobot robot) {
        waitForMap();
        CrystalStructure truth = workbench.structure().get();
        double[] cell = truth.lattice().parameters();
        cell[0] *= 0.93;
        cell[2] *= 1.09;
        robot.interact(() -> window.descents().drop(Selection.waypoint(workbench.landscape().get(),
                new Selection.Waypoint("Here", "test", truth.withLattice(Lattice.of(cell))))));
        until(() -> window.descents().runs().get().get(0).ended());
        DescentRun run = window.descents().runs().get().get(0);
        Trail annealed = run.trail(DescentMode.ANNEALED);
        assertThat(annealed.loss(annealed.count() - 1)).isLessThan(-0.999);
        assertThat(annealed.matches()).contains(true);
        Trail plain = run.trail(DescentMode.UNCONSTRAINED);
        assertThat(plain.loss(plain.count() - 1)).isGreaterThan(-0.9);
        // the map's loss climbs where a stage goes down on its own
        boolean climbs = false;
        for (int i = 1; i < annealed.count(); i++) {
            climbs |= annealed.loss(i) > annealed.loss(i - 1) + 1e-3;
        }
        assertThat(climbs).isTrue();
        until(() -> window.playback().length().get() == window.descents().runs().get().get(0).length());
        robot.interact(() -> window.playback().seek(1e6));
        until(() -> robot.lookup(".descent-table .value").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("✓")));
        assertThat(window.descents().paths()).hasSize(4).last().extracting(line -> line.mode()).isEqualTo(DescentMode.ANNEALED);
        ComboBox<Schedule> schedule = robot.lookup("#schedule").queryComboBox();
        robot.interact(() -> schedule.setValue(Schedule.of("broadening").orElseThrow()));
        until(() -> window.descents().runs().get().get(0).ended());
        assertThat(document().descents().schedule().key()).isEqualTo("broadening");
        robot.interact(robot.lookup("#mode-annealed").queryAs(CheckBox.class)::fire);
        assertThat(schedule.isDisabled()).isTrue();
        assertThat(window.descents().runs().get().get(0).trails()).hasSize(3);
        robot.interact(window.sessions().history()::undo);
        assertThat(window.descents().runs().get().get(0).trails()).hasSize(4);
    }

    @Test
    void basinsAndMatchRegionLieOverTheMapAndInItsExports(FxRobot robot) {
        waitForMap();
        Overlays overlays = window.overlays();
        int before = overlays.changes().get();
        robot.interact(() -> overlays.matchRegion().set(true));
        until(() -> overlays.known(workbench.landscape().get()).region().isPresent());
        assertThat(overlays.changes().get()).isGreaterThan(before);
        assertThat(overlays.known(workbench.landscape().get()).region().orElseThrow().share()).isBetween(0.2, 0.9);
        robot.interact(() -> overlays.basins().set(BasinMap.Way.SLICE));
        MapOverlays painted = WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> overlays.painted(workbench.landscape().get()).get()));
        assertThat(painted.basins().orElseThrow().share(BasinMap.End.TRUTH)).isBetween(0.05, 0.4);
        robot.interact(() -> overlays.basins().set(BasinMap.Way.FULL));
        until(() -> overlays.sentence().get().startsWith("Basins of descents in all six"));
        BasinMap full = overlays.known(workbench.landscape().get()).basins().orElseThrow();
        assertThat(full.way()).isEqualTo(BasinMap.Way.FULL);
        assertThat(full.basins().get(0).end()).isEqualTo(BasinMap.End.TRUTH);
        assertThat(document().pictures().basins()).isEqualTo(Optional.of(BasinMap.Way.FULL));
        assertThat(document().pictures().matchRegion()).isTrue();
        Path file = folder.resolve("map.svg");
        robot.interact(() -> window.exports().write(workbench.landscape().get(), file));
        until(() -> file.toFile().exists());
        assertThat(file).content().contains("match").contains("descent in six parameters");
        robot.interact(window.sessions().history()::undo);
        robot.interact(window.sessions().history()::undo);
        robot.interact(window.sessions().history()::undo);
        assertThat(List.of(overlays.matchRegion().get(), overlays.basins().get() == null)).containsExactly(false, true);
        assertThat(FigureExport.Format.of(file)).isEqualTo(FigureExport.Format.SVG);
    }
}
