package org.braggscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import atlantafx.base.controls.Message;
import atlantafx.base.controls.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.model.Comparison;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.figure.MapFrame;
import org.braggscape.figure.PatternCurve;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.Losses;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.MapParameter;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user meets it, with a map of fewer points, so that it does not take long. */
public class MainWindowTest extends WindowTest {
    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(stage, few(41));
    }

    private Landscape completeMap(String structure) {
        Workbench workbench = window.workbench();
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete()
                && workbench.landscape().get().request().structure().name().equals(structure) && window.views().map().upToDate()
                && workbench.comparison().get() != null && workbench.comparison().get().selection() != null);
        return workbench.landscape().get();
    }

    private void click(FxRobot robot, double x, double y) {
        MapFrame frame = window.views().map().frame();
        Point2D point = window.views().map().localToScreen(frame.pixelX(x), frame.pixelY(y));
        robot.clickOn(point);
    }

    private void waitForPatternOf(int rank, boolean truth) {
        until(() -> {
            Comparison shown = window.workbench().comparison().get();
            return shown.selection() != null && shown.selection().rank() == rank && shown.selection().truth() == truth
                    && window.views().patterns().figure() != null && window.views().patterns().figure().curves().size() == 2
                    && window.views().patterns().figure().curves().get(1).pattern() == shown.pattern();
        });
    }

    @Test
    void clickingTheDeepestFalseMinimumShowsThePatternSimulatedForItsCell(FxRobot robot) {
        Landscape landscape = completeMap("U2Ti");
        Minimum deepest = landscape.falseMinima().get(0);
        double[] truth = landscape.request().structure().lattice().parameters();
        assertThat(deepest.point()[0]).isEqualTo(4.64, within(0.03));
        assertThat(deepest.point()[2]).isEqualTo(2.95, within(0.03));

        click(robot, truth[0], truth[2]);
        waitForPatternOf(0, true);
        click(robot, landscape.x(deepest), landscape.y(deepest));
        waitForPatternOf(1, false);

        Pattern expected = new XrdSimulator(XrdSettings.PAPER)
                .simulate(landscape.request().structure().withLattice(Landscape.cell(deepest)));
        PatternCurve shown = window.views().patterns().figure().curves().get(1);
        assertThat(shown.pattern().intensity()).containsExactly(expected.intensity());
        assertThat(shown.pattern().reflections()).isEqualTo(expected.reflections());
        assertThat(shown.label()).isEqualTo("Minimum 1");
        assertThat(window.workbench().comparison().get().loss()).isEqualTo(deepest.value(), within(1e-8));
    }

    @Test
    void keysMoveTheProbeAndChooseMinima(FxRobot robot) {
        Landscape landscape = completeMap("U2Ti");
        robot.interact(() -> window.views().map().requestFocus());
        robot.type(KeyCode.DIGIT2);
        waitForPatternOf(2, false);
        robot.type(KeyCode.DIGIT0);
        waitForPatternOf(0, true);
        robot.type(KeyCode.RIGHT);
        robot.press(KeyCode.SHIFT).type(KeyCode.UP).release(KeyCode.SHIFT);
        waitForPatternOf(0, false);
        Selection probe = window.workbench().selection().get();
        assertThat(probe.x()).isEqualTo(landscape.xValues()[21]);
        assertThat(probe.y()).isEqualTo(landscape.yValues()[30]);
        assertThat(window.workbench().comparison().get().loss())
                .isEqualTo(landscape.slice().values()[30][21], within(1e-8));
    }

    @Test
    void aBadFileIsASentenceAndTheWindowStaysUsable(FxRobot robot) throws Exception {
        completeMap("U2Ti");
        Path bad = Files.writeString(folder.resolve("broken.cif"), "data_x\n_cell_length_a 4\n");
        robot.interact(() -> window.workbench().open(bad));
        until(() -> robot.lookup(".notification").tryQuery().isPresent());
        assertThat(robot.lookup(".notification").queryAs(Notification.class).getMessage()).contains("broken.cif")
                .endsWith(".");
        assertThat(window.workbench().structure().get().name()).isEqualTo("U2Ti");
        robot.interact(() -> window.workbench().openSample("AlNi"));
        assertThat(completeMap("AlNi").falseMinima()).isNotNull();
    }

    @Test
    void anImpossibleRangeIsASentenceBesideTheField(FxRobot robot) {
        completeMap("U2Ti");
        TextField field = robot.lookup("#range-x").queryAs(TextField.class);
        robot.interact(field::requestFocus);
        robot.interact(field::selectAll);
        robot.write("-3").type(KeyCode.ENTER);
        Label sentence = robot.lookup("#range-x-sentence").queryAs(Label.class);
        until(() -> !sentence.getText().isEmpty());
        assertThat(sentence.getText()).isEqualTo("'-3' is no range; write ±15 %, −10 … 20 % or 4.2 … 5.1.");
        assertThat(sentence.isVisible()).isTrue();
        assertThat(field.getText()).isEqualTo("-3");
        assertThat(window.workbench().settings().get()).isEqualTo(few(41));
        robot.interact(field::selectAll);
        robot.write("10").type(KeyCode.ENTER);
        until(() -> window.workbench().settings().get().extentX().to() == 10);
        assertThat(sentence.getText()).isEmpty();
        until(() -> window.workbench().landscape().get().complete()
                && window.workbench().landscape().get().request().x().to() < 4.79 * 1.11);
    }

    @Test
    void whatIsWrongInAFieldGivesWayToTheValueInForceWhenThatIsShownAnew(FxRobot robot) {
        completeMap("U2Ti");
        robot.interact(() -> window.workbench().settings().set(few(21)));
        robot.interact(() -> window.sessions().history().present());
        wrong(robot, "#points", "many");
        wrong(robot, "#range-x", "wide");
        wrong(robot, "#steps", "few");
        // who corrects one field has not done with the other
        robot.interact(() -> {
            robot.lookup("#points").queryAs(TextField.class).setText("31");
            robot.lookup("#points").queryAs(TextField.class).fireEvent(new ActionEvent());
        });
        assertThat(robot.lookup("#range-x").queryAs(TextField.class).getText()).isEqualTo("wide");
        wrong(robot, "#points", "many");
        robot.interact(window.sessions().history()::undo);
        assertRight(robot, "#points", "21");
        assertRight(robot, "#range-x", "±15 %");
        assertRight(robot, "#steps", "2000");
        wrong(robot, "#points", "many");
        robot.interact(window.sessions().history()::redo);
        assertRight(robot, "#points", "31");
    }

    private static void wrong(FxRobot robot, String id, String text) {
        TextField field = robot.lookup(id).queryAs(TextField.class);
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
        assertThat(field.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("danger"));
    }

    private static void assertRight(FxRobot robot, String id, String text) {
        TextField field = robot.lookup(id).queryAs(TextField.class);
        assertThat(field.getText()).isEqualTo(text);
        assertThat(field.getPseudoClassStates()).doesNotContain(PseudoClass.getPseudoClass("danger"));
        assertThat(field.getAccessibleHelp()).isNull();
    }

    @Test
    void theNewestRequestWins(FxRobot robot) {
        completeMap("U2Ti");
        MapSettings last = new MapSettings(MapParameter.of(LatticeParameter.B), MapParameter.of(LatticeParameter.GAMMA),
                AxisExtent.USUAL, AxisExtent.USUAL, 21, Losses.ALL.get(0));
        robot.interact(() -> {
            window.workbench().settings().set(few(41).swapped());
            window.workbench().settings().set(last);
        });
        until(() -> window.workbench().landscape().get().complete()
                && window.workbench().landscape().get().request().x().parameter().equals(last.x())
                && !window.workbench().computation().status().get().running());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workbench().landscape().get().request().y().parameter()).isEqualTo(last.y());
        assertThat(window.workbench().computation().status().get().done()).isEqualTo(21 * 21);
    }

    @Test
    void cancelStopsTheComputationAndItsPictureStays(FxRobot robot) {
        completeMap("U2Ti");
        waitForPatternOf(1, false);
        robot.interact(() -> window.workbench().settings()
                .set(new MapSettings(few(41).x(), few(41).y(), few(41).extentX(), few(41).extentY(), 501, Losses.ALL.get(0))));
        until(() -> window.workbench().structure().get() != null && window.workbench().landscape().get() != null
                && window.workbench().landscape().get().request().pointsX() == 501);
        robot.interact(() -> window.views().map().requestFocus());
        robot.type(KeyCode.ESCAPE);
        until(() -> window.workbench().computation().status().get().cancelled());
        assertThat(window.workbench().landscape().get().complete()).isFalse();
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).startsWith("Cancelled at ");
        // the part of a map has no rings, so that no minimum of it can be selected
        waitForPatternOf(0, false);
        assertThat(window.workbench().selection().get().title()).isEqualTo("Probe");
    }

    @Test
    void aNoticeStaysUntilItIsDismissed(FxRobot robot) throws Exception {
        completeMap("U2Ti");
        Path odd = Files.writeString(folder.resolve("odd.cif"), """
                data_odd
                _cell_length_a 3.6
                _cell_length_b 3.6
                _cell_length_c 3.6
                _cell_angle_alpha 90
                _cell_angle_beta 90
                _cell_angle_gamma 90
                _symmetry_space_group_name_H-M 'P 1'
                loop_
                _atom_site_label
                _atom_site_type_symbol
                _atom_site_fract_x
                _atom_site_fract_y
                _atom_site_fract_z
                _atom_site_occupancy
                Cu1 Cu 0 0 0 1.7
                """);
        robot.interact(() -> window.workbench().open(odd));
        until(() -> window.workbench().structure().get().name().equals("odd"));
        until(() -> robot.lookup("#notices .message").tryQuery().isPresent());
        Message notice = robot.lookup("#notices .message").queryAs(Message.class);
        assertThat(notice.getDescription()).contains("1.7");
        completeMap("odd");
        assertThat(window.workbench().notices()).isNotEmpty();
        robot.interact(() -> notice.getOnClose().handle(null));
        assertThat(robot.lookup("#notices .message").queryAll()).hasSize(window.workbench().notices().size());
    }
}
