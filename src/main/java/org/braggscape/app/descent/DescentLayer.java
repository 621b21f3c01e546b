package org.braggscape.app.descent;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.braggscape.app.model.MapOnScreen;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.figure.PathLook;
import org.braggscape.study.MapPlane;

/** Starts, paths and their heads above the map. Painted anew in each frame in which they move. */
public final class DescentLayer extends Canvas {
    private static final double REACH = 9;
    private static final double START_RADIUS = 6;
    private static final double HEAD = 6;
    private static final double END = 8;
    private static final double EDGE = 2;
    private static final double OTHERS = 0.55;
    /** Room for the colours of the losses between the two sides of a line. */
    private static final double LOSS_EDGE = 4;
    private static final double LOSS_CORE = 1;
    /** More could not be told apart; fewer strokes are faster. */
    private static final int LOSS_COLOURS = 48;
    private static final Color SHADE = Color.rgb(13, 17, 23, 0.85);
    private static final Color SELECTED = Color.web("#FF8C1A");
    private static final Font NAMES = Font.font("IBM Plex Sans SmBld", 12);

    private final MapOnScreen map;
    private final Descents descents;
    private final Playback playback;
    private final BooleanProperty colourByLoss = new SimpleBooleanProperty();
    private Map<Trail, ProjectedTrail> projections = new HashMap<>();
    private LandscapeFigure coloured;
    private Color[] lossColours;

    /** What lies under the cursor: a start, or the head of a path. */
    public record Hit(DescentRun run, Trail trail) {
    }

    /** A step of one of the paths. */
    public record PathStep(DescentRun run, Trail trail, int step) {
    }

    /**
     * Follows a map.
     *
     * @param map below, as large as this layer
     */
    public <M extends Region & MapOnScreen> DescentLayer(M map, Descents descents, Playback playback) {
        this.map = map;
        this.descents = descents;
        this.playback = playback;
        setManaged(false);
        setMouseTransparent(true);
        widthProperty().bind(map.widthProperty());
        heightProperty().bind(map.heightProperty());
        map.shown().addListener(observable -> playback.wake());
        colourByLoss.addListener(observable -> playback.wake());
        visibleProperty().addListener(observable -> playback.wake());
        playback.follow(this::draw);
    }

    /** {@return whether each point of a path has the colour that the map gives to its own loss} */
    public BooleanProperty colourByLoss() {
        return colourByLoss;
    }

    /** {@return what a click means, null for none; starts lie above heads} */
    public Hit hit(double x, double y) {
        MapPlane plane = map.plane();
        MapFrame frame = map.frame();
        if (frame == null || plane == null) {
            return null;
        }
        Hit nearest = null;
        double smallest = REACH;
        for (DescentRun run : descents.runs().get()) {
            for (Trail trail : run.trails()) {
                ProjectedTrail projection = projections.get(trail);
                if (projection != null && trail.count() > 0) {
                    double distance = Math.hypot(projection.headX(playback.step().get()) - x,
                            projection.headY(playback.step().get()) - y);
                    if (distance < smallest) {
                        smallest = distance;
                        nearest = new Hit(run, trail);
                    }
                }
            }
        }
        for (DescentRun run : descents.runs().get()) {
            if (Math.hypot(startX(run, frame, plane) - x, startY(run, frame, plane) - y) <= REACH) {
                nearest = new Hit(run, null);
            }
        }
        return nearest;
    }

    /**
     * Finds the step of a path that a place means: the head of one if it is near, the followed one before others, else the
     * nearest step that is drawn.
     *
     * @return null if none is near
     */
    public PathStep nearestStep(double x, double y) {
        PathStep nearest = null;
        double smallest = REACH;
        double shown = playback.step().get();
        for (DescentRun run : descents.runs().get()) {
            for (Trail trail : run.trails()) {
                ProjectedTrail path = projections.get(trail);
                if (path == null || path.count() == 0) {
                    continue;
                }
                boolean followed = run == descents.selected().get() && trail.mode() == descents.mode().get();
                double head = Math.hypot(path.headX(shown) - x, path.headY(shown) - y);
                // less than any distance of a mere step
                double preferred = head - (followed ? 2 : 1) * 2 * REACH;
                if (head <= REACH && preferred < smallest) {
                    smallest = preferred;
                    nearest = new PathStep(run, trail, trail.at(shown));
                }
                for (int i = 0; i < path.count() && path.step(i) <= shown; i++) {
                    double distance = Math.hypot(path.x(i) - x, path.y(i) - y);
                    if (distance < smallest) {
                        smallest = distance;
                        nearest = new PathStep(run, trail, path.step(i));
                    }
                }
            }
        }
        return nearest;
    }

