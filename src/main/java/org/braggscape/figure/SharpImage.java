package org.braggscape.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/**
 * Maps as images inside vector files. Many viewers smooth small images whatever the file asks for, so each dot is written as
 * a square of many, which leaves them nothing to smooth.
 */
final class SharpImage {
    private static final Key KEY = new Key();
    private static final double DOTS_PER_PIXEL = 600 / 96.0;
    private static final int MOST = 12_000;

    private static final class Key extends RenderingHints.Key {
        Key() {
            super(0x42726167);
        }

        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Boolean;
        }
    }

    private SharpImage() {
    }

    /** Says that what is painted goes to a file whose viewers may smooth images. */
    static void wantOn(Graphics2D graphics) {
        graphics.setRenderingHint(KEY, Boolean.TRUE);
    }

    /**
     * How many dots each value gets on a side.
     *
     * @param graphics where the image will be drawn
     * @param image with one dot per value
     * @param pixels logical pixels per value on paper
     * @return 1 for the screen; enough for 600 dots per inch in a vector file
     */
    static int factor(Graphics2D graphics, BufferedImage image, double pixels) {
        return graphics.getRenderingHint(KEY) == null ? 1
                : (int) Math.max(1, Math.min((double) MOST / Math.max(image.getWidth(), image.getHeight()),
                        Math.ceil(pixels * DOTS_PER_PIXEL)));
    }

    /** {@return an image of larger squares with the same colours} */
    static BufferedImage enlarged(BufferedImage image, int factor) {
        if (factor == 1) {
            return image;
        }
        return new AffineTransformOp(AffineTransform.getScaleInstance(factor, factor),
                new RenderingHints(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR))
                .filter(image, new BufferedImage(factor * image.getWidth(), factor * image.getHeight(),
                        BufferedImage.TYPE_INT_RGB));
    }
}
