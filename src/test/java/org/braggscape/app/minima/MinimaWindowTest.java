package org.braggscape.app.minima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import atlantafx.base.controls.Notification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.model.Selection;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.Masquerade;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.figure.MapFrame;
import org.braggscape.figure.PatternAxis;
import org.braggscape.figure.PatternCurve;
import org.braggscape.figure.PatternFigure;
import org.braggscape.landscape.Minimum;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisRange;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeCut;
import org.braggscape.study.MinimumReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The list of minima and what can be asked about them, on the map of U2Ti over a and c. */
class MinimaWindowTest extends WindowTest {
    private Landscape landscape;

    @Start
    void start(Stage stage) {
        open(stage, few(41));
    }

    @BeforeEach
    void complete(FxRobot robot) {
        until(() -> window.workbench().landscape().get() != null && window.workbench().landscape().get().complete()
                && window.views().map().upToDate() && window.minima().landscape() == window.workbench().landscape().get());
        landscape = window.workbench().landscape().get();
        robot.interact(() -> window.views().tabs().select("Minima"));
    }

    private Point2D onMap(double x, double y) {
        MapFrame frame = window.views().map().frame();
        return window.views().map().localToScreen(frame.pixelX(x), frame.pixelY(y));
    }

    private MinimumReport report(int rank) {
        return window.minima().reports().get().stream().filter(report -> report.rank() == rank).findFirst().orElseThrow();
    }

    @Test
    void theListIsInTheOrderOfTheNumbersOnTheMapAndFollowsItBothWays(FxRobot robot) {
        TableView<MinimumReport> table = window.views().minimaView().table();
        assertThat(table.getItems()).hasSameSizeAs(landscape.minima());
        assertThat(table.getItems()).isSortedAccordingTo(Comparator.comparingDouble(report -> report.minimum().value()));
        List<Minimum> falseMinima = landscape.falseMinima();
        assertThat(table.getItems().stream().filter(report -> report.rank() > 0).map(MinimumReport::minimum).toList())
                .isEqualTo(falseMinima);
        assertThat(table.getItems().stream().map(MinimumReport::rank))
                .isEqualTo(IntStream.range(0, table.getItems().size()).boxed().toList());

        robot.clickOn(onMap(landscape.x(falseMinima.get(3)), landscape.y(falseMinima.get(3))));
        until(() -> table.getSelectionModel().getSelectedItem() == report(4));
        // in another order, too
        TableColumn<MinimumReport, ?> column = table.getColumns().stream()
                .filter(candidate -> candidate.getId().equals("minima-basin")).findFirst().orElseThrow();
        column.setSortType(TableColumn.SortType.DESCENDING);
        robot.interact(() -> table.getSortOrder().setAll(List.of(column)));
        assertThat(table.getItems().get(0).rank()).isZero();
        assertThat(table.getItems()).isSortedAccordingTo(Comparator.comparingDouble(report -> -report.basin()));
        assertThat(table.getSelectionModel().getSelectedItem()).isEqualTo(report(4));
        robot.interact(() -> table.getSelectionModel().select(report(2)));
        assertThat(window.workbench().selection().get().rank()).isEqualTo(2);
        assertThat(window.workbench().selection().get().x()).isEqualTo(landscape.x(falseMinima.get(1)));
    }

