package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Basins;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.matching.PreparedStructure;
import org.braggscape.matching.StructureMatcher;

/**
 * What is known about one minimum of a map.
 *
 * @param minimum which
 * @param rank by loss among those that are not the truth, from 1; 0 for the truth
 * @param cell its cell
 * @param distance ‖u‖ of {@link Lattice#distance} from the truth, nothing where that is not known
 * @param recovered whether all six cell parameters are within 0.5 % of the truth (angles 0.5 % of 90°), nothing where the
 *     truth is not known
 * @param matches whether {@link StructureMatcher#PAPER} says that cell and atoms are those of the truth, nothing where the truth is
 *     not known
 * @param basin share of the grid from where steepest descent leads here, of {@link Basins}
 */
public record MinimumReport(Minimum minimum, int rank, Lattice cell, OptionalDouble distance, Optional<Boolean> recovered,
        Optional<Boolean> matches, double basin) {
    /**
     * Reports on all minima of a map.
     *
     * @param landscape complete
     * @return by increasing loss, the truth among them
     */
    public static List<MinimumReport> of(Landscape landscape) {
        if (landscape.minima().isEmpty()) {
            return List.of();
        }
        Optional<CrystalStructure> truth = landscape.request().target().truth();
        Optional<PreparedStructure> reference = truth.map(StructureMatcher.PAPER::prepare);
        Basins basins = new Basins(landscape.slice());
        List<MinimumReport> reports = new ArrayList<>();
        int rank = 0;
        for (Minimum minimum : landscape.minima()) {
            Lattice cell = Landscape.cell(minimum);
            OptionalDouble distance = truth.isEmpty() ? OptionalDouble.empty()
                    : OptionalDouble.of(cell.distance(truth.get().lattice()));
            reports.add(new MinimumReport(minimum, minimum.truth() ? 0 : ++rank, cell, distance,
                    truth.map(known -> DescentComputation.recovered(cell, known.lattice())),
                    reference.map(known -> StructureMatcher.PAPER.matches(known, StructureMatcher.PAPER.prepare(
                            landscape.plane().structure(minimum.point())))),
                    basins.share(nearest(landscape.slice().plane().x(), minimum.offsetX()),
                            nearest(landscape.slice().plane().y(), minimum.offsetY()))));
        }
        return List.copyOf(reports);
    }

    static int nearest(SliceAxis axis, double offset) {
        int nearest = 0;
        for (int i = 1; i < axis.count(); i++) {
            if (Math.abs(axis.offsets()[i] - offset) < Math.abs(axis.offsets()[nearest] - offset)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
