package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Paints one unit cell in parallel projection: everything is cut into pieces, which are painted from the back to the front. */
final class CellPainter {
    private static final double STICK_RADIUS = 0.105;
    private static final int PIECES_PER_EDGE = 16;
    /** How far the farthest things fade into the background. */
    private static final double FADE = 0.36;
    private static final Color[] AXES = {new Color(0xCF222E), new Color(0x2DA44E), new Color(0x2F81F7)};

    private final UnitCell cell;
    private final Orientation orientation;
    private final boolean detail;
    private final FigureStyle style;
    private final double reach;
    private final double[][] balls;

    /** What is painted at once, with the depth of its middle: greater is nearer. */
    private record Piece(double depth, Drawing drawing) {
    }

    /** Draws in pixels from the middle of the cell, y downwards. */
    @FunctionalInterface
    private interface Drawing {
        void draw(Graphics2D graphics, double scale);
    }

    CellPainter(UnitCell cell, Orientation orientation, boolean detail, FigureStyle style) {
        this.cell = cell;
        this.orientation = orientation;
        this.detail = detail;
        this.style = style;
        this.reach = cell.reach();
        this.balls = cell.atoms().stream().map(atom -> orientation.apply(atom.position())).toArray(double[][]::new);
    }

    /** {@return where the atoms are: right, up, towards the viewer in Å, in the order of {@link UnitCell#atoms}} */
    double[][] balls() {
        return balls;
    }

    /**
     * Paints the cell with its middle at the origin.
     *
     * @param graphics where
     * @param scale pixels per Å
     * @param labels whether the axes are named
     */
    void paint(Graphics2D graphics, double scale, boolean labels) {
        List<Piece> pieces = new ArrayList<>();
        addBalls(pieces);
        if (detail) {
            addSticks(pieces);
        }
        addEdges(pieces);
        pieces.sort(Comparator.comparingDouble(Piece::depth));
        pieces.forEach(piece -> piece.drawing().draw(graphics, scale));
        if (labels) {
            labelAxes(graphics, scale);
        }
    }

    private Color faded(Color colour, double depth) {
        double share = FADE * Math.max(0, Math.min(1, (reach - depth) / (2 * reach)));
        return Shading.mix(colour, style.background(), share);
    }

    private void addBalls(List<Piece> pieces) {
        for (int i = 0; i < balls.length; i++) {
            UnitCell.Atom atom = cell.atoms().get(i);
            double[] at = balls[i];
            if (!detail) {
                Color flat = faded(ElementColours.of(atom.element()), at[2]);
                pieces.add(new Piece(at[2], (g, scale) -> Shading.disc(g, scale * at[0], -scale * at[1], scale * atom.radius(),
                        flat)));
                continue;
            }
            pieces.add(new Piece(at[2], (g, scale) -> Shading.ball(g, scale * at[0], -scale * at[1], scale * atom.radius(), atom,
                    colour -> faded(colour, at[2]))));
        }
    }

