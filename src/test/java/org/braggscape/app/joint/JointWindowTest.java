package org.braggscape.app.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Selection;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.examples.AddAnEnergyModel;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MapFrame;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.JointLoss;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.JointWeight;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.braggscape.study.Schedule;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The maps of loss, energy and both together. */
class JointWindowTest extends WindowTest {

    @Start
    void start(Stage stage) {
        open(stage, few(21));
    }

    private JointMaps maps() {
        return window.joint().maps();
    }

    private void open(String sample, FxRobot robot) {
        robot.interact(() -> window.workbench().openSample(sample));
        until(() -> window.workbench().structure().get() != null && window.workbench().structure().get().name().equals(sample)
                && window.workbench().landscape().get() != null && window.workbench().landscape().get().complete());
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        until(() -> window.centre().shown().get().equals("Joint"));
    }

    /** The sum whose minima have been found. */
    private Landscape joint(double weight) {
        until(() -> maps().joint().get() != null && maps().joint().get().complete()
                && ((JointLoss) maps().joint().get().request().loss()).weight() == weight
                && maps().joint().get().minima().stream().noneMatch(JointWindowTest::onGrid));
        return maps().joint().get();
    }

    private static boolean onGrid(Minimum minimum) {
        return Math.abs(minimum.offsetX() / (0.3 * 3.75 / 20) - Math.rint(minimum.offsetX() / (0.3 * 3.75 / 20))) < 1e-9
                && !minimum.truth();
    }

    @Test
    void theSumFollowsTheSliderWithoutComputingAgain(FxRobot robot) {
        open("Cu3Au", robot);
        Landscape first = joint(1);
        Landscape loss = maps().pattern().get();
        Landscape energy = maps().energy().get();
        assertThat(loss).isSameAs(window.workbench().landscape().get());
        double zero = maps().reference();
        Slider slider = robot.lookup("#joint-weight").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        robot.type(KeyCode.RIGHT);
        double weight = maps().weight().get();
        assertThat(weight).isEqualTo(1.3);
        assertThat(robot.lookup("#joint-weight-value").queryAs(Label.class).getText()).isEqualTo("1.3 atoms/eV");
        Landscape second = joint(weight);
        assertThat(maps().energy().get()).isSameAs(energy);
        assertThat(maps().pattern().get()).isSameAs(loss);
        for (int row = 0; row < 21; row += 4) {
            for (int column = 0; column < 21; column += 4) {
                double expected = loss.slice().values()[row][column]
                        + weight * (energy.slice().values()[row][column] - zero) / 4;
                assertThat(second.slice().values()[row][column]).isEqualTo(expected, within(1e-12));
            }
        }
        assertThat(second.slice().values()[0][0]).isNotEqualTo(first.slice().values()[0][0]);
        robot.type(KeyCode.HOME);
        assertThat(maps().weight().get()).isZero();
        until(() -> ((JointLoss) maps().joint().get().request().loss()).weight() == 0);
        assertThat(maps().joint().get().slice().values()).isDeepEqualTo(loss.slice().values());
    }

    @Test
    void theChosenModelAndWeightComeBack(FxRobot robot) {
        EnergyModel spring = new AddAnEnergyModel(53, 0.1);
        EnergyModels.use(spring);
        try {
            open("Cu3Au", robot);
            until(() -> maps().models().get().size() == 2 && maps().model().get().name().equals("emt"));
            robot.interact(() -> robot.lookup("#joint-model").queryComboBox().getSelectionModel().select(1));
            JointWeight added = maps().added();
            assertThat(added).isEqualTo(new JointWeight(1, Optional.of("spring")));
            robot.interact(() -> maps().restore(new JointWeight(20, Optional.of("emt"))));
            assertThat(maps().model().get().name()).isEqualTo("emt");
            assertThat(robot.lookup("#joint-weight-value").queryAs(Label.class).getText()).isEqualTo("20 atoms/eV");
            // what cannot be had is not forgotten as long as nobody looks
            robot.interact(() -> {
                window.centre().show("Map");
                maps().restore(new JointWeight(2, Optional.of("elsewhere")));
            });
            assertThat(maps().added().energyName()).contains("elsewhere");
            robot.interact(() -> {
                maps().restore(added);
                window.centre().show("Joint");
            });
            assertThat(maps().model().get()).isSameAs(spring);
            assertThat(maps().weight().get()).isEqualTo(1);
        } finally {
            EnergyModels.leave(spring);
        }
    }

