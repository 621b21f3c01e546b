package org.braggscape.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The values of a map as one image with one pixel per grid point, drawn without smoothing: what looks smooth is smooth. Each
 * pixel is centred on its grid point, so that half of the outermost ones falls outside the frame.
 */
final class HeatMap {
    private final BufferedImage image;

    /**
     * Colours the values.
     *
     * @param values [row of y upwards][column of x], NaN for holes
     * @param low the value of the lowest colour
     * @param high the value of the highest colour
     * @param style colour map and colour of holes
     */
    HeatMap(double[][] values, double low, double high, FigureStyle style) {
        int rows = values.length;
        int columns = values[0].length;
        image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        double scale = high > low ? 1 / (high - low) : 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = values[row][column];
                pixels[(rows - 1 - row) * columns + column] = Double.isNaN(value) ? style.hole().getRGB()
                        : style.colourMap().argb((value - low) * scale);
            }
        }
    }

    /**
     * Takes colours.
     *
     * @param argb [row of y upwards][column of x], opaque
     */
    HeatMap(int[][] argb) {
        image = new BufferedImage(argb[0].length, argb.length, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < argb.length; row++) {
            System.arraycopy(argb[row], 0, pixels, (argb.length - 1 - row) * argb[0].length, argb[0].length);
        }
    }

    /**
     * Draws the image.
     *
     * @param graphics where
     * @param frame the values at the edges of its area are those of the outermost grid points
     */
    void draw(Graphics2D graphics, MapFrame frame) {
        double pixelWidth = (double) frame.area().width / (image.getWidth() - 1);
        double pixelHeight = (double) frame.area().height / (image.getHeight() - 1);
        int factor = SharpImage.factor(graphics, image, Math.max(pixelWidth, pixelHeight));
        AffineTransform place = new AffineTransform(pixelWidth / factor, 0, 0, pixelHeight / factor,
                frame.area().x - pixelWidth / 2, frame.area().y - pixelHeight / 2);
        Object before = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        Shape clip = graphics.getClip();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.clip(frame.area());
        graphics.drawImage(SharpImage.enlarged(image, factor), place, null);
        graphics.setClip(clip);
        if (before != null) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }
}