    @Test
    void theListIsCopiedAsColumns(FxRobot robot) throws Exception {
        robot.interact(() -> window.views().minimaView().table().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        until(() -> robot.lookup(".notification").tryQuery().isPresent());
        String text = WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get();
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(1 + landscape.minima().size());
        assertThat(lines.get(0)).startsWith("rank\tloss\ta\tb");
        assertThat(Double.parseDouble(lines.get(2).split("\t")[1])).isEqualTo(report(1).minimum().value());
    }

    @Test
    void keysOnTheMapGoThroughTheMinima(FxRobot robot) {
        robot.interact(() -> window.views().map().requestFocus());
        robot.type(KeyCode.DIGIT1).type(KeyCode.N).type(KeyCode.N).type(KeyCode.P);
        assertThat(window.workbench().selection().get().rank()).isEqualTo(2);
        robot.type(KeyCode.P).type(KeyCode.P).type(KeyCode.P);
        assertThat(window.workbench().selection().get().truth()).isTrue();
        assertThat(window.views().minimaView().table().getSelectionModel().getSelectedItem().rank()).isZero();
    }

    @Test
    void twoPinnedMinimaAreComparedWithTheTarget(FxRobot robot) {
        robot.interact(() -> {
            window.views().minimaView().table().requestFocus();
            window.views().minimaView().table().getSelectionModel().select(report(1));
        });
        robot.type(KeyCode.SPACE).type(KeyCode.DOWN).type(KeyCode.SPACE);
        until(() -> window.views().minimaView().patterns().figure() != null
                && window.views().minimaView().patterns().figure().curves().size() == 3);
        List<PatternCurve> curves = window.views().minimaView().patterns().figure().curves();
        assertThat(curves.stream().map(PatternCurve::label)).containsExactly("Target", "Minimum 1", "Minimum 2");
        for (int rank = 1; rank <= 2; rank++) {
            assertThat(curves.get(rank).pattern().intensity()).containsExactly(new XrdSimulator(XrdSettings.PAPER)
                    .simulate(landscape.request().structure().withLattice(report(rank).cell())).intensity());
        }
        System.gc();
        robot.type(KeyCode.SPACE);
        until(() -> window.views().minimaView().patterns().figure().curves().size() == 2);
        robot.type(KeyCode.SPACE);
        until(() -> window.views().minimaView().patterns().figure().curves().size() == 3);
        PatternFigure whole = window.views().minimaView().patterns().figure();
        // faster than the picture can be painted: no notch may be lost
        robot.interact(() -> {
            Node picture = robot.lookup("#compared-patterns").query();
            Point2D middle = picture.localToScene(picture.getLayoutBounds().getCenterX(), picture.getLayoutBounds().getCenterY());
            for (int notch = 0; notch < 3; notch++) {
                Event.fireEvent(picture, new ScrollEvent(ScrollEvent.SCROLL, middle.getX(), middle.getY(), 0, 0, false, false, false, false,
                        false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0,
                        0, null));
            }
        });
        double before = whole.axis().to() - whole.axis().from();
        until(() -> {
            PatternAxis now = window.views().minimaView().patterns().figure().axis();
            return Math.abs(now.to() - now.from() - Math.pow(0.8, 3) * before) < 1e-9 * before;
        });
        // TestFX names the direction in which the content goes
        robot.moveTo("#compared-patterns").scroll(40, VerticalDirection.DOWN);
        until(() -> window.views().minimaView().patterns().figure().axis().to()
                - window.views().minimaView().patterns().figure().axis().from() < 0.5 * before);
        robot.doubleClickOn("#compared-patterns");
        until(() -> window.views().minimaView().patterns().figure().axis().equals(whole.axis()));
    }

    @Test
    void aSixthPinIsRefusedWithASentence(FxRobot robot) {
        robot.interact(() -> IntStream.rangeClosed(1, 6).forEach(rank -> window.minima().pin(report(rank), true)));
        assertThat(window.minima().pinned().stream().map(MinimumReport::rank)).containsExactly(1, 2, 3, 4, 5);
        assertThat(robot.lookup(".notification").queryAs(Notification.class).getMessage())
                .isEqualTo("Only 5 minima can be pinned; let one of them go first.");
    }

    /** What the view should name is computed here from the two lists of reflections, each pair bin by bin. */
    @Test
    @SuppressWarnings("unchecked")
    void theMasqueradeOfTheDeepestFalseMinimumNamesItsPairs(FxRobot robot) {
        robot.interact(() -> {
            window.views().tabs().select("Pattern");
            window.views().map().requestFocus();
        });
        robot.type(KeyCode.DIGIT1).type(KeyCode.M);
        assertThat(window.views().minimaView().isVisible()).isTrue();
        until(() -> window.views().minimaView().masquerade().figure() != null);
        CrystalStructure truth = landscape.request().structure();
        CrystalStructure other = truth.withLattice(report(1).cell());
        assertThat(report(1).cell().a()).isEqualTo(4.640, within(0.005));
        assertThat(report(1).cell().c()).isEqualTo(2.946, within(0.005));
        TableView<Masquerade.Overlap> table = robot.lookup("#masquerade-table").queryAs(TableView.class);
        List<String> named = table.getItems().subList(0, 4).stream()
                .map(pair -> pair.truth().indices() + " | " + pair.candidate().indices()).toList();
        assertThat(named).isEqualTo(largestPairs(truth, other, 4));
        assertThat(table.getColumns().get(0).getCellData(0)).isEqualTo("2 −1 −1 0");
        assertThat(window.views().minimaView().masquerade().figure().masquerade().similarity())
                .isEqualTo(-report(1).minimum().value(), within(1e-6));
    }

    private static List<String> largestPairs(CrystalStructure truth, CrystalStructure other, int count) {
        record Pair(String names, double overlap) {
        }
        Pattern x = new XrdSimulator(XrdSettings.PAPER).simulateDirectly(truth);
        Pattern y = new XrdSimulator(XrdSettings.PAPER).simulateDirectly(other);
        List<Pair> pairs = new ArrayList<>();
        for (Reflection one : x.reflections()) {
            for (Reflection two : y.reflections()) {
                double sum = 0;
                for (int k = 0; k < 9000; k++) {
                    sum += height(one, 0.01 * k) * height(two, 0.01 * k);
                }
                pairs.add(new Pair(one.indices() + " | " + two.indices(), sum));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        return pairs.subList(0, count).stream().map(Pair::names).toList();
    }

    private static double height(Reflection reflection, double angle) {
        double t = Math.tan(Math.toRadians(reflection.twoTheta() / 2));
        double r = Math.pow(angle - reflection.twoTheta(), 2) / (0.1 * t * t + 0.01 * t + 0.1);
        return reflection.intensity() * (0.1 * Math.exp(-4 * Math.log(2) * r) + 0.9 / (1 + 4 * r));
    }

    @Test
    void altAndADragCutThroughTheMap(FxRobot robot) {
        Minimum deepest = landscape.falseMinima().get(0);
        double[] truth = landscape.request().structure().lattice().parameters();
        robot.press(KeyCode.ALT).drag(onMap(landscape.x(deepest), landscape.y(deepest)), MouseButton.PRIMARY)
                .dropTo(onMap(truth[0], truth[2])).release(KeyCode.ALT);
        until(() -> window.views().minimaView().cut().figure() != null);
        LandscapeCut cut = window.minima().cut().get();
        assertThat(cut.start().name()).isEqualTo("Minimum 1");
        assertThat(cut.end().name()).isEqualTo("Truth");
        double[] losses = cut.cut().values();
        assertThat(losses[0]).isEqualTo(deepest.value(), within(1e-7));
        assertThat(losses[losses.length - 1]).isEqualTo(-1, within(1e-7));
        assertThat(window.workbench().settings().get()).as("no zoom").isEqualTo(few(41));
        robot.clickOn("#cut");
        assertThat(window.minima().cutPoint().get()).isPositive();
        int before = window.minima().cutPoint().get();
        robot.type(KeyCode.RIGHT);
        assertThat(window.minima().cutPoint().get()).isEqualTo(before + 1);
        robot.clickOn("#cut-remove");
        assertThat(window.minima().cut().get()).isNull();
    }

    @Test
    void theEndsOfACutAreCalledAsTheMapNumbersThem(FxRobot robot) {
        MinimumReport last = report((int) window.minima().reports().get().stream().filter(report -> report.rank() > 0).count());
        assertThat(last.rank()).isGreaterThan(5);
        double x = landscape.x(last.minimum());
        double y = landscape.y(last.minimum());
        robot.interact(() -> window.minima().cutToTruth(window.minima().selection(last)));
        until(() -> window.views().minimaView().cut().figure() != null);
        assertThat(window.minima().cut().get().start().name()).isEqualTo("Minimum " + last.rank());
        LandscapeCut before = window.minima().cut().get();
        show(robot, few(41).showing(new AxisRange(MapSettings.START.x(), x - 0.1, x + 0.1),
                new AxisRange(MapSettings.START.y(), y - 0.1, y + 0.1)));
        Selection there = Selection.near(landscape, x, y, 0.05, 0.05);
        assertThat(there.rank()).isBetween(1, last.rank() - 1);
        LandscapeCut renamed = window.minima().cut().get();
        assertThat(renamed.start().name()).isEqualTo(there.title());
        assertThat(renamed.end().name()).isEqualTo("Truth");
        assertThat(renamed.cut()).as("not computed anew").isSameAs(before.cut());
        assertThat(window.minima().cutLine().orElseThrow().from().name()).isEqualTo(there.title());
        until(() -> window.views().minimaView().cut().figure().cut() == renamed);
        double[] truth = landscape.request().structure().lattice().parameters();
        show(robot, few(41).showing(new AxisRange(MapSettings.START.x(), truth[0] - 0.01, truth[0] + 0.01),
                new AxisRange(MapSettings.START.y(), truth[2] - 0.01, truth[2] + 0.01)));
        assertThat(window.minima().cut().get().start().name()).as("it lies beyond this map").isEqualTo("Minimum");
        show(robot, few(41));
        assertThat(window.minima().cut().get().start().name()).isEqualTo("Minimum " + last.rank());
    }

    private void show(FxRobot robot, MapSettings other) {
        robot.interact(() -> window.workbench().settings().set(other));
        until(() -> window.workbench().isWished(window.workbench().landscape().get().request()));
        complete(robot);
    }

    @Test
    void curvatureIsComputedOnAClick(FxRobot robot) {
        robot.interact(() -> window.minima().select(report(1)));
        robot.clickOn("Curvature and uncertainties").clickOn("#compute-curvature");
        until(() -> robot.lookup("#curvature-sentence").queryAs(Label.class).getText().contains("Minimum 1 is a minimum of this "
                + "map only"));
    }
}
