package org.braggscape.objective;

import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;

/** What a candidate's pattern is compared with: the pattern of a structure, or one that was measured. */
public sealed interface Target {
    /** {@return what to call it} */
    String name();

    /** {@return the structure behind the pattern, nothing where it was measured and is not known} */
    Optional<CrystalStructure> truth();

    /**
     * Gives the pattern.
     *
     * @param settings the experiment
     * @return one intensity per bin of the settings' grid
     * @throws org.braggscape.diffraction.NoReflectionsException if a structure has no reflections in the range
     * @throws IllegalArgumentException if a measured pattern has other bins
     */
    double[] intensity(XrdSettings settings);

    /**
     * A structure as the target.
     *
     * @param structure the truth
     * @return the target
     */
    static Target of(CrystalStructure structure) {
        return new Simulated(structure);
    }

    /**
     * The pattern of a known structure.
     *
     * @param structure the truth
     */
    record Simulated(CrystalStructure structure) implements Target {
        @Override
        public String name() {
            return structure.name();
        }

        @Override
        public Optional<CrystalStructure> truth() {
            return Optional.of(structure);
        }

        @Override
        public double[] intensity(XrdSettings settings) {
            return new XrdSimulator(settings).simulateDirectly(structure).intensity();
        }
    }

    /**
     * A pattern whose structure is not known.
     *
     * @param name what to call it
     * @param grid its bins
     * @param intensity one number per bin, none negative, not all 0; not copied
     */
    record Measured(String name, TwoThetaGrid grid, double[] intensity) implements Target {
        /**
         * Checks the intensities.
         *
         * @throws IllegalArgumentException if one is negative or not a number, none is positive, or there are not as many as
         *     bins
         */
        public Measured {
            if (intensity.length != grid.count()) {
                throw new IllegalArgumentException(name + " has " + intensity.length + " intensities for " + grid.count()
                        + " bins; give one for each.");
            }
            double largest = 0;
            for (double value : intensity) {
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(name + " holds the intensity " + value
                            + "; intensities must be zero or positive.");
                }
                largest = Math.max(largest, value);
            }
            if (largest == 0) {
                throw new IllegalArgumentException(name + " has no intensity above zero; use another pattern or range.");
            }
        }

        @Override
        public Optional<CrystalStructure> truth() {
            return Optional.empty();
        }

        @Override
        public double[] intensity(XrdSettings settings) {
            if (!settings.grid().equals(grid)) {
                throw new IllegalArgumentException(name + " has its own 2θ range; use it for the candidate's pattern too.");
            }
            return intensity.clone();
        }
    }
}
