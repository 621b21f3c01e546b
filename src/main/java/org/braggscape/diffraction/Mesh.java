package org.braggscape.diffraction;

import java.util.function.DoubleUnaryOperator;
import org.braggscape.math.BSpline;
import org.braggscape.math.SmoothKernelMatrix;

/**
 * A uniform mesh in sinθ. A peak of intensity I is spread onto it as I·β(position − node); everything that is smooth in
 * sinθ on the scale of the mesh (a profile with its width, an overlap) is then a sum over nodes instead of peaks.
 *
 * <p>The width of a peak in sinθ is nearly constant (H cosθ), which is why sinθ and not 2θ; it also needs no arc sine.
 */
final class Mesh {
    /**
     * Distance of the nodes relative to the narrowest H cosθ: enough for overlaps, which are twice as broad as peaks. Cubic
     * cells decide: where 24 reflections coincide, their errors add up with one sign, and a fourteenth more than this gave
     * 3e-8 in the cosine of Au2S.
     */
    static final double COARSE = 0.1301;
    /** The same for patterns. */
    static final double FINE = 0.07;
    static final BSpline SPLINE = new BSpline(12);
    /**
     * Where the mesh starts, in degrees 2θ. The sum over bins starts at 0°, which makes overlaps rough there; no peak comes
     * so close unless a cell edge is longer than 70 Å (copper).
     */
    static final double START = 1.2;
    private static final double ROOM = 0.95;
    private static final double SMALLEST_STEP = 2e-4;
    private static final int OFFSET = SPLINE.order() / 2 - 1;

    private final double origin;
    private final double spacing;
    private final int size;

    /**
     * Lays the mesh for a profile.
     *
     * @param settings range and profile
     * @param start 2θ in degrees of the first place that a peak may have
     * @param fineness largest distance of the nodes relative to the narrowest H cosθ
     */
    Mesh(XrdSettings settings, double start, double fineness) {
        this(settings.grid(), settings.profile()::squaredWidth, start, fineness);
    }

    /**
     * Lays the mesh.
     *
     * @param grid the range
     * @param squaredWidth H² in degrees² at 2θ in degrees
     * @param start 2θ in degrees of the first place that a peak may have
     * @param fineness largest distance of the nodes relative to the narrowest H cosθ
     */
    Mesh(TwoThetaGrid grid, DoubleUnaryOperator squaredWidth, double start, double fineness) {
        origin = Math.sin(Math.toRadians(start / 2));
        double end = grid.end() + 5;
        double narrowest = Double.POSITIVE_INFINITY;
        for (double angle = 0; angle <= end; angle += end / 1000) {
            narrowest = Math.min(narrowest, Math.sqrt(squaredWidth.applyAsDouble(angle))
                    * Math.cos(Math.toRadians(angle / 2)) * Math.PI / 360);
        }
        double largest = Math.sin(Math.toRadians(end / 2));
        // nodes beyond the last peak, as many as the tables add, must have angles as well
        double spacious = Math.max(0, ROOM * (1 - largest)) / (OverlapTables.MARGIN + SPLINE.order());
        double step = Math.min(fineness * narrowest, Math.max(spacious, SMALLEST_STEP));
        size = SmoothKernelMatrix.paddedSize((int) Math.ceil((largest - origin) / step) + SPLINE.order());
        spacing = (largest - origin) / (size - SPLINE.order());
    }

    /** {@return number of nodes} */
    int size() {
        return size;
    }

    /** {@return distance of the nodes in sinθ} */
    double spacing() {
        return spacing;
    }

    /** {@return sinθ of the first place that a peak may have} */
    double origin() {
        return origin;
    }

    /** {@return sinθ of a node; nodes may be asked for beyond both ends} */
    double sine(int node) {
        return origin + (node - OFFSET) * spacing;
    }

    /** {@return where the part with weights starts, in whole grains; the number of nodes where there is none} */
    static int firstUsed(double[] weights, int size) {
        int node = 0;
        while (node < size && weights[node] == 0) {
            node++;
        }
        return node - node % SmoothKernelMatrix.GRAIN;
    }

    /** {@return the node after that part; 0 where there is none} */
    static int afterLastUsed(double[] weights, int size) {
        int node = size;
        while (node > 0 && weights[node - 1] == 0) {
            node--;
        }
        return (node + SmoothKernelMatrix.GRAIN - 1) / SmoothKernelMatrix.GRAIN * SmoothKernelMatrix.GRAIN;
    }

    /** {@return the node nearest to an angle in degrees} */
    int nodeAt(double twoTheta) {
        return OFFSET + (int) Math.round((Math.sin(Math.toRadians(twoTheta / 2)) - origin) / spacing);
    }
}