    private static double startX(DescentRun run, MapFrame frame, MapPlane plane) {
        return frame.pixelX(plane.place(run.start().structure())[0]);
    }

    private static double startY(DescentRun run, MapFrame frame, MapPlane plane) {
        return frame.pixelY(plane.place(run.start().structure())[1]);
    }

    private void draw() {
        if (!isVisible()) {
            return;
        }
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        MapFrame frame = map.frame();
        MapPlane plane = map.plane();
        if (frame == null || plane == null || map.shown().get().request().structure() != map.structure()) {
            return;
        }
        project(frame, plane);
        g.save();
        g.beginPath();
        g.rect(frame.area().x, frame.area().y, frame.area().width, frame.area().height);
        g.clip();
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (DescentRun run : descents.runs().get()) {
            if (run != descents.selected().get()) {
                draw(g, run, OTHERS);
            }
        }
        if (descents.selected().get() != null) {
            draw(g, descents.selected().get(), 1);
        }
        g.setGlobalAlpha(1);
        g.setLineDashes((double[]) null);
        for (DescentRun run : descents.runs().get()) {
            drawStart(g, run, startX(run, frame, plane), startY(run, frame, plane));
        }
        g.restore();
    }

    private void project(MapFrame frame, MapPlane plane) {
        Map<Trail, ProjectedTrail> now = new HashMap<>();
        for (DescentRun run : descents.runs().get()) {
            for (Trail trail : run.trails()) {
                ProjectedTrail known = projections.get(trail);
                ProjectedTrail fitting = known != null && known.fits(frame, plane) ? known
                        : new ProjectedTrail(trail, frame, plane);
                fitting.update();
                now.put(trail, fitting);
            }
        }
        projections = now;
    }

    private void draw(GraphicsContext g, DescentRun run, double opacity) {
        g.setGlobalAlpha(opacity);
        for (Trail trail : run.trails()) {
            if (trail.count() > 0) {
                PathLook look = PathLook.of(trail.mode());
                ProjectedTrail path = projections.get(trail);
                g.setLineDashes((double[]) null);
                g.setLineCap(StrokeLineCap.ROUND);
                g.setStroke(colour(look.edge()));
                line(g, path, colourByLoss.get() ? LOSS_EDGE + EDGE : EDGE, new double[0]);
                g.setLineCap(StrokeLineCap.BUTT);
                g.setStroke(colour(look.colour()));
                line(g, path, colourByLoss.get() ? LOSS_EDGE : 0, look.dash());
                if (colourByLoss.get()) {
                    g.setLineDashes((double[]) null);
                    lossLine(g, path);
                }
            }
        }
        g.setLineDashes((double[]) null);
        for (Trail trail : run.trails()) {
            if (trail.count() > 0) {
                boolean end = trail.finishedAt(playback.step().get());
                boolean chosen = run == descents.selected().get() && trail.mode() == descents.mode().get();
                ProjectedTrail path = projections.get(trail);
                symbol(g, PathLook.of(trail.mode()), path.headX(playback.step().get()), path.headY(playback.step().get()),
                        end ? END : HEAD, chosen);
            }
        }
    }

