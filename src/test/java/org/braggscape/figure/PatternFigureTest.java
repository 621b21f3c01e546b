package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.TwoThetaGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFigureTest {
    /** One sharp peak at 50°. */
    private static Pattern peak(double height) {
        TwoThetaGrid grid = TwoThetaGrid.PAPER;
        double[] intensity = new double[grid.count()];
        intensity[5000] = height;
        return new Pattern(grid, intensity, List.of(new Reflection(1, 0, 0, 6, 2, 50, height)));
    }

    private static int darkInColumn(BufferedImage image, int column, int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            Color colour = new Color(image.getRGB(column, row));
            count += Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) < 160 ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 190})
    void aPeakOfOneBinIsAsHighAsItsBandWhateverItsIntensity(int height) {
        int width = 500;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        new PatternFigure(List.of(new PatternCurve("", peak(7)), new PatternCurve("", peak(3e6)),
                new PatternCurve("", peak(1e-3))), FigureStyle.LIGHT).paint(graphics, width, height);
        graphics.dispose();
        // the axis runs from 40° to 90° between the margins
        int column = 36 + (int) Math.round((50.0 - 40) / 50 * (width - 36 - 16));
        double band = (height - 12 - 52) / 3.0;
        for (int i = 0; i < 3; i++) {
            int best = 0;
            for (int shift = -1; shift <= 1; shift++) {
                best = Math.max(best, darkInColumn(image, column + shift, (int) (12 + i * band), (int) (12 + (i + 1) * band)));
            }
            assertThat(best).as("band %d", i).isGreaterThan((int) (0.6 * band));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftOutIsShadedAndNoMeasureForTheScale(boolean dark) {
        int width = 500;
        int height = 400;
        TwoThetaGrid grid = TwoThetaGrid.PAPER;
        double[] intensity = new double[grid.count()];
        intensity[5000] = 7;
        intensity[7000] = 7000;
        FigureStyle style = dark ? FigureStyle.DARK : FigureStyle.LIGHT;
        PatternView view = PatternView.START.withRange(40, 90);
        Color[][] pixels = new Color[2][];
        for (boolean leftOut : new boolean[] {false, true}) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            new PatternFigure(List.of(new PatternCurve("", new Pattern(grid, intensity, List.of()),
                    leftOut ? List.of(new AngleRange(69, 71)) : List.of())), style, view).paint(graphics, width, height);
            graphics.dispose();
            int shaded = column(69.5, width);
            int peak = column(50, width);
            pixels[leftOut ? 1 : 0] = new Color[] {new Color(image.getRGB(shaded, height / 2)),
                new Color(image.getRGB(column(60, width), height / 2)),
                IntStream.rangeClosed(peak - 1, peak + 1).mapToObj(x -> new Color(image.getRGB(x, height / 2)))
                        .max(Comparator.comparingInt(colour -> Math.abs(colour.getRed() - style.background().getRed()))).orElseThrow()};
        }
        assertThat(pixels[0]).containsOnly(style.background());
        assertThat(pixels[1][0]).isNotEqualTo(style.background());
        assertThat(pixels[1][1]).isEqualTo(style.background());
        assertThat(pixels[1][2]).as("the peak that counts fills the frame").isNotEqualTo(style.background());
    }

    private static int column(double angle, int width) {
        return 36 + (int) Math.round((angle - 40) / 50 * (width - 36 - 16));
    }

    @Test
    void thinningKeepsEveryExtreme() {
        double[] values = new double[9000];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
        }
        values[1234] = 9;
        values[7777] = -9;
        Path2D path = CurvePath.of(0, values.length - 1, i -> values[i], i -> i * 0.05, v -> v);
        assertThat(path.getBounds2D().getMaxY()).isEqualTo(9);
        assertThat(path.getBounds2D().getMinY()).isEqualTo(-9);
        assertThat(path.getBounds2D().getMinX()).isZero();
        assertThat(path.getBounds2D().getMaxX()).isEqualTo(8999 * 0.05);
        int points = 0;
        for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
            points++;
        }
        assertThat(points).isLessThan(4 * 9000 / 5 + 10);
    }
}
