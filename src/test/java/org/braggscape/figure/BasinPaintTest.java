package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BasinPaintTest {
    private static final int ROWS = 23;
    private static final int COLUMNS = 31;
    private static final int CELL = 10;

    @Test
    void theLinesAreTheSidesBetweenPointsOfDifferentBasins() {
        Random random = new Random(1);
        int[][] owners = new int[ROWS][COLUMNS];
        for (int[] row : owners) {
            for (int column = 0; column < COLUMNS; column++) {
                // −1 is a hole
                row[column] = random.nextInt(4) - 1;
            }
        }
        Rectangle area = new Rectangle(40, 20, CELL * (COLUMNS - 1), CELL * (ROWS - 1));
        List<String> sides = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double x = area.x + CELL * column;
                double y = area.getMaxY() - CELL * row;
                if (column + 1 < COLUMNS && owners[row][column] != owners[row][column + 1]) {
                    sides.add(side(x + CELL / 2.0, y));
                }
                if (row + 1 < ROWS && owners[row][column] != owners[row + 1][column]) {
                    sides.add(side(x, y - CELL / 2.0));
                }
            }
        }
        List<Line2D> lines = lines(BasinPaint.boundaries(owners, area, CELL, CELL).getPathIterator(null));
        List<String> drawn = new ArrayList<>();
        for (Line2D line : lines) {
            long cells = Math.round(line.getP1().distance(line.getP2()) / CELL);
            for (int i = 0; i < cells; i++) {
                double part = (i + 0.5) / cells;
                drawn.add(side(line.getX1() + part * (line.getX2() - line.getX1()), line.getY1() + part * (line.getY2() - line.getY1())));
            }
        }
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(sides);
        assertThat(lines).hasSizeLessThan(sides.size() / 2);
    }

    /** Its middle, which tells its direction too. */
    private static String side(double x, double y) {
        return Math.round(x) + " " + Math.round(y);
    }

    private static List<Line2D> lines(PathIterator path) {
        List<Line2D> lines = new ArrayList<>();
        double[] to = new double[6];
        double x = Double.NaN;
        double y = Double.NaN;
        for (; !path.isDone(); path.next()) {
            if (path.currentSegment(to) == PathIterator.SEG_LINETO) {
                lines.add(new Line2D.Double(x, y, to[0], to[1]));
            }
            x = to[0];
            y = to[1];
        }
        return lines;
    }
}
