package org.braggscape.study;

import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.crystal.CellConstraint;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.symmetry.CellConstraints;
import org.braggscape.crystal.symmetry.SiteConstraint;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.Loss;
import org.braggscape.matching.StructureMatcher;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.EnergyObjective;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.PatternResiduals;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.braggscape.optim.PathPoint;
import org.braggscape.optim.Projection;
import org.braggscape.optim.RunningDescent;
import org.braggscape.optim.StagedDescent;
import org.braggscape.optim.StepRule;
import org.braggscape.optim.Stopping;
import org.braggscape.optim.StructSnapRule;
import org.braggscape.optim.SumOfSquares;

/** Descends as a request says, from any start, in any of the modes. Immutable; any thread may use it. */
public final class DescentComputation {
    /** Stages that only lead the way need not be exact. */
    private static final Stopping ROUGH = new Stopping(1e-6, 1e-6, 1e-5, 5, 1000);
    /** Below these a crystal is relaxed, in eV/Å and eV/Å³. */
    static final double SMALL_FORCE = 1e-3;
    static final double SMALL_STRESS = 1e-4;

    private final DescentRequest request;
    private final ParameterLayout layout;
    private final Objective objective;
    private final List<Part> parts = new ArrayList<>();
    private final Projection projection;

    /** A stage without the constraint, which depends on the mode. */
    private record Part(DifferentiableFunction function, StepRule rule, Stopping stopping, Schedule.Stage stage) {
    }

    /**
     * Prepares the descents: simulates the target, finds the constraints of the candidate.
     *
     * @param request what to descend on and how
     * @throws IllegalArgumentException if the candidate is not of the family, the rule does not fit the loss, or the target has no reflections
     */
    public DescentComputation(DescentRequest request) {
        this.request = request;
        CrystalStructure candidate = request.candidate();
        layout = new ParameterLayout(candidate.sites().size(), request.free());
        objective = Objective.fast(request.target(), candidate, request.settings(), request.loss(), layout);
        List<Schedule.Stage> stages = request.schedule().map(Schedule::stages)
                .orElse(List.of(new Schedule.Stage(null, 0, request.rule().key(), 0, 1, 0, false)));
        for (Schedule.Stage stage : stages) {
            parts.add(part(stage));
        }
        projection = projection(candidate);
    }

    private Part part(Schedule.Stage stage) {
        StepRuleName name = StepRuleName.of(stage.rule()).orElseThrow();
        Loss loss = loss(stage.lossName());
        XrdSettings settings = request.settings().broadened(stage.broadening());
        Stopping base = name == StepRuleName.STRUCT_SNAP ? StructSnapRule.STOPPING
                : stage.steps() > 0 ? ROUGH : Stopping.DEFAULT;
        DifferentiableFunction function;
        if (name == StepRuleName.LEVENBERG_MARQUARDT) {
            function = leastSquares(loss, settings);
        } else if (loss.equals(request.loss()) && settings.equals(request.settings())) {
            function = objective;
        } else {
            function = Objective.fast(request.target(), request.candidate(), settings, loss, layout);
        }
        if (stage.steps() == 0 && function instanceof EnergyObjective energy) {
            base = base.withGradientNorm(energy.gradientNorm(SMALL_FORCE, SMALL_STRESS));
        }
        return new Part(function, name.rule(layout, request.rates()),
                base.withSteps(stage.steps() > 0 ? stage.steps() : request.steps()), stage);
    }

    private Loss loss(String name) {
        if (name == null) {
            return request.loss();
        }
        return name.equals(Schedule.Stage.ENERGY) ? new EnergyLoss(EnergyModels.knowing(request.candidate()))
                : EnergyLoss.find(name).orElseThrow();
    }

