package org.braggscape.app.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.MarkedText;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.ItalicMarks;
import org.braggscape.figure.OverviewFigure;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;
import org.braggscape.study.Overview;

/** All 15 pairs of cell parameters; a click, or Enter, opens one as the map. Computed when it is looked at. */
public final class OverviewView extends VBox {
    private static final int POINTS = 41;

    private final Workbench workbench;
    private final Consumer<MapSettings> open;
    private final FigureView<OverviewFigure> figure;
    private final Canvas moving = new Canvas();
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button("Cancel");
    private final MarkedText title = new MarkedText("heading").shrinking();
    private final ReadOnlyObjectWrapper<Overview> overview = new ReadOnlyObjectWrapper<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(80), event -> tell()));
    private final ObjectProperty<FigureStyle> style;
    private final NewestWins computing;
    private LandscapeRun run;
    private LandscapeRequest shownFor;
    private boolean looking;
    private int chosen;

    public OverviewView(Workbench workbench, ObjectProperty<FigureStyle> style, Consumer<MapSettings> open) {
        this.workbench = workbench;
        this.style = style;
        this.open = open;
        this.figure = new FigureView<>("overview", error -> status.setText("The maps could not be painted: " + error));
        this.computing = new NewestWins("overview maps", error -> status.setText(
                Foreseen.sentence(error).orElse("The maps failed: " + error)));
        getStyleClass().add("panel");
        setId("overview");
        VBox head = new VBox(title, new Caption("The loss over every pair of cell parameters, ±15 % around the "
                + "middle, in one scale of colours; pale ones equal others by symmetry. Click a map to open it."));
        head.getStyleClass().add("panel-head");
        moving.setManaged(false);
        moving.setMouseTransparent(true);
        StackPane picture = new StackPane(figure, moving);
        picture.setMinSize(0, 0);
        picture.setFocusTraversable(true);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setAccessibleText("Maps of the loss over all pairs of cell parameters. Arrow keys choose one, Enter opens it.");
        VBox.setVgrow(picture, Priority.ALWAYS);
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> cancel());
        HBox foot = new HBox(12, status, bar, cancel);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("panel-foot");
        getChildren().addAll(head, picture, foot);
        clock.setCycleCount(Timeline.INDEFINITE);
        picture.widthProperty().addListener(observable -> moving.setWidth(picture.getWidth()));
        picture.heightProperty().addListener(observable -> moving.setHeight(picture.getHeight()));
        figure.picture().addListener(observable -> draw());
        picture.focusedProperty().addListener(observable -> draw());
        picture.setOnMouseMoved(event -> picture.setCursor(mapAt(event.getX(), event.getY()) >= 0 ? Cursor.HAND : null));
        picture.setOnMouseClicked(event -> {
            picture.requestFocus();
            int hit = mapAt(event.getX(), event.getY());
            if (hit >= 0) {
                chosen = hit;
                openChosen();
            }
        });
        picture.setOnKeyPressed(this::key);
        style.addListener(observable -> paint());
        overview.addListener(observable -> paint());
        workbench.structure().addListener(observable -> refresh());
        workbench.settings().addListener(observable -> refresh());
        workbench.whenTargetChanges(this::refresh);
        tell();
    }

    /** {@return the maps that are there, null before the first} */
    public ReadOnlyObjectProperty<Overview> overview() {
        return overview.getReadOnlyProperty();
    }

    /** Says whether the view is on screen: maps that nobody sees are not computed. */
    public void setLooking(boolean now) {
        looking = now;
        refresh();
        if (now) {
            chooseOpenOne();
            moving.getParent().requestFocus();
        }
    }

    /** The arrow keys set out from the map that is open, if it is one of these. */
    private void chooseOpenOne() {
        List<MapParameter> all = Arrays.stream(LatticeParameter.values()).map(MapParameter::of).toList();
        int x = all.indexOf(workbench.settings().get().x());
        int y = all.indexOf(workbench.settings().get().y());
        if (Math.min(x, y) >= 0 && x != y) {
            chosen = Math.max(x, y) * (Math.max(x, y) - 1) / 2 + Math.min(x, y);
        }
        draw();
    }

    private void refresh() {
        CrystalStructure structure = workbench.structure().get();
        if (!looking || structure == null) {
            return;
        }
        LandscapeRequest wanted = workbench.request();
        if (shownFor != null && shownFor.structure() == structure && shownFor.loss().equals(wanted.loss()) && shownFor.settings().equals(wanted.settings())
                && shownFor.target().equals(wanted.target())) {
            return;
        }
        shownFor = wanted;
        cancel();
        title.setText(ChemicalName.marked(structure.name()) + ": " + ItalicMarks.escape(wanted.loss().label()) + " over all pairs");
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        clock.play();
        computing.replace(() -> {
            try {
                Overview all = Overview.compute(wanted.target(), structure, wanted.settings(), wanted.loss(),
                        AxisExtent.USUAL, POINTS, workbench.computation().pool(), workbench.computation().workers(),
                        part -> Platform.runLater(() -> show(mine, part)), mine);
                mine.end();
                return all;
            } catch (CancellationException e) {
                return null;
            }
        }, all -> {
            if (all != null) {
                show(mine, all);
            }
        });
    }

    private void show(LandscapeRun mine, Overview part) {
        if (run == mine && !mine.cancelled()) {
            overview.set(part);
        }
    }

    private void cancel() {
        if (run != null && run.status().running()) {
            run.cancel();
            computing.abandon();
        }
    }

    private void tell() {
        LandscapeRun.Status now = run == null ? null : run.status();
        boolean running = now != null && now.running();
        bar.setVisible(running);
        cancel.setVisible(running);
        if (now != null) {
            bar.setProgress(now.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.done() / now.total());
            status.setText((now.cancelled() ? "Cancelled at " : "") + Quantity.progress(now));
        }
        if (!running) {
            clock.stop();
        }
    }

    private void paint() {
        Overview now = overview.get();
        FigureStyle look = style.get();
        figure.show(now == null ? null : () -> new OverviewFigure(now, look));
    }

    private int mapAt(double x, double y) {
        FigureView.Picture<OverviewFigure> picture = figure.picture().get();
        // also those that are still to come
        return picture == null ? -1 : IntStream.range(0, Overview.PAIRS)
                .filter(i -> picture.figure().area(i, picture.width(), picture.height()).contains(x, y)).findFirst().orElse(-1);
    }

    /** {@return the middle of a map on the screen, nothing before the first picture} */
    Optional<Point2D> place(int map) {
        return Optional.ofNullable(figure.picture().get()).map(picture -> picture.figure().area(map, picture.width(), picture.height()))
                .map(area -> figure.localToScreen(area.getCenterX(), area.getCenterY()));
    }

    private static int row(int map) {
        int row = 0;
        while ((row + 1) * (row + 2) / 2 <= map) {
            row++;
        }
        return row;
    }

    private void key(KeyEvent event) {
        int row = row(chosen);
        int column = chosen - row * (row + 1) / 2;
        switch (event.getCode()) {
            case LEFT -> column = Math.max(0, column - 1);
            case RIGHT -> column = Math.min(row, column + 1);
            case UP -> row = Math.max(column, row - 1);
            case DOWN -> row = Math.min(4, row + 1);
            case ENTER -> {
                openChosen();
                event.consume();
                return;
            }
            default -> {
                return;
            }
        }
        chosen = row * (row + 1) / 2 + column;
        draw();
        event.consume();
    }

    private void openChosen() {
        // the triangle is that of Overview.compute; a map need not be there to be opened
        int row = row(chosen);
        LatticeParameter[] parameters = LatticeParameter.values();
        open.accept(workbench.settings().get().over(MapParameter.of(parameters[chosen - row * (row + 1) / 2]),
                MapParameter.of(parameters[row + 1])));
    }

    private void draw() {
        GraphicsContext g = moving.getGraphicsContext2D();
        g.clearRect(0, 0, moving.getWidth(), moving.getHeight());
        FigureView.Picture<OverviewFigure> picture = figure.picture().get();
        if (picture != null && moving.getParent().isFocused()) {
            java.awt.Rectangle area = picture.figure().area(chosen, picture.width(), picture.height());
            g.setStroke(Color.web("#FF8C1A"));
            g.setLineWidth(2.5);
            g.strokeRect(area.x - 1.5, area.y - 1.5, area.width + 3.0, area.height + 3.0);
        }
    }

    /** Ends the threads. */
    public void close() {
        cancel();
        clock.stop();
        computing.close();
        figure.close();
    }
}
