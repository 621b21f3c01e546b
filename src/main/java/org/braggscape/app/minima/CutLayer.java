package org.braggscape.app.minima;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.braggscape.app.map.MapView;
import org.braggscape.app.model.Selection;
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
            line(g, start[0], start[1], end[0], end[1]);
            if (minima.markedPoint() != null) {
                double[] at = pixel(frame, minima.markedPoint());
                g.setFill(POINT);
                g.fillOval(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS);
                g.setStroke(Color.WHITE);
                g.setLineWidth(1.5);
                g.strokeOval(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
        if (drawn != null) {
            line(g, drawn[0], drawn[1], drawn[2], drawn[3]);
        }
        g.restore();
    }

    private double[] pixel(MapFrame frame, double[] point) {
        double[] place = map.plane().place(point);
        return new double[] {frame.pixelX(place[0]), frame.pixelY(place[1])};
    }

    private static void line(GraphicsContext g, double x, double y, double otherX, double otherY) {
        g.setLineDashes((double[]) null);
        g.setStroke(EDGE);
        g.setLineWidth(3.5);
        g.strokeLine(x, y, otherX, otherY);
        g.setLineDashes(6, 4);
        g.setStroke(Color.WHITE);
        g.setLineWidth(1.5);
        g.strokeLine(x, y, otherX, otherY);
        g.setLineDashes((double[]) null);
    }
}
