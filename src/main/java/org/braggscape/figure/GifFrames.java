package org.braggscape.figure;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Turns pictures into those of a GIF: one palette for all, so that what does not change keeps its colour, and of each picture
 * only the rectangle that differs from the one before.
 */
final class GifFrames {
    private final IndexColorModel palette;
    private final Map<Integer, Byte> nearest = new HashMap<>();
    private BufferedImage before;

    /**
     * Chooses the palette.
     *
     * @param richest a picture in which every colour occurs
     * @throws IOException never
     */
    GifFrames(BufferedImage richest) throws IOException {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(richest, "gif", gif);
        palette = (IndexColorModel) ImageIO.read(new ByteArrayInputStream(gif.toByteArray())).getColorModel();
    }

    /** {@return the palette of all pictures} */
    IndexColorModel palette() {
        return palette;
    }

    /**
     * What is written of a picture.
     *
     * @param image with the palette
     * @param x where it lies in the whole picture
     * @param y likewise
     */
    record Part(BufferedImage image, int x, int y) {
    }

    /** {@return what changes with a picture, all of the first one} */
    Part next(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage now = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
        int[] colours = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        byte[] indices = ((DataBufferByte) now.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < colours.length; i++) {
            indices[i] = nearest.computeIfAbsent(colours[i] & 0xFFFFFF, this::index);
        }
        Rectangle part = before == null ? new Rectangle(0, 0, width, height)
                : difference(indices, ((DataBufferByte) before.getRaster().getDataBuffer()).getData(), width);
        before = now;
        return new Part(now.getSubimage(part.x, part.y, part.width, part.height), part.x, part.y);
    }

    private byte index(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.getMapSize(); i++) {
            int red = palette.getRed(i) - (colour >> 16);
            int green = palette.getGreen(i) - (colour >> 8 & 0xFF);
            int blue = palette.getBlue(i) - (colour & 0xFF);
            int distance = 3 * red * red + 4 * green * green + 2 * blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static Rectangle difference(byte[] one, byte[] other, int width) {
        Rectangle all = null;
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                Rectangle dot = new Rectangle(i % width, i / width, 1, 1);
                if (all == null) {
                    all = dot;
                } else if (!all.contains(dot)) {
                    all = all.union(dot);
                }
            }
        }
        return all == null ? new Rectangle(0, 0, 1, 1) : all;
    }
}
