package org.braggscape.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.braggscape.TimeLimit;
import org.braggscape.app.WindowTest;
import org.braggscape.app.background.FrameTimes;
import org.braggscape.app.model.Comparison;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.figure.MapFrame;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.optim.Path;
import org.braggscape.optim.StopReason;
import org.braggscape.objective.Target;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.DescentStart;
import org.braggscape.session.MapSettings;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Starts and their descents as a user meets them. */
class DescentWindowTest extends WindowTest {
    private static final double X = 4.55;
    private static final double Y = 2.9;

    @TempDir
    java.nio.file.Path folder;

    private Descents descents;
    private Playback playback;

    @Start
    void start(Stage stage) {
        open(stage, few(21));
        descents = window.descents();
        playback = window.playback();
    }

    private void waitForMap() {
        until(() -> window.workbench().landscape().get() != null && window.workbench().landscape().get().complete()
                && window.views().map().upToDate());
    }

    private Point2D onScreen(double x, double y) {
        MapFrame frame = window.views().map().frame();
        return window.views().map().localToScreen(frame.pixelX(x), frame.pixelY(y));
    }

    private void drop(FxRobot robot, double x, double y) {
        int before = descents.runs().get().size();
        robot.moveTo(onScreen(x, y)).press(KeyCode.SHIFT).clickOn(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        until(() -> descents.runs().get().size() == before + 1);
    }

    private DescentRun onlyRun() {
        assertThat(descents.runs().get()).hasSize(1);
        return descents.runs().get().get(0);
    }

    private void type(FxRobot robot, String field, String text) {
        TextField control = robot.lookup(field).queryAs(TextField.class);
        robot.interact(() -> {
            control.requestFocus();
            control.setText(text);
        });
        robot.type(KeyCode.ENTER);
    }

    private static String text(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }

    @Test
    void aDroppedStartRunsPausesGoesBackToItsCellAndIsDeletedAndBroughtBack(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        DescentStart start = onlyRun().start();
        assertThat(start.cell().a()).isCloseTo(X, within(0.01));
        assertThat(start.cell().b()).isEqualTo(window.workbench().structure().get().lattice().b());
        until(() -> playback.playing().get() && playback.step().get() > 5);
        robot.type(KeyCode.SPACE);
        until(() -> !playback.playing().get());
        double paused = playback.step().get();
        assertThat(paused).isEqualTo(Math.rint(paused)).isGreaterThan(0);
        until(() -> onlyRun().ended() && playback.length().get() == onlyRun().length());
        assertThat(playback.step().get()).isEqualTo(paused);

        Slider scrub = robot.lookup("#scrub").queryAs(Slider.class);
        robot.interact(() -> scrub.setValue(0));
        until(() -> {
            Comparison shown = window.workbench().comparison().get();
            return shown.selection() != null && shown.selection().title().equals("Step 0")
                    && window.views().patterns().figure().curves().size() == 2
                    && window.views().patterns().figure().curves().get(1).pattern() == shown.pattern();
        });
        assertThat(window.workbench().comparison().get().selection().cell()).containsExactly(start.cell().parameters());
        assertThat(window.workbench().comparison().get().loss())
                .isCloseTo(onlyRun().trails().get(0).loss(0), within(1e-8));

        robot.interact(() -> window.views().map().requestFocus());
        robot.type(KeyCode.DELETE);
        until(() -> descents.runs().get().isEmpty() && window.views().chart().figure() == null
                && window.workbench().selection().get().waypoint() == null);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        until(() -> descents.runs().get().size() == 1 && window.views().chart().figure() != null);
        assertThat(onlyRun().start()).isEqualTo(start);
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        until(() -> descents.runs().get().isEmpty());
    }

    @Test
    void theSameSeedGivesTheSamePathsInTheWindowAndFromTheEngine(FxRobot robot) {
        waitForMap();
        type(robot, "#steps", "150");
        type(robot, "#seed", "3");
        robot.interact(robot.lookup("#random-start").queryButton()::fire);
        until(() -> !descents.runs().get().isEmpty() && onlyRun().ended());
        CrystalStructure truth = window.workbench().structure().get();
        DescentComputation engine = new DescentComputation(
                new DescentSettings(DescentSettings.START.rule(), DescentSettings.START.rates(), 150,
                        DescentSettings.START.modes(), DescentSettings.START.free(), Optional.empty()).request(Target.of(truth), XrdSettings.PAPER, truth, Losses.ALL.get(0)));
        DescentComputation annealed = new DescentComputation(engine.request().with(Schedule.LADDER));
        CrystalStructure start = engine.request().randomStart(0.05, 3);
        assertThat(onlyRun().trails()).hasSize(DescentMode.values().length);
        for (Trail trail : onlyRun().trails()) {
            Path path = (trail.mode() == DescentMode.ANNEALED ? annealed : engine).run(start, trail.mode(), 1, Progress.NONE);
            assertThat(trail.count()).isEqualTo(path.points().size()).isGreaterThan(20);
            assertThat(trail.reason()).isEqualTo(path.reason());
            for (int step = 0; step < trail.count(); step++) {
                assertThat(trail.cell(step)).containsExactly(path.points().get(step).x());
                assertThat(trail.loss(step)).isEqualTo(path.points().get(step).value());
            }
        }
        assertThat(robot.lookup("#seed").queryAs(TextField.class).getText()).isEqualTo("4");
    }

    @Test
    void draggingAStartIsOneChangeAndDescendsAnew(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        DescentRun before = onlyRun();
        robot.drag(onScreen(X, Y), MouseButton.PRIMARY).moveTo(onScreen(5, 3)).dropTo(onScreen(5.2, 3.1));
        until(() -> onlyRun().ended() && onlyRun().start().cell().a() > 5.1);
        assertThat(onlyRun().start().number()).isEqualTo(before.start().number());
        assertThat(onlyRun().trails().get(0).cell(0)).containsExactly(onlyRun().start().cell().parameters());
        until(before::ended);
        robot.interact(window.sessions().history()::undo);
        assertThat(onlyRun().start()).isEqualTo(before.start());
        robot.interact(window.sessions().history()::undo);
        assertThat(descents.runs().get()).isEmpty();
    }

    @Test
    void whatCannotBeIsASentenceBesideTheFieldAndNothingIsLost(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        DescentRun run = onlyRun();
        // rates of coordinates can only be typed where these are free
        robot.interact(() -> robot.lookup("#free").queryComboBox().getSelectionModel().selectLast());
        List<Map.Entry<String, String>> wrong = List.of(Map.entry("#steps", "2.5"), Map.entry("#steps", "0"),
                Map.entry("#rate-lengths", "-1"), Map.entry("#rate-angles", "0"), Map.entry("#rate-angles", "NaN"),
                Map.entry("#rate-coordinates", "1e999"), Map.entry("#sigma", "NaN"), Map.entry("#sigma", "0.5"),
                Map.entry("#seed", "-1"), Map.entry("#seed", "x"));
        wrong.forEach(entry -> {
            String field = entry.getKey();
            String typed = entry.getValue();
            type(robot, field, typed);
            assertThat(text(robot, field + "-sentence")).as(field).endsWith(".");
            assertThat(robot.lookup(field).queryAs(TextField.class).getText()).isEqualTo(typed);
        });
        robot.interact(robot.lookup("#random-start").queryButton()::fire);
        robot.interact(() -> {
            for (DescentMode mode : DescentMode.values()) {
                robot.lookup("#mode-" + mode.key()).queryAs(CheckBox.class).setSelected(false);
            }
        });
        assertThat(text(robot, "#modes-sentence")).isEqualTo("Choose at least one of the four.");
        MapFrame frame = window.views().map().frame();
        robot.moveTo(window.views().map().localToScreen(frame.area().getMaxX() + 5, frame.area().getCenterY()))
                .press(KeyCode.SHIFT).clickOn(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        until(() -> text(robot, "#start-sentence").startsWith("A start must lie on the map"));
        assertThat(onlyRun().start()).isEqualTo(run.start());
        assertThat(descents.settings().get().steps()).isEqualTo(DescentSettings.START.steps());
        assertThat(descents.settings().get().rates()).isEqualTo(DescentSettings.START.rates());
    }

    @Test
    void aRuleThatDoesNotFitTheLossIsASentenceAndTheStartStays(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        until(() -> onlyRun().ended());
        DescentSettings settings = DescentSettings.START;
        Loss mse = Losses.ALL.stream().filter(loss -> loss.name().equals("mse")).findFirst().orElseThrow();
        robot.interact(() -> {
            window.workbench().settings().set(new MapSettings(few(21).x(), few(21).y(), few(21).extentX(), few(21).extentY(), 21, mse));
            descents.settings().set(new DescentSettings(StepRuleName.LEVENBERG_MARQUARDT, settings.rates(), 50,
                    settings.modes(), settings.free(), settings.family()));
        });
        until(() -> text(robot, "#rule-sentence").contains("choose the cosine loss"));
        robot.interact(() -> descents.settings().set(new DescentSettings(StepRuleName.LBFGS, settings.rates(), 50,
                settings.modes(), settings.free(), settings.family())));
        until(() -> onlyRun().ended() && text(robot, "#rule-sentence").isEmpty() && onlyRun().length() > 0);
    }

    @Test
    void aFamilyThatTheStructureDoesNotHaveIsASentenceAndOneThatItHasIsKept(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        ComboBox<Optional<CrystalFamily>> family = robot.lookup("#family").queryComboBox();
        robot.interact(() -> family.setValue(Optional.of(CrystalFamily.CUBIC)));
        until(() -> text(robot, "#rule-sentence").startsWith("The cell of U2Ti is not cubic"));
        assertThat(onlyRun().start().cell().a()).isCloseTo(X, within(0.01));
        robot.interact(() -> family.setValue(Optional.of(CrystalFamily.TRICLINIC)));
        until(() -> onlyRun().ended() && onlyRun().length() > 0 && text(robot, "#rule-sentence").isEmpty());
        // without a constraint the constrained descent is the unconstrained one
        Trail constrained = onlyRun().trail(DescentMode.CONSTRAINED);
        Trail free = onlyRun().trail(DescentMode.UNCONSTRAINED);
        assertThat(constrained.losses(constrained.count())).containsExactly(free.losses(free.count()));
    }

    @Test
    void aDoubleClickOnTheEndOfADescentShowsTheSliceThroughItAndTheWayBack(FxRobot robot) {
        waitForMap();
        drop(robot, X, Y);
        until(() -> onlyRun().ended());
        robot.interact(playback::showAll);
        until(() -> playback.step().get() == onlyRun().length());
        Trail trail = onlyRun().trail(DescentMode.UNCONSTRAINED);
        double[] end = trail.cell(trail.count() - 1);
        robot.doubleClickOn(onScreen(end[0], end[2]));
        until(() -> window.workbench().slicePoint().get() != null && window.views().map().shown().get() != null
                && window.views().map().request().candidate() == window.workbench().slicePoint().get().structure());
        waitForMap();
        Landscape slice = window.views().map().shown().get();
        assertThat(slice.request().containsTruth()).isFalse();
        assertThat(slice.request().candidate().lattice().parameters()).containsExactly(end);
        assertThat(slice.cellAt(end[0], end[2])).containsExactly(end);
        assertThat(slice.minima()).isNotEmpty().noneMatch(Minimum::truth);
        // the descent ended in a minimum of all six parameters, so that the slice through it has a minimum there
        assertThat(slice.minima()).anySatisfy(minimum -> {
            assertThat(minimum.value()).isCloseTo(trail.loss(trail.count() - 1), within(1e-4));
            assertThat(minimum.point()).containsExactly(end, within(0.02));
        });
        assertThat(text(robot, "#map-caption")).startsWith("Slice through S1, unconstrained, step " + (trail.count() - 1));
        until(() -> window.workbench().selection().get() != null && window.workbench().selection().get().waypoint() != null);

        robot.interact(robot.lookup("#through-truth").queryButton()::fire);
        until(() -> window.workbench().slicePoint().get() == null && window.views().map().shown().get() != null
                && window.views().map().request().containsTruth());
        waitForMap();
        assertThat(window.views().map().shown().get().minima()).anyMatch(Minimum::truth);
        // nothing is near: nothing changes
        robot.doubleClickOn(onScreen(5.3, 2.5));
        assertThat(window.workbench().slicePoint().get()).isNull();
    }

    @Test
    void coordinatesMoveWhereTheyAreFreeAndTheSeedIsTheEnginesOwn(FxRobot robot) {
        waitForMap();
        type(robot, "#steps", "30");
        robot.interact(() -> window.workbench().openSample("BPO4"));
        until(() -> window.workbench().structure().get().name().equals("BPO4"));
        CrystalStructure truth = window.workbench().structure().get();
        for (Set<ParameterGroup> free : List.of(Set.of(ParameterGroup.COORDINATES),
                Set.of(ParameterGroup.CELL, ParameterGroup.COORDINATES))) {
            ComboBox<Set<ParameterGroup>> choice = robot.lookup("#free").queryComboBox();
            robot.interact(() -> {
                choice.setValue(free);
                robot.lookup("#seed").queryAs(TextField.class).setText("5");
                robot.lookup("#random-start").queryButton().fire();
            });
            until(() -> descents.runs().get().stream().allMatch(DescentRun::ended));
            DescentSettings settings = descents.settings().get();
            assertThat(settings.free()).isEqualTo(free);
            DescentComputation engine =
                    new DescentComputation(settings.request(Target.of(truth), XrdSettings.PAPER, truth, Losses.ALL.get(0)));
            DescentComputation annealed = new DescentComputation(engine.request().with(Schedule.LADDER));
            CrystalStructure start = engine.request().randomStart(0.05, 5);
            DescentRun run = descents.selected().get();
            assertThat(run.start().structure()).isEqualTo(start);
            for (Trail trail : run.trails()) {
                Path path = (trail.mode() == DescentMode.ANNEALED ? annealed : engine).run(start, trail.mode(), 1, Progress.NONE);
                CrystalStructure end = engine.structure(path.end().x());
                assertThat(run.structure(trail, trail.count() - 1)).isEqualTo(end);
                assertThat(trail.cell(trail.count() - 1)).containsExactly(end.lattice().parameters());
                assertThat(end.sites()).isNotEqualTo(start.sites());
            }
        }
    }

    @Test
    void openedCandidatesBecomeStartsAndAnotherCompositionIsSaid(FxRobot robot) throws IOException {
        waitForMap();
        CrystalStructure truth = window.workbench().structure().get();
        CrystalStructure strained = truth.withLattice(new Lattice(4.9, 4.9, 2.75, 90, 90, 120));
        Files.writeString(folder.resolve("strained.cif"), CifWriter.write(strained, List.of()));
        Files.writeString(folder.resolve("other.cif"), CifWriter.write(SampleStructures.read("AlNi"), List.of()));
        Files.writeString(folder.resolve("broken.cif"), "data_x\n_cell_length_a nonsense\n");
        Files.writeString(folder.resolve("notes.txt"), "no structure");
        Files.writeString(folder.resolve("two.cif"), CifWriter.write(strained, List.of()) + "\n"
                + CifWriter.write(truth, List.of()).replaceFirst("data_\\S+", "data_second"));
        robot.interact(() -> window.files().dropped(List.of(folder)));
        // every block of a file counts
        until(() -> descents.runs().get().size() == 4);
        until(() -> descents.runs().get().stream().allMatch(DescentRun::ended));
        assertThat(window.workbench().structure().get()).isSameAs(truth);
        // in the order of their names
        DescentRun other = descents.runs().get().get(0);
        assertThat(other.problem()).isEmpty();
        assertThat(other.trails()).allMatch(trail -> trail.count() > 1);
        assertThat(window.workbench().notices()).anyMatch(said -> said.contains("Al Ni") && said.contains("Ti U2"));
        DescentRun same = descents.runs().get().get(1);
        assertThat(same.start().cell().parameters()).containsExactly(strained.lattice().parameters(), within(1e-6));
        assertThat(robot.lookup(".notification").queryAll()).hasSize(1);
        robot.interact(() -> descents.look(other, DescentMode.UNCONSTRAINED));
        until(() -> window.workbench().selection().get().waypoint() != null
                && window.workbench().selection().get().structure().formula().equals("Al Ni"));
        robot.interact(window.sessions().history()::undo);
        assertThat(descents.runs().get()).isEmpty();
    }

    @Test
    void pathsTakeTheColoursOfTheirLossesOnDemand(FxRobot robot) {
        waitForMap();
        robot.interact(() -> {
            robot.lookup("#mode-constrained").queryAs(CheckBox.class).setSelected(false);
            robot.lookup("#mode-constrained-start").queryAs(CheckBox.class).setSelected(false);
        });
        drop(robot, X, Y);
        until(() -> onlyRun().ended());
        robot.interact(playback::showAll);
        until(() -> playback.step().get() == onlyRun().length());
        Trail trail = onlyRun().trail(DescentMode.UNCONSTRAINED);
        double[] from = trail.cell(0);
        double[] to = trail.cell(trail.count() - 1);
        // where no symbol of a start or an end lies above the line
        int middle = IntStream.range(0, trail.count())
                .filter(i -> Math.abs(trail.value(i, 0) - from[0]) > 0.5 * Math.abs(to[0] - from[0])).findFirst().orElseThrow();
        int argb = window.views().map().figure().argb(trail.loss(middle));
        Point2D place = window.views().map().screenToLocal(onScreen(trail.cell(middle)[0], trail.cell(middle)[2]));
        robot.interact(() -> robot.lookup("#colour-by-loss").queryAs(CheckBox.class).setSelected(true));
        until(() -> nearColour(argb, place));
        robot.interact(() -> robot.lookup("#colour-by-loss").queryAs(CheckBox.class).setSelected(false));
        until(() -> !nearColour(argb, place));
    }

    /** Whether a pixel of nearly that colour stands at the place or beside it, in the layer of the paths. */
    private boolean nearColour(int argb, Point2D place) {
        SnapshotParameters transparent = new SnapshotParameters();
        transparent.setFill(Color.TRANSPARENT);
        PixelReader pixels = window.views().layer().snapshot(transparent, null).getPixelReader();
        for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
                int found = pixels.getArgb((int) place.getX() + dx, (int) place.getY() + dy);
                int worst = found >>> 24 < 255 ? 255 : 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    worst = Math.max(worst, Math.abs((found >> shift & 0xFF) - (argb >> shift & 0xFF)));
                }
                if (worst < 12) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aPlaybackOfThreeDescentsLeavesEachFrameTimeToSpare(FxRobot robot) throws IOException {
        waitForMap();
        robot.interact(() -> playback.speed().set(500));
        // one of its descents takes all of the 2,000 steps
        type(robot, "#seed", "3");
        robot.interact(robot.lookup("#random-start").queryButton()::fire);
        until(() -> !descents.runs().get().isEmpty() && playback.length().get() > 0);
        robot.interact(() -> playback.times().clear());
        until(() -> onlyRun().ended() && !playback.playing().get());
        FrameTimes times = playback.times();
        // beside the test's own report, for whoever wants to compare machines
        Files.writeString(java.nio.file.Path.of("target", "frame-times.txt"), String.format(Locale.ROOT,
                "%d frames, milliseconds: work median %.2f, 99%% %.2f, maximum %.2f; of it processor time 99%% %.2f, "
                        + "maximum %.2f; between frames median %.1f, 99%% %.1f%n", times.count(), times.work(0.5),
                times.work(0.99), times.work(1), times.processor(0.99), times.processor(1), times.gap(0.5), times.gap(0.99)));
        assertThat(onlyRun().trails()).noneMatch(trail -> trail.reason() == StopReason.CANCELLED);
        assertThat(times.count()).isGreaterThan(20);
        assertThat(times.work(0.9)).isLessThan(TimeLimit.of(8));
    }
}
