package org.braggscape.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.PeakList;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.math.PlainNumber;

/** What a candidate's pattern is compared with: the pattern of a structure, or one that was measured. */
public sealed interface Target {
    /** {@return what to call it} */
    String name();

    /** {@return what it is, to go on with behind 'against' or 'is'} */
    String description();

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
     * Gives the pattern to be looked at.
     *
     * @param settings the experiment
     * @return the pattern with the reflections of the truth, without any where that is not known
     * @throws org.braggscape.diffraction.NoReflectionsException as {@link #intensity} does
     * @throws IllegalArgumentException as {@link #intensity} does
     */
    default Pattern pattern(XrdSettings settings) {
        return new Pattern(settings.grid(), intensity(settings), List.of());
    }

    /**
     * Tells which bins count.
     *
     * @param settings the experiment
     * @return 1 or 0 per bin of the settings' grid
     */
    default double[] weights(XrdSettings settings) {
        double[] ones = new double[settings.grid().count()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * Gives the peaks, for losses that look at no profile.
     *
     * @param settings the experiment
     * @return the reflections of a structure; of a measured pattern every bin that counts is a peak of its intensity
     * @throws org.braggscape.diffraction.NoReflectionsException as {@link #intensity} does
     * @throws IllegalArgumentException as {@link #intensity} does
     */
    default PeakList peaks(XrdSettings settings) {
        double[] bins = intensity(settings);
        double[] weights = weights(settings);
        for (int k = 0; k < bins.length; k++) {
            bins[k] *= weights[k];
        }
        return PeakList.ofBins(settings.grid(), bins);
    }

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
     * A structure as the target, in a laboratory.
     *
     * @param structure the truth
     * @param conditions what the laboratory adds
     * @return the target, that of {@link #of(CrystalStructure)} if nothing is added
     */
    static Target of(CrystalStructure structure, LaboratoryConditions conditions) {
        return conditions.effects().isEmpty() ? of(structure) : new Laboratory(structure, conditions);
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
        public String description() {
            return "the simulated pattern of " + structure.name() + " (" + structure.formula() + ")";
        }

        @Override
        public Optional<CrystalStructure> truth() {
            return Optional.of(structure);
        }

        @Override
        public double[] intensity(XrdSettings settings) {
            return new XrdSimulator(settings).simulateDirectly(structure).intensity();
        }

        @Override
        public Pattern pattern(XrdSettings settings) {
            return new XrdSimulator(settings).simulate(structure);
        }

        @Override
        public PeakList peaks(XrdSettings settings) {
            return new XrdSimulator(settings).peaks(structure);
        }
    }

    /**
     * The pattern of a known structure as a laboratory would measure it.
     *
     * @param structure the truth
     * @param conditions what the laboratory adds
     */
    record Laboratory(CrystalStructure structure, LaboratoryConditions conditions) implements Target {
        @Override
        public String name() {
            return structure.name();
        }

        @Override
        public String description() {
            return "the simulated pattern of " + structure.name() + " (" + structure.formula() + ") with "
                    + String.join("; ", conditions.effects().values());
        }

        @Override
        public Optional<CrystalStructure> truth() {
            return Optional.of(structure);
        }

        @Override
        public double[] intensity(XrdSettings settings) {
            return pattern(settings).intensity();
        }

        @Override
        public Pattern pattern(XrdSettings settings) {
            return conditions.pattern(structure, settings);
        }
    }

    /**
     * A pattern whose structure is not known.
     *
     * @param name what to call it
     * @param grid its bins
     * @param intensity one number per bin, none negative, not all 0; not copied
     * @param excluded parts that do not count
     */
    record Measured(String name, TwoThetaGrid grid, double[] intensity, List<AngleRange> excluded) implements Target {
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
            excluded = List.copyOf(excluded);
            double[] weights = weights(grid, excluded);
            double largest = 0;
            for (int k = 0; k < intensity.length; k++) {
                double value = intensity[k];
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(name + " holds the intensity " + value
                            + "; intensities must be zero or positive.");
                }
                largest = Math.max(largest, weights[k] * value);
            }
            if (largest == 0) {
                throw new IllegalArgumentException(name + " has no intensity above zero; use another pattern or range.");
            }
        }

        private static double[] weights(TwoThetaGrid grid, List<AngleRange> excluded) {
            double[] weights = new double[grid.count()];
            for (int k = 0; k < weights.length; k++) {
                double angle = grid.at(k);
                weights[k] = excluded.stream().anyMatch(part -> part.contains(angle)) ? 0 : 1;
            }
            return weights;
        }

        @Override
        public Pattern pattern(XrdSettings settings) {
            return new Pattern(grid, intensity.clone(), List.of());
        }

        @Override
        public double[] weights(XrdSettings settings) {
            return weights(grid, excluded);
        }

        @Override
        public String description() {
            return "the measured pattern " + name + " from " + PlainNumber.text(grid.start()) + "° to " + PlainNumber.text(grid.end()) + "°"
                    + (excluded.isEmpty() ? "" : excluded.stream().map(part -> PlainNumber.text(part.from()) + "° to " + PlainNumber.text(part.to())
                            + "°").collect(Collectors.joining(" and ", " without ", "")));
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
