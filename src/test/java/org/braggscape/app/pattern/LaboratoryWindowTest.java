package org.braggscape.app.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.braggscape.app.Waiting.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.model.Comparison;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Target;
import org.braggscape.session.Document;
import org.braggscape.session.SessionFile;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The structure's own pattern as a laboratory would measure it. */
class LaboratoryWindowTest extends WindowTest {
    private static final LaboratoryConditions WANTED = new LaboratoryConditions(500, 0, 0, 0, 0, 0, Optional.empty(), 0,
            Optional.of(new PreferredOrientation(0, 0, 1, 0.7)), false, 3);

    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(stage, few(11));
    }

    /** The map and the shown pattern against a target; the truth is known and in the plane of the map in any case. */
    private Landscape map(LaboratoryConditions conditions) {
        Target target = Target.of(SampleStructures.read("U2Ti"), conditions);
        until(() -> {
            Landscape now = window.workbench().landscape().get();
            Comparison shown = window.workbench().comparison().get();
            return now != null && now.complete() && now.request().target().equals(target) && window.views().map().upToDate() && shown != null
                    && shown.selection() == window.workbench().selection().get() && shown.selection() != null;
        });
        assertThat(window.workbench().comparison().get().target().intensity())
                .isEqualTo(target.pattern(XrdSettings.PAPER).intensity());
        assertThat(window.workbench().comparison().get().distance()).isNotNaN();
        assertThat(window.workbench().landscape().get().request().containsTruth()).isTrue();
        return window.workbench().landscape().get();
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private static void tick(FxRobot robot, String id) {
        robot.lookup(id).<CheckBox>query().setSelected(true);
    }

    private static List<Bounds> places(FxRobot robot) {
        return Stream.of("#counts", "#laboratory-noise", "#laboratory-orientation", "#march", "#use-laboratory").map(id -> {
            Node node = robot.lookup(id).query();
            return node.localToScene(node.getBoundsInLocal());
        }).toList();
    }

    private static void type(FxRobot robot, String id, String text) {
        TextField field = robot.lookup(id).query();
        field.setText(text);
        field.getOnAction().handle(null);
    }

    @Test
    void theTargetIsAlteredAndCleanAgain(FxRobot robot) throws IOException {
        Landscape clean = map(LaboratoryConditions.NONE);
        assertThat(clean.minima()).anyMatch(Minimum::truth);
        assertThat(button(robot, "#target").getText()).isEqualTo("Target: clean pattern");
        assertThat(button(robot, "#clean-target").isVisible()).isFalse();

        Platform.runLater(() -> button(robot, "#target").fire());
        until(() -> robot.lookup("#use-laboratory").tryQuery().isPresent());
        robot.interact(() -> {
            tick(robot, "#laboratory-noise");
            type(robot, "#counts", "500");
            type(robot, "#noise-seed", "3");
            tick(robot, "#laboratory-orientation");
        });
        List<Bounds> places = places(robot);
        robot.interact(() -> {
            type(robot, "#march", "20");
            robot.lookup("#march").query().getScene().getRoot().layout();
        });
        assertThat(places(robot)).as("nothing moves under the mouse").isEqualTo(places);
        assertThat(robot.lookup("The March parameter is a number from 0.1 to 10.").tryQuery()).isPresent();
        robot.interact(() -> button(robot, "#use-laboratory").fire());
        assertThat(robot.lookup("#use-laboratory").tryQuery()).as("a wrong number keeps the dialog open").isPresent();
        robot.interact(() -> {
            type(robot, "#march", "0.7");
            button(robot, "#use-laboratory").fire();
        });

        Landscape altered = map(WANTED);
        assertThat(altered.minima()).noneMatch(Minimum::truth);
        assertThat(altered.slice().values()[5][5]).isGreaterThan(-0.9).isGreaterThan(clean.slice().values()[5][5]);
        assertThat(button(robot, "#target").getText()).isEqualTo("Target: with preferred orientation, counting noise");

        Path file = folder.resolve("altered.braggscape");
        Document[] document = new Document[1];
        robot.interact(() -> document[0] = window.sessions().history().present().orElseThrow());
        SessionFile.write(document[0], file);

        robot.interact(window.sessions().history()::undo);
        assertThat(map(LaboratoryConditions.NONE).minima()).anyMatch(Minimum::truth);
        robot.interact(window.sessions().history()::redo);
        map(WANTED);
        robot.interact(() -> button(robot, "#clean-target").fire());
        map(LaboratoryConditions.NONE);
        Platform.runLater(() -> window.sessions().open(file));
        assertThat(map(WANTED).slice().values()).isDeepEqualTo(altered.slice().values());
    }
}