    private DifferentiableFunction leastSquares(Loss loss, XrdSettings settings) {
        if (!loss.name().equals("cosine")) {
            throw new IllegalArgumentException("Levenberg–Marquardt works on squares of residuals, which the loss "
                    + loss.name() + " is not made of here: choose the cosine loss or another rule.");
        }
        return new SumOfSquares(new PatternResiduals(request.target(), request.candidate(), settings, layout), 0.5, -1);
    }

    private Projection projection(CrystalStructure candidate) {
        Projection all = Projection.NONE;
        if (layout.isFree(ParameterGroup.CELL)) {
            CellConstraint cell = request.family().map(family -> CellConstraints.of(candidate, family))
                    .orElseGet(() -> CellConstraints.of(candidate));
            all = Projection.ofPart(layout.offset(ParameterGroup.CELL), 6, cell::project, cell::projectDirection);
        }
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            SiteConstraint sites = SiteConstraint.of(candidate);
            Projection part = Projection.ofPart(layout.offset(ParameterGroup.COORDINATES), 3 * candidate.sites().size(),
                    coordinates -> {
                        sites.unwrap(coordinates);
                        sites.project(coordinates);
                    }, sites::projectDirection);
            all = layout.isFree(ParameterGroup.CELL) ? all.and(part) : part;
        }
        return all;
    }

    /** {@return what was asked for} */
    public DescentRequest request() {
        return request;
    }

    /** {@return the loss as a function of the free parameters} */
    public Objective objective() {
        return objective;
    }

    /**
     * The start as a vector.
     *
     * @param start cell and coordinates to start from, of the candidate's atoms in the same order
     * @return the free parameters
     * @throws IllegalArgumentException if the number of atoms differs
     */
    public double[] vector(CrystalStructure start) {
        if (start.sites().size() != request.candidate().sites().size()) {
            throw new IllegalArgumentException("A start needs the candidate's " + request.candidate().sites().size()
                    + " atoms, not " + start.sites().size() + ".");
        }
        double[] x = new double[layout.dimension()];
        if (layout.isFree(ParameterGroup.CELL)) {
            System.arraycopy(start.lattice().parameters(), 0, x, layout.offset(ParameterGroup.CELL), 6);
        }
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            double[] coordinates = start.fractionalCoordinates();
            System.arraycopy(coordinates, 0, x, layout.offset(ParameterGroup.COORDINATES), coordinates.length);
        }
        return x;
    }

    /**
     * Where a descent begins.
     *
     * @param start as for {@link #vector}
     * @param mode which descent; {@link DescentMode#ANNEALED} needs a request with a schedule to differ from the unconstrained one
     * @return the free parameters, projected onto the family for a constrained start or descent
     * @throws IllegalArgumentException if the number of atoms differs
     */
    public double[] startPoint(CrystalStructure start, DescentMode mode) {
        double[] x = vector(start);
        if (mode == DescentMode.CONSTRAINED_START || mode == DescentMode.CONSTRAINED) {
            projection.point(x);
        }
        return x;
    }

    /**
     * The structure at a point of a path.
     *
     * @param x the free parameters
     * @return the candidate's atoms there
     */
    public CrystalStructure structure(double[] x) {
        CrystalStructure structure = request.candidate();
        if (layout.isFree(ParameterGroup.CELL)) {
            structure = structure.withLattice(cell(x));
        }
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            int from = layout.offset(ParameterGroup.COORDINATES);
            structure = structure.withFractionalCoordinates(
                    Arrays.copyOfRange(x, from, from + 3 * structure.sites().size()));
        }
        return structure;
    }

    /**
     * The cell at a point of a path.
     *
     * @param x the free parameters
     * @return the cell, the candidate's own where it is not free
     */
    public Lattice cell(double[] x) {
        if (!layout.isFree(ParameterGroup.CELL)) {
            return request.candidate().lattice();
        }
        int from = layout.offset(ParameterGroup.CELL);
        return Lattice.of(Arrays.copyOfRange(x, from, from + 6));
    }

    /**
     * Begins a descent, to be stepped by the caller.
     *
     * @param start as for {@link #vector}
     * @param mode which descent; {@link DescentMode#ANNEALED} needs a request with a schedule to differ from the unconstrained one
     * @param listener told of every point, the start among them
     * @return the run
     * @throws IllegalArgumentException if the start is no possible cell or has no pattern
     */
    public RunningDescent start(CrystalStructure start, DescentMode mode, Consumer<PathPoint> listener) {
        return start(startPoint(start, mode), mode, 1, listener);
    }

    /**
     * Descends all the way.
     *
     * @param start as for {@link #vector}
     * @param mode which descent; {@link DescentMode#ANNEALED} needs a request with a schedule to differ from the unconstrained one
     * @param every as in {@link Descent}
     * @param progress told of steps; when cancelled, the path ends where it stands
     * @return the path
     * @throws IllegalArgumentException as {@link #start} does
     */
    public Path run(CrystalStructure start, DescentMode mode, int every, Progress progress) {
        RunningDescent run = start(startPoint(start, mode), mode, every, point -> { });
        Descent.finish(run, request.steps(), progress);
        return run.path();
    }

    private RunningDescent start(double[] x, DescentMode mode, int every, Consumer<PathPoint> listener) {
        List<StagedDescent.Stage> stages = new ArrayList<>();
        for (Part part : parts) {
            Projection constraint = mode == DescentMode.CONSTRAINED || part.stage().constrained() ? projection : Projection.NONE;
            stages.add(new StagedDescent.Stage(new Descent(part.function(), part.rule(), constraint, part.stopping(), every),
                    part.stage().attempts(), (from, attempt) -> nearby(from, part.stage().sigma(), attempt),
                    part.stage().hopping()));
        }
        return request.schedule().isEmpty() ? stages.get(0).descent().start(x, listener)
                : new StagedDescent(stages, objective).start(x, listener);
    }

    private double[] nearby(double[] x, double sigma, int attempt) {
        SplittableRandom random = new SplittableRandom(31L * Arrays.hashCode(x) + attempt);
        CrystalStructure moved = structure(x);
        if (layout.isFree(ParameterGroup.CELL)) {
            moved = moved.withLattice(LatticeNoise.strain(moved.lattice(), sigma, random));
        }
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            moved = moved.withFractionalCoordinates(CoordinateNoise.shift(moved.fractionalCoordinates(), sigma, random));
        }
        return vector(moved);
    }

    /**
     * Measures how far a point is from the target's cell.
     *
     * @param x the free parameters
     * @return ‖u‖ of {@link Lattice#distance}, nothing where the target's structure is not known
     */
    public OptionalDouble distanceToTruth(double[] x) {
        return request.target().truth().map(truth -> OptionalDouble.of(cell(x).distance(truth.lattice())))
                .orElse(OptionalDouble.empty());
    }

    /**
     * Tells whether a point has recovered the truth: all six cell parameters within 0.5 %, angles within 0.5 % of 90°.
     *
     * @param x the free parameters
     * @return whether it has; false where the target's structure is not known
     */
    public boolean recovered(double[] x) {
        if (request.target().truth().isEmpty()) {
            return false;
        }
        return recovered(cell(x), request.target().truth().get().lattice());
    }

    /**
     * Asks {@link StructureMatcher#PAPER} whether a point is the truth, cell and atoms.
     *
     * @param x the free parameters
     * @return its verdict, nothing where the target's structure is not known
     */
    public Optional<Boolean> matches(double[] x) {
        return request.target().truth().map(truth -> StructureMatcher.PAPER.match(truth, structure(x)).matches());
    }

    /** Whether a cell is the truth's up to 0.5 %. */
    static boolean recovered(Lattice cell, Lattice truth) {
        double[] p = cell.parameters();
        double[] q = truth.parameters();
        for (int i = 0; i < 6; i++) {
            if (Math.abs(p[i] - q[i]) > 0.005 * (i < 3 ? q[i] : 90)) {
                return false;
            }
        }
        return true;
    }
}
