package org.braggscape.app.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.TimeLimit;
import org.braggscape.app.Frames;
import org.braggscape.app.MainWindow;
import org.braggscape.app.WindowTest;
import org.braggscape.app.descent.Trail;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.figure.TestRecords;
import org.braggscape.math.Progress;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.Study;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyComputation;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A study in the window: run, paused, gone on with, and one of its cases looked at on the map. */
class StudyWindowTest extends WindowTest {
    private static final String PASTED = """
            data_CsCl
            _symmetry_space_group_name_H-M 'P m -3 m'
            _symmetry_Int_Tables_number 221
            _cell_length_a 4.12
            _cell_length_b 4.12
            _cell_length_c 4.12
            _cell_angle_alpha 90
            _cell_angle_beta 90
            _cell_angle_gamma 90
            loop_
            _atom_site_label
            _atom_site_type_symbol
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            Cs1 Cs 0 0 0
            Cl1 Cl 0.5 0.5 0.5
            """;

    @TempDir
    Path folder;


    @Start
    void start(Stage stage) {
        open(new MainWindow(stage, Optional.of(folder.resolve("config")), Optional.of(folder.resolve("state"))), few(11));
    }

    private void set(FxRobot robot, String structure, int starts) {
        robot.interact(() -> window.views().study().setup().show(new StudyConfiguration("test", List.of(structure),
                List.of(new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.15), List.of("unconstrained"))), starts, 1,
                List.of("cosine"), List.of("lbfgs"), 30, MatchTolerances.STRICT)));
    }

    private StudyRun.State state() {
        return window.views().study().run().state().get();
    }

    private Path records() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/studies"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
    }

    private void showStudy(FxRobot robot) {
        until(() -> window.workbench().structure().get() != null);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> window.views().centre().shown().get().equals("Study"));
    }

    @Test
    void aStudyIsPausedAndGoesOnAlsoAfterItWasClosed(FxRobot robot) throws IOException {
        showStudy(robot);
        set(robot, "BPO4", 60);
        robot.clickOn("#study-run");
        until(() -> state() == StudyRun.State.RUNNING && window.views().study().run().done() > 0);
        assertThat(window.views().study().run().total()).isEqualTo(180);
        robot.clickOn("#study-pause");
        until(() -> state() == StudyRun.State.PAUSED);
        int paused = window.views().study().run().done();
        assertThat(paused).isLessThan(180);
        assertThat(Files.readAllLines(records())).hasSize(paused);
        assertThat(robot.lookup("#study-status").queryAs(Label.class).getText()).contains("of 180 cases · paused");
        // forget it, as closing the program would, and open its file
        robot.clickOn("#study-cancel");
        until(() -> state() == StudyRun.State.NONE);
        Path file = records();
        robot.interact(() -> window.views().study().open(file));
        until(() -> state() == StudyRun.State.PAUSED);
        assertThat(window.views().study().run().done()).isEqualTo(paused);
        robot.clickOn("#study-pause");
        until(() -> state() == StudyRun.State.FINISHED);
        assertThat(Files.readAllLines(file)).hasSize(180);
        assertThat(window.views().study().run().records()).extracting(record -> record.of().number())
                .isEqualTo(Stream.iterate(0, i -> i + 1).limit(180).toList());
        // the file belongs to that study
        set(robot, "AlNi", 2);
        robot.interact(() -> window.views().study().begin(file));
        until(() -> robot.lookup("#toasts .message").tryQuery().isPresent());
        assertThat(Files.readAllLines(file)).hasSize(180);
    }

    @Test
    void aFailureIsShownOnTheMapAsTheStudyHadIt(FxRobot robot) {
        showStudy(robot);
        set(robot, "AlNi", 4);
        robot.clickOn("#study-run");
        until(() -> state() == StudyRun.State.FINISHED);
        robot.interact(() -> window.views().study().show("Cases"));
        robot.clickOn("#study-only-failures");
        until(() -> !window.views().study().caseTable().getItems().isEmpty()
                && window.views().study().caseTable().getItems().stream().noneMatch(record -> record.match() || record.of().isBaseline()));
        robot.interact(() -> {
            window.views().study().caseTable().requestFocus();
            window.views().study().caseTable().getSelectionModel().select(0);
        });
        StudyRecord failure = window.views().study().chosen().get();
        assertThat(new StudyComputation(window.views().study().run().study().orElseThrow()).compute(failure.of(), Progress.NONE).end().loss())
                .isEqualTo(failure.end().loss());
        robot.type(KeyCode.ENTER);
        until(() -> window.views().centre().shown().get().equals("Map"));
        assertThat(window.workbench().structure().get().name()).isEqualTo("AlNi");
        until(() -> window.descents().selected().get() != null && window.descents().selected().get().ended());
        Trail trail = window.descents().selected().get().trails().get(0);
        assertThat(trail.count() - 1).isEqualTo(failure.steps());
        assertThat(trail.loss(trail.count() - 1)).isEqualTo(failure.end().loss(), within(1e-12));
        assertThat(trail.cell(0)).containsExactly(failure.start().cell(), within(1e-12));
        // the scatter knows it as well, and goes on from it by keys
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        robot.interact(() -> window.views().study().show("Loss and distance"));
        robot.interact(() -> robot.lookup("#study-similarity").query().requestFocus());
        robot.type(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(window.views().study().chosen().get().end().distance()).isLessThanOrEqualTo(failure.end().distance());
    }

    @Test
    void aPastedStructureTakesPart(FxRobot robot) throws IOException {
        showStudy(robot);
        assertThat(robot.lookup("#study-structure-open").queryAs(CheckBox.class).isVisible()).isFalse();
        robot.interact(() -> window.workbench().paste(PASTED));
        until(() -> window.workbench().structure().get().name().contains("Cs"));
        CrystalStructure pasted = window.workbench().structure().get();
        set(robot, "AlNi", 2);
        robot.clickOn("#study-structure-AlNi").clickOn("#study-structure-open");
        robot.clickOn("#study-run");
        until(() -> state() == StudyRun.State.FINISHED);
        String file = window.views().study().run().records().get(0).of().structure();
        assertThat(file).startsWith("study-").endsWith("-CsCl.cif");
        CrystalStructure truth = StructureFile.read(records().resolveSibling(file)).structure();
        assertThat(truth.lattice().distance(pasted.lattice())).isLessThan(1e-9);
        assertThat(truth.spaceGroup()).isEqualTo(pasted.spaceGroup());
        assertThat(truth.sites()).hasSize(2);
        // another structure must not take its place
        robot.interact(() -> window.workbench().paste(PASTED.replace("4.12", "4.2")));
        until(() -> window.workbench().structure().get().lattice().a() == 4.2);
        Path records = records();
        robot.interact(() -> {
            robot.lookup("#study-structure-open").queryAs(CheckBox.class).setSelected(true);
            window.views().study().begin(records);
        });
        until(() -> robot.lookup("#toasts .message").tryQuery().isPresent());
        assertThat(StructureFile.read(records.resolveSibling(file)).structure()).isEqualTo(truth);
    }

    @Test
    void manyCasesAreFilteredWithinAFrame(FxRobot robot) {
        showStudy(robot);
        List<StudyRecord> many = TestRecords.paper();
        CaseTable table = window.views().study().caseTable();
        robot.interact(() -> window.views().study().show("Cases"));
        Frames frames = new Frames();
        robot.interact(frames::start);
        List<Double> longest = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            boolean failures = i % 2 == 1;
            frames.clear();
            robot.interact(() -> table.show(many, failures));
            until(() -> failures ? table.getItems().size() < many.size() && !table.getItems().isEmpty() : table.getItems().size() == many.size());
            until(() -> frames.milliseconds().size() > 3);
            longest.add(frames.milliseconds().stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        }
        robot.interact(frames::stop);
        // the first ones are of code that has just been loaded
        List<Double> warm = longest.subList(7, 14).stream().sorted().toList();
        System.out.println("Longest frames while " + many.size() + " cases are filtered, in ms: " + longest);
        assertThat(warm.get(warm.size() / 2)).isLessThan(TimeLimit.of(16));
    }

    @Test
    void aCaseOfAnAlteredTargetIsRepeatedWithIt(FxRobot robot) throws IOException {
        StudyConfiguration configuration = StudyConfiguration.read(Files.writeString(folder.resolve("plates.json"), """
                {"name": "plates", "structures": ["AlNi"], "noise": [{"kind": "lattice", "sigma": [0.1], "modes": ["unconstrained"]}],
                 "starts": 1, "seed": 1, "loss_names": ["cosine"], "rules": ["lbfgs"], "steps": 200,
                 "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5},
                 "laboratory": {"counts": 1000, "axis": [0, 0, 1], "march": 0.7, "seed": 1}}
                """));
        Study study = Study.of(configuration, Map.of("AlNi", SampleStructures.read("AlNi")));
        StudyCase one = study.cases().stream().filter(each -> !each.isBaseline()).findFirst().orElseThrow();
        StudyRecord record = new StudyComputation(study).compute(one, Progress.NONE);
        List<String> problems = new ArrayList<>();
        CaseOnMap onMap = new CaseOnMap(window.workbench(), window.descents(), window.playback(), () -> { }, problems::add);
        until(() -> window.workbench().structure().get() != null);
        robot.interact(() -> onMap.show(record, Optional.of(study), null));
        until(() -> window.descents().selected().get() != null && window.descents().selected().get().ended());
        assertThat(window.workbench().laboratory().get()).isEqualTo(study.laboratory());
        Trail trail = window.descents().selected().get().trails().get(0);
        assertThat(trail.count() - 1).isEqualTo(record.steps());
        assertThat(trail.loss(trail.count() - 1)).isEqualTo(record.end().loss(), within(1e-12));
        assertThat(problems).isEmpty();
        onMap.close();
    }

    @Test
    void whatIsMissingIsSaid(FxRobot robot) {
        showStudy(robot);
        set(robot, "AlNi", 2);
        robot.clickOn("#study-structure-AlNi");
        assertThat(robot.lookup("#study-summary").queryAs(Label.class).getText()).isEqualTo("Choose at least one structure.");
        robot.clickOn("#study-run");
        assertThat(state()).isEqualTo(StudyRun.State.NONE);
        assertThat(folder.resolve("state/studies")).doesNotExist();
        robot.interact(() -> window.views().study().open(folder.resolve("nothing.jsonl")));
        until(() -> state() == StudyRun.State.NONE);
    }
}
