package org.braggscape.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Workspace;
import org.braggscape.crystal.CrystalStructure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Which reflections of a false cell pass for which of the truth. The cosine of two patterns is a sum over all pairs of one
 * reflection of each, x·y/(‖x‖‖y‖) = Σ x_i·y_j/(‖x‖‖y‖) with x_i the peak of one reflection over all bins; each term is the
 * share that the pair has in the similarity.
 *
 * @param truth reflections of the truth
 * @param candidate reflections of the false cell
 * @param overlaps the pairs with a share above 1e-5, the largest first
 * @param similarity sum of the shares of all pairs, which is the cosine of the two patterns
 */
public record Masquerade(Pattern truth, Pattern candidate, List<Overlap> overlaps, double similarity) {
    private static final double LEAST_SHARE = 1e-5;

    /**
     * One reflection of the truth with one of the false cell.
     *
     * @param truth of the truth
     * @param candidate of the false cell
     * @param share in the similarity, from 0 to 1
     */
    public record Overlap(Reflection truth, Reflection candidate, double share) {
        /** {@return 2θ of the false cell's reflection minus that of the truth's, in degrees} */
        public double difference() {
            return candidate.twoTheta() - truth.twoTheta();
        }
    }

    /** The patterns as they are, and reflection by reflection at the bins of a quadrature. */
    private record Parts(Pattern pattern, List<MergedPeaks> merged, DMatrixRMaj rows) {
    }

    /**
     * Compares two structures.
     *
     * @param truth the structure behind the target
     * @param settings its experiment
     * @param candidate the false structure
     * @param candidateSettings its experiment, which may have another profile but the same bins
     * @return the masquerade
     * @throws NoReflectionsException if one of them has no reflection in the range
     */
    public static Masquerade of(CrystalStructure truth, XrdSettings settings, CrystalStructure candidate,
            XrdSettings candidateSettings) {
        BinQuadrature quadrature = BinQuadrature.of(settings.grid(), Math.min(narrowest(settings),
                narrowest(candidateSettings)));
        Parts x = parts(truth, settings, quadrature);
        Parts y = parts(candidate, candidateSettings, quadrature);
        double norms = Math.sqrt(square(x, quadrature) * square(y, quadrature));
        DMatrixRMaj weighted = y.rows.copy();
        CommonOps_DDRM.multCols(weighted, quadrature.weights());
        DMatrixRMaj shares = new DMatrixRMaj(x.merged.size(), y.merged.size());
        CommonOps_DDRM.multTransB(1 / norms, x.rows, weighted, shares);
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < shares.numRows; i++) {
            for (int j = 0; j < shares.numCols; j++) {
                double share = shares.get(i, j);
                if (share > LEAST_SHARE) {
                    overlaps.add(new Overlap(x.merged.get(i).reflection(), y.merged.get(j).reflection(), share));
                }
            }
        }
        overlaps.sort(Comparator.comparingDouble(Overlap::share).reversed());
        return new Masquerade(x.pattern, y.pattern, List.copyOf(overlaps), CommonOps_DDRM.elementSum(shares));
    }

    private static double narrowest(XrdSettings settings) {
        return Math.sqrt(settings.profile().smallestSquaredWidth(0, settings.fadeEnd()));
    }

    private static Parts parts(CrystalStructure structure, XrdSettings settings, BinQuadrature quadrature) {
        Pattern pattern = new XrdSimulator(settings).simulate(structure);
        Plan.Builder builder = new Plan.Builder();
        PeakPlan peaks = new PeakPlan(builder, structure, settings, false, false);
        PeakPlan.Shapes shapes = peaks.addShapes(builder);
        Plan plan = builder.build();
        Workspace workspace = plan.newWorkspace();
        peaks.setInputs(workspace);
        plan.forward(workspace);
        double[] position = workspace.value(shapes.twoTheta());
        double[] width = workspace.value(shapes.width());
        double[] height = workspace.value(peaks.intensity());
        int lines = settings.radiation().lines().size();
        int reflections = peaks.reflections(workspace).count;
        double[] angles = new double[quadrature.bins().length];
        for (int k = 0; k < angles.length; k++) {
            angles[k] = settings.grid().at(quadrature.bins()[k]);
        }
        List<MergedPeaks> merged = MergedPeaks.of(workspace, peaks);
        DMatrixRMaj rows = new DMatrixRMaj(merged.size(), angles.length);
        double[] row = new double[angles.length];
        for (int i = 0; i < merged.size(); i++) {
            Arrays.fill(row, 0);
            for (int member : merged.get(i).members()) {
                for (int line = 0; line < lines; line++) {
                    int peak = line * reflections + member;
                    PatternSum.addPeak(angles, row, position[peak], width[peak], height[peak], settings.profile().eta(),
                            settings.profile().areaNormalised());
                }
            }
            System.arraycopy(row, 0, rows.data, i * row.length, row.length);
        }
        return new Parts(pattern, merged, rows);
    }

    /** ‖x‖². */
    private static double square(Parts parts, BinQuadrature quadrature) {
        double[] sums = CommonOps_DDRM.sumCols(parts.rows, null).data;
        double square = 0;
        for (int k = 0; k < quadrature.bins().length; k++) {
            square += quadrature.weights()[k] * sums[k] * sums[k];
        }
        return square;
    }
}
