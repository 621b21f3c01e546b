package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.function.UnaryOperator;

/** Balls and sticks that look solid, lit from the upper left. Gradients only, so that they stay sharp in vector files. */
final class Shading {
    private static final float[] BALL = {0, 0.1f, 0.34f, 0.68f, 0.9f, 1};
    private static final float[] STICK = {0, 0.3f, 0.62f, 1};

    private Shading() {
    }

    /** {@return a colour between two} */
    static Color mix(Color one, Color other, double share) {
        return new Color(mix(one.getRed(), other.getRed(), share), mix(one.getGreen(), other.getGreen(), share),
                mix(one.getBlue(), other.getBlue(), share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + share * (other - one));
    }

    /**
     * Draws the ball of an atom, of a mixed spot in slices by occupancy, clockwise from the top; a white one is empty.
     *
     * @param graphics where
     * @param x of the middle in pixels
     * @param y likewise
     * @param radius in pixels
     * @param atom what is there
     * @param faded what distance makes of a colour
     */
    static void ball(Graphics2D graphics, double x, double y, double radius, UnitCell.Atom atom, UnaryOperator<Color> faded) {
        if (!atom.mixed()) {
            graphics.setPaint(ballPaint(x, y, radius, ElementColours.of(atom.element()), faded));
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
            return;
        }
        graphics.setPaint(ballPaint(x, y, radius, Color.WHITE, faded));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        double whole = Math.max(1, atom.shares().stream().mapToDouble(UnitCell.Share::occupancy).sum());
        double start = 90;
        for (UnitCell.Share share : atom.shares()) {
            double extent = 360 * share.occupancy() / whole;
            graphics.setPaint(ballPaint(x, y, radius, ElementColours.of(share.element()), faded));
            graphics.fill(new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start - extent, extent, Arc2D.PIE));
            start -= extent;
        }
        graphics.setColor(faded.apply(new Color(0x30363D)));
        graphics.setStroke(new BasicStroke(0.7f));
        double angle = 90;
        for (UnitCell.Share share : atom.shares()) {
            line(graphics, x, y, radius, angle);
            angle -= 360 * share.occupancy() / whole;
        }
        line(graphics, x, y, radius, angle);
    }

    /** Draws a ball as quickly as possible: a rim and a face. */
    static void disc(Graphics2D graphics, double x, double y, double radius, Color colour) {
        graphics.setColor(mix(colour, Color.BLACK, 0.45));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        graphics.setColor(colour);
        double face = 0.86 * radius;
        graphics.fill(new Ellipse2D.Double(x - face, y - face, 2 * face, 2 * face));
    }

    private static void line(Graphics2D graphics, double x, double y, double radius, double degrees) {
        double angle = Math.toRadians(degrees);
        graphics.draw(new Line2D.Double(x, y, x + radius * Math.cos(angle), y - radius * Math.sin(angle)));
    }

    private static Paint ballPaint(double x, double y, double radius, Color colour, UnaryOperator<Color> faded) {
        Color[] colours = {mix(colour, Color.WHITE, 0.86), mix(colour, Color.WHITE, 0.62), mix(colour, Color.WHITE, 0.14),
                mix(colour, Color.BLACK, 0.14), mix(colour, Color.BLACK, 0.4), mix(colour, Color.BLACK, 0.6)};
        for (int i = 0; i < colours.length; i++) {
            colours[i] = faded.apply(colours[i]);
        }
        return new RadialGradientPaint(new Point2D.Double(x, y), (float) radius,
                new Point2D.Double(x - 0.34 * radius, y - 0.38 * radius), BALL, colours,
                MultipleGradientPaint.CycleMethod.NO_CYCLE);
    }

    /**
     * Draws half a bond.
     *
     * @param graphics where
     * @param farX the end that is farther from the viewer, in pixels
     * @param farY likewise
     * @param nearX the other end, which something nearer covers
     * @param nearY likewise
     * @param radius in pixels
     * @param slope how much it points at the viewer, from 0 to 1
     * @param colour of its element, faded
     */
    static void stick(Graphics2D graphics, double farX, double farY, double nearX, double nearY, double radius, double slope,
            Color colour) {
        double length = Math.hypot(nearX - farX, nearY - farY);
        if (length < 1e-3) {
            return;
        }
        double angle = Math.atan2(nearY - farY, nearX - farX);
        // the axis runs along x here; the side that the light falls on comes first
        double lit = Math.cos(angle) > Math.sin(angle) ? -1 : 1;
        AffineTransform before = graphics.getTransform();
        graphics.translate(farX, farY);
        graphics.rotate(angle);
        Path2D outline = new Path2D.Double(new Arc2D.Double(-radius * slope, -radius, 2 * radius * slope, 2 * radius, 90, 180,
                Arc2D.OPEN));
        outline.lineTo(length, radius);
        outline.lineTo(length, -radius);
        outline.closePath();
        graphics.setPaint(new LinearGradientPaint(new Point2D.Double(0, lit * radius), new Point2D.Double(0, -lit * radius),
                STICK, new Color[] {mix(colour, Color.BLACK, 0.12), mix(colour, Color.WHITE, 0.5), colour,
                    mix(colour, Color.BLACK, 0.5)}));
        graphics.fill(outline);
        graphics.setTransform(before);
    }
}
