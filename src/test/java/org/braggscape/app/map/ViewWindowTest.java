package org.braggscape.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import java.util.Arrays;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.model.Selection;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.Landscape;
import org.braggscape.study.MapParameter;
import org.braggscape.study.Overview;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Which part of which map is seen: other parameters, zoom, pan, back and forward. */
class ViewWindowTest extends WindowTest {

    @Start
    void start(Stage stage) {
        open(stage, few(21));
    }

    /** The map on screen is that of the settings. */
    private Landscape map() {
        until(() -> {
            Landscape now = window.workbench().landscape().get();
            return now != null && now.complete() && window.views().map().upToDate()
                    && now.request().x().equals(window.workbench().request().x())
                    && now.request().y().equals(window.workbench().request().y());
        });
        return window.workbench().landscape().get();
    }

    private Point2D at(double shareX, double shareY) {
        MapFrame frame = window.views().map().frame();
        return window.views().map().localToScreen(frame.area().x + shareX * frame.area().width,
                frame.area().y + shareY * frame.area().height);
    }

    @Test
    void aBoxIsZoomedIntoAndBackLeadsOut(FxRobot robot) {
        Landscape whole = map();
        MapFrame frame = window.views().map().frame();
        Selection before = window.workbench().selection().get();
        robot.moveTo(at(0.25, 0.25)).press(MouseButton.PRIMARY).moveTo(at(0.5, 0.4)).moveTo(at(0.75, 0.75))
                .release(MouseButton.PRIMARY);
        Landscape part = map();
        double width = frame.right() - frame.left();
        assertThat(part.request().x().from()).isEqualTo(frame.left() + 0.25 * width, within(0.01 * width));
        assertThat(part.request().x().to()).isEqualTo(frame.left() + 0.75 * width, within(0.01 * width));
        assertThat(part.request().pointsX()).isEqualTo(21);
        assertThat(before).isNotNull();
        robot.interact(() -> window.views().map().requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        until(() -> window.workbench().settings().get().equals(few(21)));
        assertThat(map().request().x()).isEqualTo(whole.request().x());
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(map().request().x()).isEqualTo(part.request().x());
    }

    @Test
    void theWheelZoomsAtTheCursorAndTheMiddleButtonMoves(FxRobot robot) {
        Landscape whole = map();
        double width = whole.request().x().to() - whole.request().x().from();
        double kept = window.views().map().frame().left() + 0.3 * width;
        robot.moveTo(at(0.3, 0.6));
        // TestFX names the direction in which the content goes
        robot.scroll(80, VerticalDirection.DOWN);
        until(() -> window.workbench().request().x().to() - window.workbench().request().x().from() < 0.95 * width);
        Landscape near = map();
        MapFrame frame = window.views().map().frame();
        double nearWidth = near.request().x().to() - near.request().x().from();
        assertThat(near.request().x().from() + 0.3 * nearWidth).isEqualTo(kept, within(0.02 * width));
        robot.moveTo(at(0.5, 0.5)).press(MouseButton.MIDDLE).moveTo(at(0.6, 0.5)).moveTo(at(0.7, 0.5))
                .release(MouseButton.MIDDLE);
        until(() -> Math.abs(window.workbench().request().x().from() - frame.left() + 0.2 * nearWidth) < 0.02 * nearWidth);
        Landscape moved = map();
        assertThat(moved.request().x().to() - moved.request().x().from()).isEqualTo(nearWidth, within(1e-6 * nearWidth));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        until(() -> window.workbench().settings().get().equals(few(21)));
    }

    @Test
    void otherParametersHaveRangesOfTheirOwn(FxRobot robot) {
        map();
        robot.interact(() -> robot.lookup("#x-parameter").queryComboBox().getSelectionModel().select(
                (Object) new MapParameter.Strain()));
        robot.interact(() -> robot.lookup("#y-parameter").queryComboBox().getSelectionModel().select(
                (Object) MapParameter.of(LatticeParameter.GAMMA)));
        Landscape strain = map();
        assertThat(strain.request().x().from()).isEqualTo(-15);
        assertThat(strain.falseMinima()).isNotEmpty();
        robot.interact(() -> robot.lookup("#x-parameter").queryComboBox().getSelectionModel().select(
                (Object) MapParameter.of("1.x", window.workbench().structure().get()).orElseThrow()));
        Landscape atoms = map();
        assertThat(atoms.request().x().to() - atoms.request().x().from()).isEqualTo(1, within(1e-12));
        // two lengths that are linked, and one of them, are not two axes
        robot.interact(() -> window.workbench().settings().set(few(21).over(MapParameter.of("a=b",
                window.workbench().structure().get()).orElseThrow(), new MapParameter.Strain())));
        assertThat(map().request().y().parameter()).isEqualTo(new MapParameter.Strain());
    }

    @Test
    void theOverviewOpensAPair(FxRobot robot) {
        map();
        robot.clickOn("#centre-overview");
        until(() -> window.views().overview().overview().get() != null
                && window.views().overview().overview().get().maps().size() == Overview.PAIRS);
        // from the open map, a and c, down the column of a to a and beta
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(window.views().centre().shown().get()).isEqualTo("Map");
        assertThat(map().request().y().parameter()).isEqualTo(MapParameter.of(LatticeParameter.BETA));
    }

    @Test
    void everyPairOfTheOverviewIsOpenedEvenBeforeItsMapIsThere(FxRobot robot) {
        map();
        OverviewView overview = window.views().overview();
        int index = 0;
        for (LatticeParameter second : LatticeParameter.values()) {
            for (LatticeParameter first : Arrays.copyOf(LatticeParameter.values(), second.ordinal())) {
                robot.interact(() -> window.views().centre().show("Overview"));
                until(() -> overview.place(0).isPresent());
                robot.clickOn(overview.place(index++).orElseThrow());
                assertThat(window.views().centre().shown().get()).isEqualTo("Map");
                assertThat(window.workbench().settings().get().x()).isEqualTo(MapParameter.of(first));
                assertThat(window.workbench().settings().get().y()).isEqualTo(MapParameter.of(second));
            }
        }
        assertThat(index).isEqualTo(Overview.PAIRS);
    }

    @Test
    void mapsSideBySideShareTheAxes(FxRobot robot) {
        map();
        robot.clickOn("#centre-compare");
        until(() -> window.views().compare().tiles().stream().allMatch(tile -> tile.landscape().get() != null
                && tile.landscape().get().complete()));
        assertThat(window.views().compare().tiles()).extracting(tile -> tile.landscape().get().request().loss().name())
                .containsExactly("cosine", "mse");
        assertThat(window.views().compare().tiles()).extracting(tile -> tile.landscape().get().request().x())
                .containsOnly(window.workbench().request().x());
    }

    @Test
    void mapsSideBySideStayLargeEnoughToRead(FxRobot robot) {
        map();
        robot.interact(() -> {
            window.stage().setWidth(1100);
            window.stage().setHeight(700);
        });
        robot.clickOn("#centre-compare");
        robot.interact(() -> window.views().compare().count().setValue(4));
        until(() -> window.views().compare().tiles().stream().allMatch(tile -> tile.getWidth() > 225 && tile.getHeight() > 225));
        assertThat(window.views().compare().tiles()).extracting(tile -> tile.getBoundsInParent().getMinX()).containsOnly(
                window.views().compare().tiles().get(0).getBoundsInParent().getMinX());
    }
}
