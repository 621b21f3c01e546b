package org.braggscape.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.braggscape.app.Waiting.until;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.MainWindow;
import org.braggscape.app.WindowTest;
import org.braggscape.app.control.Divider;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.app.descent.DescentRun;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.study.StudyRun;
import org.braggscape.cli.CommandRuns;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.Orientation;
import org.braggscape.figure.PatternView;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.TargetPreparation;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.Document;
import org.braggscape.session.PreferencesFile;
import org.braggscape.session.SessionFile;
import org.braggscape.session.SlicePoint;
import org.braggscape.session.StudyOnScreen;
import org.braggscape.session.TestDocuments;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MapParameter;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is on screen can be saved, undone and got back. */
class SessionWindowTest extends WindowTest {
    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        open(window(stage), few(11));
    }

    private MainWindow window(Stage stage) {
        return new MainWindow(stage, Optional.of(folder.resolve("config")), Optional.of(folder.resolve("state")));
    }

    /** Another window in place of the one so far, as if the program had been started again. */
    private void restart(FxRobot robot, Path file) {
        robot.interact(() -> {
            window.close();
            window.stage().hide();
        });
        Platform.runLater(() -> {
            window = window(new Stage());
            window.show(file);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The map is there, descents have ended, and nothing moves. */
    private void settle() {
        until(() -> window.workbench().landscape().get() != null && window.workbench().landscape().get().complete()
                && window.workbench().isWished(window.workbench().landscape().get().request())
                && window.workbench().wanted() == null
                && window.minima().landscape() == window.workbench().landscape().get()
                && window.descents().runs().get().stream().allMatch(DescentRun::ended)
                && !window.playback().playing().get() && !window.playback().restoring() && waypointIsShown());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The patterns follow a playback a little later. */
    private boolean waypointIsShown() {
        Selection selection = window.workbench().selection().get();
        return selection == null || selection.waypoint() == null
                || selection.waypoint().title().equals("Step " + Math.min(window.playback().lastingStep(),
                        window.descents().selected().get().trail(window.descents().mode().get()).count() - 1));
    }

    private String json() {
        settle();
        Document[] document = new Document[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> document[0] = window.sessions().history().present().orElseThrow());
        return SessionFile.text(document[0], folder.resolve("work.braggscape"), Optional.empty());
    }

    /** Says the lines that differ, not the whole of both. */
    private static void same(String now, String wanted) {
        List<String> missing = new ArrayList<>(wanted.lines().toList());
        List<String> more = new ArrayList<>(now.lines().toList());
        missing.removeAll(now.lines().toList());
        more.removeAll(wanted.lines().toList());
        assertThat(more).isEqualTo(missing);
        assertThat(now.equals(wanted)).isTrue();
    }

    /** {@return the state with the fewest other lines} */
    private static String nearest(List<String> states, String now) {
        List<String> lines = now.lines().toList();
        return states.stream().min(Comparator.comparingLong(state -> state.lines().filter(line -> !lines.contains(line)).count()
                + Math.abs(state.lines().count() - lines.size()))).orElseThrow();
    }

    private List<Runnable> changes(FxRobot robot) {
        Workbench workbench = window.workbench();
        Descents descents = window.descents();
        return List.of(
                () -> workbench.settings().set(few(11).over(MapParameter.of(LatticeParameter.A),
                        MapParameter.of(LatticeParameter.GAMMA))),
                () -> workbench.selection().set(workbench.selection().get().moved(3, -2)),
                () -> robot.lookup("#cut-to-truth").queryButton().fire(),
                () -> robot.lookup("#joint-weight").queryAs(Slider.class).setValue(0.5),
                () -> descents.settings().set(new DescentSettings(descents.settings().get().rule(),
                        descents.settings().get().rates(), 60, descents.settings().get().modes(),
                        descents.settings().get().free(), Optional.empty())),
                () -> {
                    descents.dropRandom(0.05, 3);
                    window.playback().showAll();
                },
                () -> robot.lookup("#loss").queryComboBox().getSelectionModel().select(1),
                () -> window.playback().seek(17),
                () -> workbench.sliceThrough(end(descents)),
                () -> window.appearance().colours().set(ColourMap.MAGMA),
                () -> {
                    window.views().compare().count().setValue(3);
                    robot.lookup("#tile-width-1").queryAs(ComboBox.class).getSelectionModel().select(2);
                },
                () -> workbench.compareWith(measured()),
                () -> robot.lookup("#colour-by-loss").queryAs(CheckBox.class).setSelected(true),
                () -> workbench.openSample("Au2S"));
    }

    /** The end of the first path, as a point for the map to be a slice through. */
    private static SlicePoint end(Descents descents) {
        DescentRun run = descents.runs().get().get(0);
        return run.slicePoint(run.trails().get(0), run.trails().get(0).count() - 1);
    }

    private static MeasuredTarget measured() {
        Pattern pattern = new XrdSimulator(XrdSettings.PAPER.withGrid(new TwoThetaGrid(20, 0.1, 300)))
                .simulate(SampleStructures.read("U2Ti"));
        return MeasuredTarget.of(new MeasuredPattern("seen", pattern.grid().angles(), pattern.intensity(), Optional.empty(),
                Optional.empty(), List.of()), Radiation.PAPER, Profile.PAPER, TargetPreparation.NONE);
    }

    @Test
    void manyStepsBackAndForthAgain(FxRobot robot) {
        List<String> states = new ArrayList<>(List.of(json()));
        int undoable = 0;
        for (Runnable change : changes(robot)) {
            robot.interact(change);
            WaitForAsyncUtils.waitForFxEvents();
            until(() -> window.workbench().structure().get() != null);
            String now = json();
            if (!now.equals(states.get(states.size() - 1))) {
                states.add(now);
            }
            undoable++;
        }
        assertThat(undoable).isGreaterThan(10);
        until(() -> window.workbench().structure().get().name().equals("Au2S"));
        String last = json();
        int back = 0;
        while (window.sessions().history().canUndo().get()) {
            robot.interact(window.sessions().history()::undo);
            back++;
            String now = json();
            if (!states.contains(now)) {
                same(now, nearest(states, now));
            }
        }
        // to look at another step of the playback is no change of its own
        assertThat(back).isEqualTo(undoable - 1);
        same(json(), states.get(0));
        while (window.sessions().history().canRedo().get()) {
            robot.interact(window.sessions().history()::redo);
            json();
        }
        same(json(), last);
    }

    @Test
    void whatIsSavedIsThereAfterTheNextStart(FxRobot robot) throws IOException {
        String untouched = json();
        List<Runnable> changes = changes(robot);
        for (Runnable change : changes.subList(0, changes.size() - 2)) {
            robot.interact(change);
            settle();
        }
        Path records = records();
        robot.interact(() -> {
            window.views().cells().orientation().set(Orientation.START.rotate(0.3, 0.1));
            window.minima().pin(window.minima().reports().get().get(1), true);
            window.minima().pin(window.minima().reports().get().get(0), true);
            robot.lookup("#cut-pinned").queryButton().fire();
            window.descents().look(window.descents().runs().get().get(0), DescentMode.CONSTRAINED);
            window.playback().seek(23);
        });
        until(() -> window.workbench().selection().get().waypoint() != null);
        StudyConfiguration shown = TestDocuments.setup();
        // a sample takes part as such
        StudyConfiguration setup = new StudyConfiguration(shown.name(), List.of("BPO4"), shown.noise(), shown.starts(), shown.seed(),
                shown.lossNames(), shown.rules(), shown.steps(), shown.tolerances());
        robot.interact(() -> window.views().study().restore(new StudyOnScreen(Optional.of(records), "Rates", Optional.of("cosine"),
                false, OptionalInt.of(4), Optional.of(setup))));
        until(() -> window.minima().cutLine().isPresent() && window.views().study().run().state().get() != StudyRun.State.READING);
        robot.interact(() -> lookAtOtherThings(robot));
        Node divider = robot.lookup(".split-pane-divider").match((Node node) -> node.getLayoutX() > 100).query();
        robot.drag(divider).dropBy(-60, 0);
        String before = json();
        List<Double> dividers = dividers(robot);
        // what is not set to something else is not tested
        assertThat(same(new ObjectMapper().readTree(before).get("view"), new ObjectMapper().readTree(untouched).get("view")))
                .isEmpty();
        assertThat(window.stage().getTitle()).startsWith("• ");
        Path file = folder.resolve("work.braggscape");
        robot.interact(() -> window.sessions().write(file));
        until(() -> !window.sessions().history().unsaved().get());
        assertThat(window.stage().getTitle()).startsWith("work.braggscape – U2Ti");
        assertThat(file).hasContent(before);
        restart(robot, file);
        until(() -> file.equals(window.sessions().file().get()));
        same(json(), before);
        assertThat(window.workbench().selection().get().waypoint().title()).isEqualTo("Step 23");
        assertThat(dividers(robot)).usingElementComparator((one, other) -> Math.abs(one - other) < 0.01 ? 0 : 1).isEqualTo(dividers);
        assertThat(window.appearance().style().get().shown()).doesNotContain(FigurePart.CONTOUR_LABELS);
        assertThat(window.minima().pinned()).hasSize(2);
        until(() -> window.views().study().run().state().get() != StudyRun.State.READING);
        assertThat(window.views().study().run().records()).hasSize(6);
        assertThat(window.views().study().setup().configuration("study")).isEqualTo(setup);
        assertThat(window.sessions().history().unsaved().get()).isFalse();
        assertThat(PreferencesFile.read(folder.resolve("config")).recent()).containsExactly(file);
        assertThat(PreferencesFile.read(folder.resolve("config")).window()).isPresent();
    }

    /** Records of a study, without what could go on. */
    private Path records() throws IOException {
        Path records = folder.resolve("records/tiny.jsonl");
        Files.createDirectories(records.getParent());
        Path study = Files.writeString(folder.resolve("study.json"), """
                {"name": "tiny", "structures": ["AlNi"], "noise": [{"kind": "lattice", "sigma": [0.15], "modes": ["unconstrained"]}],
                 "starts": 2, "seed": 1, "loss_names": ["cosine"], "rules": ["lbfgs"], "steps": 5,
                 "tolerances": {"ltol": 0.1, "stol": 0.2, "angle_tol": 5}}
                """);
        assertThat(CommandRuns.exitCode("study", study.toString(), "--out", records.toString())).isZero();
        return records;
    }

    /** Looks at everything otherwise than a new window does. */
    private void lookAtOtherThings(FxRobot robot) {
        MenuEntry.named(robot.lookup(".menu-bar").query(), "Contour labels").choose();
        window.playback().speed().set(50);
        window.views().patterns().view().set(new PatternView(PatternView.Axis.D, PatternView.Normalisation.AREA, true, false, 30.5, 41));
        window.views().minimaView().patternView().set(new PatternView(PatternView.Axis.Q, PatternView.Normalisation.COUNTS, true, false, 20, 40));
        window.views().minimaView().masqueradeView().set(new PatternView(PatternView.Axis.D, PatternView.Normalisation.COUNTS, true, false, 25, 45));
        window.views().cells().zoom().set(1.5);
        window.minima().cutPoint().set(20);
        robot.lookup("#joint-weight").queryAs(Slider.class).setValue(-1);
        robot.lookup("#fold-descent").queryButton().fire();
        robot.lookup("#study-only-failures").queryAs(CheckBox.class).setSelected(true);
        window.views().study().show("Cases");
        for (Divider divider : List.of(window.views().minimaView().divider(), window.views().study().divider())) {
            divider.move(divider.position().get() + 0.05);
        }
        window.views().minimaView().show("Cut");
        window.views().centre().show("Study");
        window.views().tabs().select("Minima");
    }

    private static List<Double> dividers(FxRobot robot) {
        return robot.lookup(".split-pane").queryAllAs(SplitPane.class).stream().map(split -> split.getDividerPositions()[0]).sorted().toList();
    }

    /** {@return the names of the fields of one object that another one has with the same values} */
    private static List<String> same(JsonNode one, JsonNode other) {
        List<String> same = new ArrayList<>();
        one.fields().forEachRemaining(field -> {
            if (field.getValue().equals(other.get(field.getKey()))) {
                same.add(field.getKey());
            } else if (field.getValue().isObject() && other.has(field.getKey())) {
                same(field.getValue(), other.get(field.getKey())).forEach(name -> same.add(field.getKey() + "." + name));
            }
        });
        return same;
    }

    @Test
    void theCommandLineDrawsTheFigureOfTheWindow(FxRobot robot) throws IOException {
        settle();
        robot.interact(() -> {
            window.appearance().colours().set(ColourMap.CIVIDIS);
            window.workbench().settings().set(few(11).over(MapParameter.of(LatticeParameter.C),
                    MapParameter.of(LatticeParameter.BETA)));
            window.workbench().sliceThrough(new SlicePoint("a point",
                    window.workbench().structure().get().withLattice(window.workbench().structure().get().lattice()
                            .with(LatticeParameter.B, 5))));
            window.descents().dropRandom(0.05, 1);
        });
        settle();
        Path session = folder.resolve("work.braggscape");
        Path own = folder.resolve("window.svg");
        robot.interact(() -> {
            window.sessions().write(session);
            window.exports().write(window.workbench().landscape().get(), own);
        });
        until(() -> Files.exists(own) && Files.exists(session));
        Path drawn = folder.resolve("drawn.svg");
        assertThat(CommandRuns.exitCode("slice", "--session", session.toString(), "--out", drawn.toString())).isZero();
        assertThat(drawn).hasSameBinaryContentAs(own);
    }

    @Test
    void whatACrashLeftIsOffered(FxRobot robot) throws IOException {
        settle();
        Document left = TestDocuments.plain("Au2S", 15);
        restart(robot, null);
        settle();
        Files.createDirectories(folder.resolve("state"));
        Path leftover = folder.resolve("state/autosave-1-crash.braggscape");
        Files.writeString(leftover, SessionFile.text(left, leftover, Optional.of(folder.resolve("my.braggscape"))));
        restart(robot, null);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        DialogPane question = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        assertThat(question.getHeaderText()).contains("did not end properly");
        robot.clickOn("Restore");
        until(() -> window.workbench().structure().get() != null);
        settle();
        assertThat(window.workbench().structure().get().name()).isEqualTo("Au2S");
        assertThat(window.workbench().settings().get()).isEqualTo(left.map());
        assertThat(window.sessions().file().get()).isEqualTo(folder.resolve("my.braggscape"));
        assertThat(window.stage().getTitle()).startsWith("• my.braggscape");
        // its place is taken by the autosave of this window
        until(() -> !Files.exists(leftover));
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files.filter(SessionFile::isNamedAsSession)).hasSize(1);
        }
    }

    @Test
    void unsavedWorkIsAskedAbout(FxRobot robot) {
        settle();
        boolean[] left = new boolean[1];
        robot.interact(() -> window.sessions().leave(() -> left[0] = true));
        assertThat(left[0]).isTrue();
        left[0] = false;
        robot.interact(() -> window.workbench().settings().set(few(11).swapped()));
        until(() -> window.sessions().history().unsaved().get());
        until(() -> Files.exists(folder.resolve("state")) && hasAutosave());
        for (String answer : new String[] {"Cancel", "Discard"}) {
            Platform.runLater(() -> window.sessions().leave(() -> left[0] = true));
            until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
            assertThat(left[0]).isFalse();
            robot.clickOn(answer);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(left[0]).isTrue();
        robot.interact(() -> window.sessions().write(folder.resolve("saved.braggscape")));
        until(() -> !window.sessions().history().unsaved().get() && !hasAutosave());
    }

    private boolean hasAutosave() throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            return files.anyMatch(SessionFile::isNamedAsSession);
        }
    }

    @Test
    void undoIsNamedAndKeysReachIt(FxRobot robot) {
        settle();
        robot.interact(() -> window.workbench().settings().set(few(11).swapped()));
        until(() -> window.sessions().history().undoText().get().equals("_Undo change of the map"));
        robot.interact(() -> window.views().map().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> window.workbench().settings().get().equals(few(11)));
        assertThat(window.sessions().history().redoText().get()).isEqualTo("_Redo change of the map");
        assertThat(window.sessions().history().unsaved().get()).isFalse();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> window.workbench().settings().get().equals(few(11).swapped()));
    }

    @Test
    void aFieldKeepsUndoOnlyForWhatIsNotTakenYet(FxRobot robot) {
        settle();
        TextField points = robot.lookup("#points").query();
        robot.interact(() -> {
            points.requestFocus();
            points.setText("13");
            points.fireEvent(new ActionEvent());
        });
        until(() -> window.sessions().history().undoText().get().equals("_Undo change of the map"));
        assertThat(window.workbench().settings().get()).isEqualTo(few(13));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> window.workbench().settings().get().equals(few(11)));
        assertThat(points.isFocused()).isTrue();
        assertThat(points.getText()).isEqualTo("11");
        // the field's own undo would be one more change
        assertThat(window.sessions().history().redoText().get()).isEqualTo("_Redo change of the map");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> window.workbench().settings().get().equals(few(13)));
    }

    @Test
    void aBrokenSessionIsASentence(FxRobot robot) throws IOException {
        settle();
        Path file = Files.writeString(folder.resolve("broken.braggscape"), "{\"format\": \"braggscape-session\"");
        String before = json();
        robot.interact(() -> window.files().dropped(List.of(file)));
        until(() -> robot.lookup(".notification").tryQuery().isPresent());
        same(json(), before);
    }
}
