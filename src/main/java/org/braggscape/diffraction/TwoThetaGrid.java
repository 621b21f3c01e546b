package org.braggscape.diffraction;

/**
 * The bins of a pattern: 2θ_k = start + step·k for k = 0 … count − 1, in degrees.
 *
 * @param start first angle, at least 0
 * @param step distance of the bins, positive
 * @param count number of bins, at least 2
 */
public record TwoThetaGrid(double start, double step, int count) {
    /** 0° to 90° in steps of 0.01°: the 9,000 bins of Segal et al. */
    public static final TwoThetaGrid PAPER = new TwoThetaGrid(0, 0.01, 9000);

    private static final double LARGEST_END = 165;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the range is empty, starts below 0° or ends above 165°
     */
    public TwoThetaGrid {
        if (!(start >= 0) || !(step > 0) || count < 2 || !(start + step * count <= LARGEST_END + 1e-9)) {
            throw new IllegalArgumentException("A 2θ range from " + start + "° with " + count + " steps of " + step
                    + "° is impossible: it must lie between 0° and " + LARGEST_END + "° and have at least two bins.");
        }
    }

    /** {@return the end of the range, one step behind the last bin} */
    public double end() {
        return start + step * count;
    }

    /** {@return the angle of one bin in degrees} */
    public double at(int bin) {
        return start + step * bin;
    }

    /** {@return all angles in degrees, a new array} */
    public double[] angles() {
        double[] angles = new double[count];
        for (int k = 0; k < count; k++) {
            angles[k] = at(k);
        }
        return angles;
    }
}
