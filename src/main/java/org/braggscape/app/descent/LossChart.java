package org.braggscape.app.descent;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.DescentFigure;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MapFrame;
import org.braggscape.figure.PathLook;
import org.braggscape.loss.Loss;

/** The loss against the step for the selected start, with a cursor at the step that is shown. Click or drag to go there. */
public final class LossChart extends StackPane {
    /** A growing chart is painted no more often than this, in nanoseconds. */
    private static final long INTERVAL = 150_000_000L;
    private static final double DOT = 4.5;

    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<DescentFigure> figure;
    private final Canvas cursor = new Canvas();
    private DescentRun shownRun;
    private FigureStyle shownStyle;
    private int shownPoints;
    private long last;

    public LossChart(Workbench workbench, Descents descents, Playback playback, ObjectProperty<FigureStyle> style) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        this.style = style;
        this.figure = new FigureView<>("loss-chart",
                error -> descents.say("The loss chart could not be painted: " + error));
        setId("loss-chart");
        cursor.setManaged(false);
        cursor.setMouseTransparent(true);
        cursor.widthProperty().bind(widthProperty());
        cursor.heightProperty().bind(heightProperty());
        Label empty = new Label("The losses of descents are drawn here, step by step.\nShift-click the map to drop a start.");
        empty.getStyleClass().add("hint");
        empty.setTextAlignment(TextAlignment.CENTER);
        empty.visibleProperty().bind(descents.selected().isNull());
        getChildren().addAll(figure, empty, cursor);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Loss against step of the selected start");
        style.addListener(observable -> playback.wake());
        figure.picture().addListener(observable -> playback.wake());
        setOnMousePressed(this::seek);
        setOnMouseDragged(this::seek);
        playback.follow(this::follow);
    }

    /** {@return the figure on screen, null for none} */
    DescentFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    public void repaint() {
        figure.paint();
    }

    public void close() {
        figure.close();
    }

    private MapFrame frame() {
        FigureView.Picture<DescentFigure> picture = figure.picture().get();
        return picture == null ? null : picture.figure().frame(picture.width(), picture.height());
    }

    private void seek(MouseEvent event) {
        MapFrame frame = frame();
        if (frame != null) {
            playback.seek(frame.x(event.getX()));
        }
    }

    private void follow() {
        DescentRun run = descents.selected().get();
        int points = 0;
        if (run != null) {
            for (Trail trail : run.trails()) {
                points += trail.count();
            }
        }
        long now = System.nanoTime();
        boolean same = run == shownRun && points == shownPoints && style.get() == shownStyle;
        if (!same && (run == null || run.ended() || now - last >= INTERVAL)) {
            last = now;
            shownRun = run;
            shownPoints = points;
            shownStyle = style.get();
            show(run);
        }
        drawCursor(run);
    }

    private void show(DescentRun run) {
        if (run == null) {
            figure.show(null);
            return;
        }
        FigureStyle look = style.get();
        Loss loss = workbench.settings().get().loss();
        figure.show(() -> {
            List<DescentFigure.Curve> curves = new ArrayList<>();
            for (Trail trail : run.trails()) {
                curves.add(new DescentFigure.Curve(trail.mode(), trail.losses(trail.count())));
            }
            return new DescentFigure(curves, loss, look);
        });
    }

    private void drawCursor(DescentRun run) {
        GraphicsContext g = cursor.getGraphicsContext2D();
        g.clearRect(0, 0, cursor.getWidth(), cursor.getHeight());
        MapFrame frame = frame();
        if (frame == null || run == null) {
            return;
        }
        double step = playback.step().get();
        double x = Math.min(frame.area().getMaxX(), frame.pixelX(step));
        g.setStroke(Color.web("#FF8C1A"));
        g.setLineWidth(1.5);
        g.strokeLine(x, frame.area().y, x, frame.area().getMaxY());
        for (Trail trail : run.trails()) {
            if (trail.count() > 0) {
                int at = trail.at(step);
                double pixelX = frame.pixelX(trail.finishedAt(step) ? at : step);
                double pixelY = frame.pixelY(trail.loss(at));
                // what the picture below does not reach yet is not marked either
                if (pixelX <= frame.area().getMaxX() + 1 && frame.area().y - 1 <= pixelY
                        && pixelY <= frame.area().getMaxY() + 1) {
                    DescentLayer.symbol(g, PathLook.of(trail.mode()), pixelX, pixelY, DOT, false);
                }
            }
        }
    }
}
