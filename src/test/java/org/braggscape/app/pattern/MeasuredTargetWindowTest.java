package org.braggscape.app.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import atlantafx.base.controls.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.Losses;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Somebody's pattern as the target. */
class MeasuredTargetWindowTest extends WindowTest {
    private static final MapSettings FEW = new MapSettings(MapSettings.START.x(), MapSettings.START.y(),
            new AxisExtent(-4, 4, AxisExtent.Kind.PERCENT), new AxisExtent(-4, 4, AxisExtent.Kind.PERCENT), 21,
            Losses.ALL.get(0));

    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(stage, FEW);
    }

    private Landscape map(boolean truth) {
        until(() -> {
            Landscape now = window.workbench().landscape().get();
            return now != null && now.complete() && now.request().containsTruth() == truth && window.views().map().upToDate();
        });
        return window.workbench().landscape().get();
    }

    /** U2Ti as another instrument sees it: narrower peaks, a zero shift of 0.05°, a background. */
    private Path measured() throws IOException {
        TwoThetaGrid grid = new TwoThetaGrid(14.95, 0.02, 3000);
        double[] y = new XrdSimulator(XrdSettings.PAPER.withGrid(grid).withProfile(new Profile(0.05, 0, 0.04, 0.5, false)))
                .simulate(SampleStructures.read("U2Ti")).intensity();
        StringBuilder text = new StringBuilder("# 2theta intensity sigma\n");
        for (int k = 0; k < y.length; k++) {
            double angle = 15 + 0.02 * k;
            double counts = 0.01 * y[k] + 400 - 2 * (angle - 15);
            text.append(angle).append(' ').append(counts).append(' ').append(Math.sqrt(counts)).append('\n');
        }
        return Files.writeString(folder.resolve("u2ti.xye"), text);
    }

    @Test
    void aPatternIsOpenedFittedAndComparedWith(FxRobot robot) throws IOException {
        map(true);
        Path file = measured();
        Platform.runLater(() -> window.files().pattern(file));
        until(() -> robot.lookup("#use-pattern").tryQuery().isPresent());
        Node use = robot.lookup("#use-pattern").query();
        assertThat(use.isDisabled()).isTrue();
        assertThat(robot.lookup("#pattern-obstacle").<Label>query().getText()).contains("does not say its wavelength");
        robot.interact(() -> robot.lookup("#wavelength").<ComboBox<String>>query().getEditor().setText("1.5406"));
        assertThat(use.isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#fit-profile").<javafx.scene.control.Button>query().fire());
        until(() -> robot.lookup("#fit-result").<Label>query().getText().startsWith("R_wp"));
        assertThat(robot.lookup("#fit-result").<Label>query().getText()).contains("zero shift 0.0500°");
        robot.interact(() -> {
            robot.lookup("#left-out").<TextField>query().setText("16–17; 60–61.5");
            robot.lookup("#left-out").<TextField>query().fireEvent(new ActionEvent());
            robot.lookup("#fit-profile").<javafx.scene.control.Button>query().fire();
        });
        until(() -> robot.lookup("#fit-result").<Label>query().getText().startsWith("R_wp"));
        robot.interact(() -> ((javafx.scene.control.Button) use).fire());
        Landscape against = map(false);
        Minimum deepest = against.minima().get(0);
        assertThat(deepest.value()).isLessThan(-0.999);
        assertThat(against.x(deepest)).isEqualTo(against.plane().middleX(), within(2e-3));
        assertThat(against.minima()).noneMatch(Minimum::truth);
        assertThat(window.workbench().measured().get().settings().profile().w()).isEqualTo(0.04, within(2e-3));
        until(() -> window.workbench().comparison().get() != null
                && Double.isNaN(window.workbench().comparison().get().distance()));
        String leftOut = "Shaded parts of the target do not count: 16–17°, 60–61.5° 2θ.";
        until(() -> robot.lookup("#pattern-picture").query().getAccessibleText().endsWith(leftOut));
        until(() -> window.views().patterns().figure() != null);
        assertThat(window.views().patterns().figure().curves().get(0).excluded())
                .containsExactly(new AngleRange(16, 17), new AngleRange(60, 61.5));
        assertThat(window.views().patterns().taken().data().get().caption()).contains(leftOut);
        assertNothingIsSaidOfATruth(robot);
        // and back to the structure's own pattern
        robot.interact(() -> robot.lookup("#remove-target").<javafx.scene.control.Button>query().fire());
        assertThat(map(true).minima()).anyMatch(Minimum::truth);
    }

    private void assertNothingIsSaidOfATruth(FxRobot robot) {
        TableView<?> minima = robot.lookup("#minima-table").query();
        until(() -> !minima.getItems().isEmpty());
        assertThat(minima.getColumns()).filteredOn(column -> !column.isVisible()).extracting(TableColumn::getId)
                .contains("minima-recovered", "minima-match");
        assertThat(robot.lookup("#distance-of-selected").<Label>query().isVisible()).isFalse();
        robot.interact(() -> {
            robot.lookup("#steps").<TextField>query().setText("20");
            robot.lookup("#steps").<TextField>query().fireEvent(new ActionEvent());
            window.descents().drop(window.workbench().comparison().get().selection());
        });
        until(() -> !window.descents().runs().get().isEmpty() && window.descents().runs().get().get(0).ended());
        Slider scrub = robot.lookup("#scrub").query();
        Label verdict = robot.lookup("#verdict-unconstrained").query();
        robot.interact(() -> scrub.setValue(scrub.getMax()));
        until(() -> verdict.getText().equals("ended"));
    }

    @Test
    void aBrokenPatternIsASentence(FxRobot robot) throws IOException {
        map(true);
        Path broken = Files.writeString(folder.resolve("broken.xy"), "10 1\n10.1 x 3\n");
        Platform.runLater(() -> window.files().dropped(java.util.List.of(broken)));
        until(() -> robot.lookup(".notification").tryQuery().isPresent());
        assertThat(robot.lookup(".notification").queryAs(Notification.class).getMessage()).contains("broken.xy, line 2");
        assertThat(window.workbench().measured().get()).isNull();
    }
}