    @Test
    void oneCursorPointsIntoAllThree(FxRobot robot) {
        open("Cu3Au", robot);
        joint(1);
        JointTile energy = window.joint().tiles().get(1);
        until(() -> window.joint().tiles().stream().allMatch(tile -> tile.shown().get() != null && tile.shown().get().complete()));
        MapFrame frame = energy.frame();
        Point2D there = energy.localToScreen(frame.area().getCenterX() + 30, frame.area().getCenterY() + 20);
        robot.moveTo(there);
        until(() -> !robot.lookup("#joint-value-joint").queryAs(Label.class).getText().isEmpty());
        List<Point2D> cursors = window.joint().tiles().stream().map(JointTile::cursor).distinct().toList();
        assertThat(cursors).hasSize(1);
        assertThat(cursors.get(0).getX()).isGreaterThan(3.76);
        assertThat(robot.lookup("#joint-value-energy").queryAs(Label.class).getText()).endsWith(" eV/atom");
        assertThat(robot.lookup("#joint-value-pattern").queryAs(Label.class).getText()).startsWith("−0.");
        robot.clickOn(there);
        until(() -> window.workbench().comparison().get() != null && window.workbench().comparison().get().selection() != null
                && window.workbench().comparison().get().selection() == window.workbench().selection().get());
        Selection selected = window.workbench().selection().get();
        assertThat(selected.x()).isEqualTo(cursors.get(0).getX(), within(0.06));
        assertThat(window.workbench().comparison().get().pattern()).isNotNull();
        robot.type(KeyCode.RIGHT);
        assertThat(window.workbench().selection().get().x()).isGreaterThan(selected.x());
        robot.moveTo(there).press(KeyCode.SHIFT).clickOn(there).release(KeyCode.SHIFT);
        until(() -> window.descents().runs().get().size() == 1);
        until(() -> window.descents().runs().get().get(0).ended());
        List<TakeMenu.Taken> taken = window.pictures().all("Joint");
        assertThat(taken.get(0).name()).isEqualTo("Cu3Au-joint");
        assertThat(taken.get(0).data().get().maps()).hasSize(3);
        assertThat(taken.get(0).data().get().tables()).hasSize(1);
        assertThat(taken.get(0).figure().apply(FigureStyle.LIGHT).least().width).isLessThan(900);
    }

    @Test
    void whereNoModelKnowsTheElementsTheLossIsShownAlone(FxRobot robot) {
        open("U2Ti", robot);
        until(() -> window.joint().tiles().get(0).shown().get() != null);
        assertThat(robot.lookup("#joint-energy-empty").queryAs(Label.class).getText())
                .isEqualTo("No energy model knows all elements of U2Ti: EMT does not know Ti or U.");
        assertThat(maps().energy().get()).isNull();
        assertThat(maps().joint().get()).isNull();
        assertThat(robot.lookup("#joint-model").queryComboBox().isDisabled()).isTrue();
        assertThat(robot.lookup("#joint-weight").query().isDisabled()).isTrue();
        assertThat(window.pictures().all("Joint")).noneMatch(picture -> picture.name().endsWith("-joint"));
        // and a relaxation says so where descents are chosen
        DescentSettings now = window.descents().settings().get();
        robot.interact(() -> {
            window.descents().settings().set(new DescentSettings(now.rule(), now.rates(), 20, now.modes(), now.free(), now.family(),
                    Schedule.of("relax").orElseThrow()));
            window.descents().dropRandom(0.05, 1);
        });
        until(() -> robot.lookup("#rule-sentence").queryAs(Label.class).getText().contains("EMT does not know Ti or U"));
        assertThat(window.descents().runs().get().get(0).trail(DescentMode.CONSTRAINED).count()).isGreaterThan(1);
        // the view is not needed for that, and follows to what can be computed
        robot.interact(() -> window.workbench().openSample("Cu3Au"));
        until(() -> maps().joint().get() != null && maps().joint().get().complete());
        assertThat(robot.lookup("#joint-energy-empty").queryAs(Label.class).getText()).isEmpty();
        assertThat(maps().models().get().stream().map(model -> model.name()).collect(Collectors.toList())).contains("emt");
    }
}
