package org.braggscape.app.descent;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.braggscape.figure.PathLook;
import org.braggscape.study.DescentMode;

/** A short piece of a path with its symbol: what a mode looks like. */
public final class PathSwatch extends Canvas {
    private static final double WIDTH = 30;
    private static final double HEIGHT = 14;

    public PathSwatch(DescentMode mode) {
        super(WIDTH, HEIGHT);
        PathLook look = PathLook.of(mode);
        GraphicsContext g = getGraphicsContext2D();
        g.setLineWidth(4);
        g.setStroke(DescentLayer.colour(look.edge()));
        g.strokeLine(1, HEIGHT / 2, WIDTH - 8, HEIGHT / 2);
        g.setLineWidth(2.2);
        g.setLineDashes(look.dash());
        g.setStroke(DescentLayer.colour(look.colour()));
        g.strokeLine(1, HEIGHT / 2, WIDTH - 8, HEIGHT / 2);
        g.setLineDashes((double[]) null);
        DescentLayer.symbol(g, look, WIDTH - 7, HEIGHT / 2, 4.5, false);
    }
}