    /** Two sticks per bond, each from the surface of its ball to the middle, in the colour of its element. */
    private void addSticks(List<Piece> pieces) {
        for (UnitCell.Bond bond : cell.bonds()) {
            double[] from = balls[bond.from()];
            double[] to = balls[bond.to()];
            double[] middle = {(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2};
            addStick(pieces, cell.atoms().get(bond.from()), from, middle);
            addStick(pieces, cell.atoms().get(bond.to()), to, middle);
        }
    }

    private void addStick(List<Piece> pieces, UnitCell.Atom atom, double[] centre, double[] middle) {
        double length = UnitCell.distance(centre, middle);
        double surface = Math.sqrt(atom.radius() * atom.radius() - STICK_RADIUS * STICK_RADIUS) / length;
        if (surface >= 1) {
            return;
        }
        double[] start = new double[3];
        for (int i = 0; i < 3; i++) {
            start[i] = centre[i] + surface * (middle[i] - centre[i]);
        }
        boolean towards = middle[2] >= centre[2];
        double[] far = towards ? start : middle;
        double[] near = towards ? middle : start;
        // behind its own ball where it points away, before it where it comes near
        double depth = (far[2] + near[2]) / 2;
        double slope = Math.abs(middle[2] - centre[2]) / length;
        Color colour = faded(ElementColours.of(atom.element()), depth);
        pieces.add(new Piece(depth, (g, scale) -> Shading.stick(g, scale * far[0], -scale * far[1], scale * near[0],
                -scale * near[1], scale * STICK_RADIUS, slope, colour)));
    }

    private void addEdges(List<Piece> pieces) {
        for (int axis = 0; axis < 3; axis++) {
            for (int corner = 0; corner < 4; corner++) {
                double[] start = new double[3];
                start[(axis + 1) % 3] = corner & 1;
                start[(axis + 2) % 3] = corner >> 1;
                double[] end = start.clone();
                end[axis] = 1;
                addEdge(pieces, picture(start), picture(end), corner == 0 ? AXES[axis] : style.muted());
            }
        }
    }

    private void addEdge(List<Piece> pieces, double[] start, double[] end, Color colour) {
        List<double[]> hidden = covered(start, end);
        double from = 0;
        for (double[] interval : hidden) {
            addLine(pieces, start, end, from, interval[0], colour);
            from = Math.max(from, interval[1]);
        }
        addLine(pieces, start, end, from, 1, colour);
    }

    /** The parts of an edge that lie inside of balls and sticks, from 0 to 1 along it, sorted by their beginnings. */
    private List<double[]> covered(double[] start, double[] end) {
        double[] way = {end[0] - start[0], end[1] - start[1], end[2] - start[2]};
        double square = way[0] * way[0] + way[1] * way[1] + way[2] * way[2];
        List<double[]> inside = new ArrayList<>();
        double[] onEdge = new double[balls.length];
        for (int i = 0; i < balls.length; i++) {
            double radius = cell.atoms().get(i).radius();
            double along = 0;
            double offset = 0;
            for (int k = 0; k < 3; k++) {
                double difference = balls[i][k] - start[k];
                along += difference * way[k];
                offset += difference * difference;
            }
            along /= square;
            double beside = offset - along * along * square;
            onEdge[i] = beside < STICK_RADIUS * STICK_RADIUS / 4 ? along : Double.NaN;
            double half = radius * radius - beside;
            if (half > 0) {
                double width = Math.sqrt(half / square);
                inside.add(new double[] {along - width, along + width});
            }
        }
        for (UnitCell.Bond bond : detail ? cell.bonds() : List.<UnitCell.Bond>of()) {
            double one = onEdge[bond.from()];
            double other = onEdge[bond.to()];
            if (!Double.isNaN(one + other)) {
                inside.add(new double[] {Math.min(one, other), Math.max(one, other)});
            }
        }
        inside.sort(Comparator.comparingDouble(interval -> interval[0]));
        return inside;
    }

    private void addLine(List<Piece> pieces, double[] start, double[] end, double from, double to, Color colour) {
        int count = (int) Math.ceil((to - from) * PIECES_PER_EDGE);
        for (int i = 0; i < count; i++) {
            double[] p = between(start, end, from + (to - from) * i / count);
            double[] q = between(start, end, from + (to - from) * (i + 1) / count);
            double depth = (p[2] + q[2]) / 2;
            Color shade = faded(colour, depth);
            pieces.add(new Piece(depth, (g, scale) -> {
                g.setColor(shade);
                // round ends close the gaps between pieces
                g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(new Line2D.Double(scale * p[0], -scale * p[1], scale * q[0], -scale * q[1]));
            }));
        }
    }

    private static double[] between(double[] p, double[] q, double t) {
        return new double[] {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), p[2] + t * (q[2] - p[2])};
    }

    private double[] picture(double[] fractional) {
        return orientation.apply(UnitCell.position(cell.lattice(), fractional[0], fractional[1], fractional[2]));
    }

    private void labelAxes(Graphics2D graphics, double scale) {
        double[] origin = picture(new double[3]);
        for (int axis = 0; axis < 3; axis++) {
            double[] corner = new double[3];
            corner[axis] = 1;
            double[] end = picture(corner);
            double x = scale * (end[0] - origin[0]);
            double y = -scale * (end[1] - origin[1]);
            double length = Math.hypot(x, y);
            if (length < style.fontSize()) {
                // the axis points at the viewer, its name would hide the atoms there
                continue;
            }
            double gap = scale * ballAt(end) + 0.75 * style.fontSize();
            double labelX = scale * end[0] + gap * x / length;
            double labelY = -scale * end[1] + gap * y / length;
            RichText label = new RichText("*" + "abc".charAt(axis) + "*", style.font(style.fontSize() + 1));
            Path2D halo = new Path2D.Double(style.family().italic(style.fontSize() + 1)
                    .createGlyphVector(graphics.getFontRenderContext(), "abc".substring(axis, axis + 1))
                    .getOutline((float) (labelX - label.width() / 2), (float) (labelY + 0.3 * style.fontSize())));
            graphics.setColor(style.background());
            graphics.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(halo);
            graphics.setColor(AXES[axis]);
            label.draw(graphics, labelX, labelY + 0.3 * style.fontSize(), 0.5);
        }
    }

    /** The radius of the ball at a corner in Å, 0 where none is. */
    private double ballAt(double[] corner) {
        double radius = 0;
        for (int i = 0; i < balls.length; i++) {
            if (UnitCell.distance(balls[i], corner) < cell.atoms().get(i).radius()) {
                radius = Math.max(radius, cell.atoms().get(i).radius());
            }
        }
        return radius;
    }
}
