package org.braggscape.study;

import java.util.List;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Site;
import org.braggscape.objective.Target;

/** Estimates how long a map of a large structure will take, by preparing two with few of its atoms in the same cell. */
public final class ExpectedTime {
    private static final int[] FEW = {120, 20};
    /** Larger cells go beyond the mesh of the fast path, and every point costs as much as the first, in Å. */
    private static final double FAST_EDGE = 70;

    /** More atoms take seconds before the first value is known. */
    private static final int MANY_ATOMS = 2000;
    /** An axis of a map goes so far beyond its middle, unless it is told otherwise. */
    private static final double REACH = 1.15;

    private ExpectedTime() {
    }

    /** {@return whether a map may take so long that its time is worth an estimate} */
    public static boolean isWorthwhile(LandscapeRequest request) {
        return request.structure().sites().size() > MANY_ATOMS || !fast(request.structure(), FAST_EDGE / REACH);
    }

    private static boolean fast(CrystalStructure structure, double longest) {
        double[] cell = structure.lattice().parameters();
        return Math.max(cell[0], Math.max(cell[1], cell[2])) < longest;
    }

    /**
     * Estimates the time, in some seconds.
     *
     * @param request which map
     * @param workers number of threads
     * @return seconds, rather too many than too few on a cold machine
     */
    public static double seconds(LandscapeRequest request, int workers) {
        int atoms = request.structure().sites().size();
        double[] prepared = new double[2];
        double each = 0;
        for (int i = atoms > FEW[1] ? 0 : 1; i < 2; i++) {
            LandscapeRequest part = part(request, FEW[i]);
            long begin = System.nanoTime();
            DifferentiableFunction.Evaluator evaluator = new LandscapeComputation(part).objective().newEvaluator();
            evaluator.value(part.plane().centre());
            long end = System.nanoTime();
            prepared[i] = (end - begin) / 1e9;
            evaluator.value(part.plane().point(request.x().from(), request.y().from()));
            each = (System.nanoTime() - end) / 1e9;
        }
        double perAtom = Math.max(0, prepared[0] - prepared[1]) / (FEW[0] - FEW[1]);
        return prepared[1] + perAtom * atoms
                + (fast(request.structure(), FAST_EDGE) ? each : each + perAtom * atoms) * request.pointsX() * request.pointsY() / workers;
    }

    private static LandscapeRequest part(LandscapeRequest request, int atoms) {
        CrystalStructure few = few(request.structure(), atoms);
        Target target = request.target() instanceof Target.Laboratory laboratory ? new Target.Laboratory(few, laboratory.conditions())
                : request.target().truth().isPresent() ? Target.of(few) : request.target();
        return new LandscapeRequest(target, few, few, request.settings(), request.loss(), request.x(), request.y(),
                request.pointsX(), request.pointsY());
    }

    private static CrystalStructure few(CrystalStructure structure, int atoms) {
        List<Site> sites = structure.sites().subList(0, Math.min(atoms, structure.sites().size()));
        return new CrystalStructure(structure.name(), structure.lattice(), sites, structure.spaceGroup());
    }
}
