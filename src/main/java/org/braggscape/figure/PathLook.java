package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import org.braggscape.study.DescentMode;

/** How descents look, everywhere: told apart by colour, by dash and by symbol, so that any one of them is enough. */
public enum PathLook {
    UNCONSTRAINED(DescentMode.UNCONSTRAINED, "solid orange, triangle", new Color(0xE69F00), new Color(13, 17, 23, 150), new double[0], polygon(3, -90)),
    CONSTRAINED_START(DescentMode.CONSTRAINED_START, "dashed blue, square", new Color(0x56B4E9), new Color(13, 17, 23, 150),
            new double[] {9, 5}, polygon(4, 45)),
    CONSTRAINED(DescentMode.CONSTRAINED, "dotted black, diamond", Color.BLACK, Color.WHITE, new double[] {2, 4}, polygon(4, 0)),
    /** A light line in a light edge, where the black one is dark and the others have dark edges. */
    ANNEALED(DescentMode.ANNEALED, "dash-dotted pink, star", new Color(0xCC79A7), Color.WHITE, new double[] {10, 4, 2, 4}, star());

    /** Of a line in logical pixels. */
    static final float WIDTH = 2;

    private final DescentMode mode;
    private final String words;
    private final Color colour;
    private final Color edge;
    private final double[] dash;
    private final double[] corners;

    PathLook(DescentMode mode, String words, Color colour, Color edge, double[] dash, double[] corners) {
        this.mode = mode;
        this.words = words;
        this.colour = colour;
        this.edge = edge;
        this.dash = dash;
        this.corners = corners;
    }

    /** {@return the look of a mode} */
    public static PathLook of(DescentMode mode) {
        for (PathLook look : values()) {
            if (look.mode == mode) {
                return look;
            }
        }
        throw new IllegalArgumentException("The mode " + mode.key() + " has no look.");
    }

    private static double[] polygon(int corners, double firstAngle) {
        double[] points = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = Math.toRadians(firstAngle + 360.0 * i / corners);
            points[2 * i] = Math.cos(angle);
            points[2 * i + 1] = Math.sin(angle);
        }
        return points;
    }

    /** A star of four points. */
    private static double[] star() {
        double[] points = polygon(8, -90);
        for (int i = 2; i < points.length; i += 4) {
            points[i] *= 0.42;
            points[i + 1] *= 0.42;
        }
        return points;
    }

    /** {@return line and symbol at its end in words, for a caption} */
    public String words() {
        return words;
    }

    /** {@return the colour of line and symbol} */
    public Color colour() {
        return colour;
    }

    /** {@return the colour around them that keeps them apart from a map below} */
    public Color edge() {
        return edge;
    }

    /** {@return lengths of dashes and gaps in logical pixels, empty for a solid line} */
    public double[] dash() {
        return dash.clone();
    }

    /** {@return the corners x, y, x, y … of the symbol, on a circle of radius 1, y downwards} */
    public double[] corners() {
        return corners.clone();
    }

    /**
     * Draws a line between its edges.
     *
     * @param g where
     * @param line the way
     */
    void drawLine(Graphics2D g, Shape line) {
        g.setColor(edge);
        g.setStroke(new BasicStroke(WIDTH + 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        g.setColor(colour);
        float[] dashes = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            dashes[i] = (float) dash[i];
        }
        g.setStroke(dashes.length == 0 ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        g.draw(line);
    }

    /**
     * Draws the symbol with a white edge.
     *
     * @param g where
     * @param x of its middle
     * @param y of its middle
     * @param radius of the circle on which its corners lie
     */
    void drawSymbol(Graphics2D g, double x, double y, double radius) {
        Path2D symbol = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 2) {
            if (i == 0) {
                symbol.moveTo(x + radius * corners[i], y + radius * corners[i + 1]);
            } else {
                symbol.lineTo(x + radius * corners[i], y + radius * corners[i + 1]);
            }
        }
        symbol.closePath();
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(symbol);
        g.setColor(colour);
        g.fill(symbol);
    }
}
