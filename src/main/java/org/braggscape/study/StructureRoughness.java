package org.braggscape.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;

/**
 * How rough the landscape of a structure is, on one map: a against c by ±15 %, {@value #POINTS} points along each. One map
 * for all structures, so that they can be compared.
 *
 * @param structure name
 * @param lossName of the loss, or of the energy in its place
 * @param roughness of the map
 */
public record StructureRoughness(String structure, String lossName, Roughness roughness) {
    /** Points along each axis. */
    public static final int POINTS = 41;

    /**
     * Computes a map for each structure and loss.
     *
     * @param structures by name
     * @param losses of the maps
     * @param executor runs the work; this thread waits
     * @param workers number of tasks at a time, at least 1
     * @param progress told of maps done
     * @return structure by structure, loss by loss; an energy that a structure cannot have is left out
     * @throws java.util.concurrent.CancellationException if cancelled or interrupted
     */
    public static List<StructureRoughness> of(Map<String, CrystalStructure> structures, List<Loss> losses, ExecutorService executor,
            int workers, Progress progress) {
        List<StructureRoughness> rows = new ArrayList<>();
        int part = 0;
        for (Map.Entry<String, CrystalStructure> entry : structures.entrySet()) {
            for (Loss loss : losses) {
                Progress own = progress.part(part++, structures.size() * losses.size());
                if (EnergyLoss.obstacle(loss, entry.getValue()).isEmpty()) {
                    rows.add(new StructureRoughness(entry.getKey(), loss.name(), Roughness.of(new LandscapeComputation(
                            request(entry.getValue(), loss)).compute(executor, workers, coarse -> { }, own))));
                }
            }
        }
        return rows;
    }

    private static LandscapeRequest request(CrystalStructure structure, Loss loss) {
        return new LandscapeRequest(structure, XrdSettings.PAPER, loss, range("a", structure), range("c", structure), POINTS, POINTS);
    }

    private static AxisRange range(String name, CrystalStructure structure) {
        MapParameter parameter = MapParameter.of(name, structure).orElseThrow();
        return AxisExtent.usual(parameter).range(parameter, structure, XrdSettings.PAPER);
    }
}
