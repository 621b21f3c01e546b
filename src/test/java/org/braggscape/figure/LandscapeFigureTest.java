package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.Slice;
import org.braggscape.study.Landscape;
import org.junit.jupiter.api.Test;

class LandscapeFigureTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 560;

    private final Landscape landscape = TestLandscapes.withHole();
    private final LandscapeFigure figure = new LandscapeFigure(landscape, FigureStyle.LIGHT);

    private static BufferedImage paint(Figure figure) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        figure.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    @Test
    void pixelsAndValuesConvertIntoEachOther() {
        MapFrame frame = figure.frame(WIDTH, HEIGHT);
        assertThat(frame.x(frame.area().x)).isEqualTo(landscape.xValues()[0]);
        assertThat(frame.y(frame.area().getMaxY())).isEqualTo(landscape.yValues()[0], within(1e-12));
        assertThat(frame.pixelX(landscape.xValues()[TestLandscapes.COLUMNS - 1])).isEqualTo(frame.area().getMaxX());
        assertThat(frame.pixelY(landscape.yValues()[TestLandscapes.ROWS - 1])).isEqualTo(frame.area().getY());
        assertThat(frame.x(frame.pixelX(4.9))).isEqualTo(4.9, within(1e-12));
        assertThat(frame.y(frame.pixelY(123.4))).isEqualTo(123.4, within(1e-12));
    }

    @Test
    void theFrameIsAboutSquareWhateverTheWindow() {
        for (int[] size : new int[][] {{1800, 500}, {500, 1800}, {640, 560}}) {
            var area = figure.frame(size[0], size[1]).area();
            assertThat((double) area.width / area.height).isBetween(0.73, 1.31);
            assertThat(area.x).isPositive();
            assertThat(area.getMaxX()).isLessThan(size[0]);
            assertThat(area.getMaxY()).isLessThan(size[1]);
        }
    }

    @Test
    void gridPointsHaveTheColourOfTheirValueAndHolesAreGrey() {
        // without contour lines and markers
        BufferedImage image = paint(new LandscapeFigure(
                new Landscape(landscape.request(), landscape.slice(), List.of(), false), FigureStyle.LIGHT));
        MapFrame frame = figure.frame(WIDTH, HEIGHT);
        double low = landscape.slice().minimum();
        double high = landscape.slice().maximum();
        for (int[] place : new int[][] {{10, 8}, {1, 1}, {15, 3}, {4, 14}, {3, 2}}) {
            int x = (int) frame.pixelX(landscape.xValues()[place[0]]);
            int y = (int) frame.pixelY(landscape.yValues()[place[1]]);
            double value = landscape.slice().values()[place[1]][place[0]];
            assertThat(Integer.toHexString(image.getRGB(x, y))).isEqualTo(Integer.toHexString(
                    Double.isNaN(value) ? FigureStyle.LIGHT.hole().getRGB()
                            : ColourMap.VIRIDIS.argb((value - low) / (high - low))));
        }
    }

    @Test
    void theTruthIsAStarAndTheFalseMinimumARing() {
        BufferedImage image = paint(figure);
        MapFrame frame = figure.frame(WIDTH, HEIGHT);
        double[] truth = landscape.minima().get(0).point();
        assertThat(image.getRGB((int) frame.pixelX(truth[0]), (int) frame.pixelY(truth[5])))
                .isEqualTo(FigureStyle.TRUTH.getRGB());
        double[] other = landscape.minima().get(1).point();
        int x = (int) Math.round(frame.pixelX(other[0]) - LandscapeFigure.RING_RADIUS);
        int light = 0;
        for (int i = -1; i <= 1; i++) {
            light = Math.max(light, image.getRGB(x + i, (int) frame.pixelY(other[5])) & 0xFF);
        }
        assertThat(light).as("white ring").isGreaterThan(200);
    }

    @Test
    void aNumberBesideItsMinimumLeadsToIt() {
        Minimum first = landscape.falseMinima().get(0);
        // so near that their rings would cover each other
        Minimum second = new Minimum(first.offsetX() + 0.001, first.offsetY(), first.point(), first.value() + 0.01, false);
        LandscapeFigure crowded = new LandscapeFigure(new Landscape(landscape.request(), landscape.slice(), List.of(first, second), true),
                FigureStyle.LIGHT);
        MapFrame frame = crowded.frame(WIDTH, HEIGHT);
        int found = 0;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                if (crowded.movedNumberAt(x, y, frame).isPresent()) {
                    assertThat(crowded.movedNumberAt(x, y, frame)).contains(second);
                    found++;
                }
            }
        }
        double ring = Math.PI * LandscapeFigure.RING_RADIUS * LandscapeFigure.RING_RADIUS;
        assertThat((double) found).isBetween(0.8 * ring, 1.2 * ring);
        assertThat(crowded.movedNumberAt(frame.pixelX(landscape.x(first)), frame.pixelY(landscape.y(first)), frame)).isEmpty();
    }

    @Test
    void aMapOfHolesCanBePainted() {
        double[][] holes = new double[TestLandscapes.ROWS][TestLandscapes.COLUMNS];
        for (double[] row : holes) {
            Arrays.fill(row, Double.NaN);
        }
        Landscape empty = new Landscape(landscape.request(),
                new Slice(landscape.slice().plane(), holes), List.of(), true);
        assertThat(paint(new LandscapeFigure(empty, FigureStyle.DARK)).getRGB(300, 200))
                .isEqualTo(FigureStyle.DARK.hole().getRGB());
    }

    @Test
    void numbersHaveRealMinusSignsAndNoNegativeZero() {
        assertThat(Decimals.text(-0.7468, 3)).isEqualTo("−0.747");
        assertThat(Decimals.text(-1e-17, 2)).isEqualTo("0.00");
        assertThat(Axes.roundStep(0.34)).isEqualTo(0.2, within(1e-15));
        assertThat(Axes.roundStep(1)).isEqualTo(1);
        assertThat(Axes.roundStep(70)).isEqualTo(50);
    }

    @Test
    void formulasGetSubscriptsAndOtherNamesDoNot() {
        assertThat(ChemicalName.pretty("Na3MnCoNiO6")).isEqualTo("Na₃MnCoNiO₆");
        assertThat(ChemicalName.pretty("sample_2")).isEqualTo("sample_2");
        assertThat(ChemicalName.pretty("Xx2")).isEqualTo("Xx2");
    }
}
