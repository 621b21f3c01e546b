package org.braggscape.study;

import java.util.List;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;

/** Estimates how long a map of a large structure will take, by trying few of its atoms and, where its cell is long, a shorter one. */
public final class ExpectedTime {
    private static final int FEW = 20;
    private static final int MORE = 120;
    /** Larger cells go beyond the mesh of the fast path, and every point costs as much as the first, in Å. */
    private static final double FAST_EDGE = 70;
    private static final double SHORT_EDGE = 25;
    private static final double ELSEWHERE = 1.05;

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
     * @throws IllegalArgumentException if the cell has too many reflections for any map; the message is a sentence for the user
     */
    public static double seconds(LandscapeRequest request, int workers) {
        int atoms = request.structure().sites().size();
        // energies do not ask for reflections
        boolean exact = !fast(request.structure(), FAST_EDGE) && !(request.loss() instanceof EnergyLoss);
        Lattice lattice = request.structure().lattice();
        if (exact) {
            new XrdSimulator(request.settings()).check(lattice);
        }
        Lattice cell = exact ? shortened(lattice) : lattice;
        Trial many = trial(request, cell, atoms > FEW ? MORE : FEW, exact);
        Trial few = atoms > FEW ? trial(request, cell, FEW, exact) : many;
        double perAtom = Math.max(0, many.prepared - few.prepared) / (MORE - FEW);
        double each = few.value + (exact ? perAtom * atoms : 0);
        double points = (double) request.pointsX() * request.pointsY();
        // a cell has reflections as it has volume
        return lattice.volume() / cell.volume() * (few.prepared + perAtom * atoms + each * points / workers);
    }

    private static Lattice shortened(Lattice lattice) {
        return new Lattice(Math.min(SHORT_EDGE, lattice.a()), Math.min(SHORT_EDGE, lattice.b()), Math.min(SHORT_EDGE, lattice.c()),
                lattice.alpha(), lattice.beta(), lattice.gamma());
    }

    /** Seconds that a part of a structure took: until the first value, and for the second. */
    private record Trial(double prepared, double value) {
    }

    private static Trial trial(LandscapeRequest request, Lattice cell, int atoms, boolean exact) {
        List<Site> sites = request.structure().sites();
        CrystalStructure part = new CrystalStructure(request.structure().name(), cell, sites.subList(0, Math.min(atoms, sites.size())),
                request.structure().spaceGroup());
        Target target = request.target() instanceof Target.Laboratory laboratory ? new Target.Laboratory(part, laboratory.conditions())
                : request.target().truth().isPresent() ? Target.of(part) : request.target();
        ParameterLayout layout = ParameterLayout.cellOnly(part.sites().size());
        double[] point = cell.parameters();
        long begin = System.nanoTime();
        DifferentiableFunction.Evaluator evaluator = (exact ? Objective.exact(target, part, request.settings(), request.loss(), layout)
                : Objective.fast(target, part, request.settings(), request.loss(), layout)).newEvaluator();
        evaluator.value(point);
        long end = System.nanoTime();
        point[0] *= ELSEWHERE;
        evaluator.value(point);
        return new Trial((end - begin) / 1e9, (System.nanoTime() - end) / 1e9);
    }
}
