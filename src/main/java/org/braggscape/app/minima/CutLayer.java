package org.braggscape.app.minima;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.braggscape.app.map.MapView;
import org.braggscape.app.model.Selection;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.LandscapeCut;

/** The line of the cut above the map, with its moving point; and the line that is being drawn. */
public final class CutLayer extends Canvas {
    private static final Color EDGE = Color.rgb(13, 17, 23, 0.75);
    private static final Color POINT = Color.web("#FF8C1A");
    private static final double RADIUS = 5;

    private final MapView map;
    private final Minima minima;
    private double[] drawn;

    public CutLayer(MapView map, Minima minima) {
        this.map = map;
        this.minima = minima;
        setManaged(false);
        setMouseTransparent(true);
        widthProperty().bind(map.widthProperty());
        heightProperty().bind(map.heightProperty());
        List.of(widthProperty(), heightProperty(), map.shown(), minima.cut(), minima.cutPoint())
                .forEach(source -> source.addListener(observable -> draw()));
    }

    /** Shows a line that is being drawn: x, y of both ends in pixels, null for none. */
    void show(double[] line) {
        drawn = line;
        draw();
    }

    private void draw() {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        MapFrame frame = map.frame();
        if (frame == null || map.shown().get() == null) {
            return;
        }
        g.save();
        g.beginPath();
        g.rect(frame.area().x, frame.area().y, frame.area().width, frame.area().height);
        g.clip();
        LandscapeCut cut = minima.cut().get();
        if (cut != null && Selection.comparable(cut.landscape().request(), map.request())) {
            double[] start = pixel(frame, cut.start().point());
            double[] end = pixel(frame, cut.end().point());
            double length = Math.hypot(end[0] - start[0], end[1] - start[1]);
            double first = CutEnds.room(cut.start());
            double last = CutEnds.room(cut.end());
            if (length > first + last) {
                line(g, between(start, end, first / length), between(start, end, 1 - last / length));
            }
            if (minima.markedPoint() != null) {
                double[] at = pixel(frame, minima.markedPoint());
                boolean covers = distance(at, start) < first || distance(at, end) < last;
                if (covers) {
                    // around the number, which must stay readable
                    around(g, at);
                } else {
                    disc(g, at);
                }
            }
        }
        if (drawn != null) {
            line(g, new double[] {drawn[0], drawn[1]}, new double[] {drawn[2], drawn[3]});
        }
        g.restore();
    }

    private double[] pixel(MapFrame frame, double[] point) {
        double[] place = map.plane().place(point);
        return new double[] {frame.pixelX(place[0]), frame.pixelY(place[1])};
    }

    private static double[] between(double[] start, double[] end, double share) {
        return new double[] {start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])};
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    private static void disc(GraphicsContext g, double[] at) {
        g.setFill(POINT);
        g.fillOval(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS);
        g.setStroke(Color.WHITE);
        g.setLineWidth(1.5);
        g.strokeOval(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    private static void around(GraphicsContext g, double[] at) {
        double radius = LandscapeFigure.RING_RADIUS + RADIUS;
        g.setStroke(Color.WHITE);
        g.setLineWidth(5);
        g.strokeOval(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
        g.setStroke(POINT);
        g.setLineWidth(2.5);
        g.strokeOval(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
    }

    private static void line(GraphicsContext g, double[] from, double[] to) {
        g.setLineDashes((double[]) null);
        g.setStroke(EDGE);
        g.setLineWidth(3.5);
        g.strokeLine(from[0], from[1], to[0], to[1]);
        g.setLineDashes(6, 4);
        g.setStroke(Color.WHITE);
        g.setLineWidth(1.5);
        g.strokeLine(from[0], from[1], to[0], to[1]);
        g.setLineDashes((double[]) null);
    }
}