    /** Draws the path up to the head; where the width changes, a new line goes on with the dashes of the last one. */
    private void line(GraphicsContext g, ProjectedTrail path, double extra, double[] dash) {
        double step = playback.step().get();
        double length = 0;
        double lastX = path.x(0);
        double lastY = path.y(0);
        double width = path.width(0);
        begin(g, lastX, lastY, width + extra, dash, 0);
        for (int i = 1; i < path.count() && path.step(i) <= step; i++) {
            if (path.width(i) != width) {
                g.stroke();
                width = path.width(i);
                begin(g, lastX, lastY, width + extra, dash, length);
            }
            length += Math.hypot(path.x(i) - lastX, path.y(i) - lastY);
            lastX = path.x(i);
            lastY = path.y(i);
            g.lineTo(lastX, lastY);
        }
        g.lineTo(path.headX(step), path.headY(step));
        g.stroke();
    }

    /** The same line in the colours of its losses, between the dashes at its sides that tell which descent it is. */
    private void lossLine(GraphicsContext g, ProjectedTrail path) {
        LandscapeFigure figure = map.figure();
        if (coloured != figure) {
            coloured = figure;
            lossColours = new Color[LOSS_COLOURS];
            for (int i = 0; i < LOSS_COLOURS; i++) {
                int argb = figure.argb(figure.low() + (figure.high() - figure.low()) * i / (LOSS_COLOURS - 1));
                lossColours[i] = Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
            }
        }
        double step = playback.step().get();
        double lastX = path.x(0);
        double lastY = path.y(0);
        Color colour = null;
        double width = 0;
        for (int i = 0; i < path.count() && path.step(i) <= step; i++) {
            double share = (path.loss(i) - figure.low()) / (figure.high() - figure.low());
            Color wanted = lossColours[(int) Math.rint(Math.max(0, Math.min(1, share)) * (LOSS_COLOURS - 1))];
            if (wanted != colour || path.width(i) != width) {
                if (colour != null) {
                    g.stroke();
                }
                colour = wanted;
                width = path.width(i);
                g.setStroke(colour);
                begin(g, lastX, lastY, width + LOSS_CORE, new double[0], 0);
            }
            lastX = path.x(i);
            lastY = path.y(i);
            g.lineTo(lastX, lastY);
        }
        g.lineTo(path.headX(step), path.headY(step));
        g.stroke();
    }

    private static void begin(GraphicsContext g, double x, double y, double width, double[] dash, double offset) {
        g.setLineWidth(width);
        if (dash.length > 0) {
            g.setLineDashes(dash);
            g.setLineDashOffset(offset);
        }
        g.beginPath();
        g.moveTo(x, y);
    }

    static void symbol(GraphicsContext g, PathLook look, double x, double y, double radius, boolean chosen) {
        double[] corners = look.corners();
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[corners.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x + radius * corners[2 * i];
            ys[i] = y + radius * corners[2 * i + 1];
        }
        g.setLineWidth(chosen ? 5 : 3);
        g.setStroke(chosen ? SHADE : Color.WHITE);
        g.strokePolygon(xs, ys, xs.length);
        if (chosen) {
            g.setLineWidth(2.5);
            g.setStroke(Color.WHITE);
            g.strokePolygon(xs, ys, xs.length);
        }
        g.setFill(colour(look.colour()));
        g.fillPolygon(xs, ys, xs.length);
    }

    private void drawStart(GraphicsContext g, DescentRun run, double x, double y) {
        boolean chosen = run == descents.selected().get();
        g.setLineWidth(4);
        g.setStroke(SHADE);
        g.strokeOval(x - START_RADIUS, y - START_RADIUS, 2 * START_RADIUS, 2 * START_RADIUS);
        g.setLineWidth(2);
        g.setStroke(chosen ? SELECTED : Color.WHITE);
        g.strokeOval(x - START_RADIUS, y - START_RADIUS, 2 * START_RADIUS, 2 * START_RADIUS);
        g.setFont(NAMES);
        // beside the start, on the side that has room
        boolean right = x < getWidth() - 180;
        g.setTextAlign(right ? TextAlignment.LEFT : TextAlignment.RIGHT);
        double textX = x + (right ? 1 : -1) * (START_RADIUS + 5);
        g.setStroke(SHADE);
        g.setLineWidth(3);
        g.strokeText(run.start().title(), textX, y - 5);
        g.setFill(Color.WHITE);
        g.fillText(run.start().title(), textX, y - 5);
    }

    static Color colour(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
    }
}
