package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.braggscape.crystal.CellConstraint;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.SpaceGroupSetting;
import org.ejml.data.DMatrix3x3;

/** Which constraint on its cell a structure has, and which it can be given. */
public final class CellConstraints {
    /** A cell without any symmetry, not even by accident. */
    private static final Lattice GENERAL = new Lattice(5, 6.1, 7.3, 82, 94, 103);
    /** In Å and degrees; far above the rounding of angles near 90°. */
    private static final double UNCHANGED = 1e-6;

    private CellConstraints() {
    }

    /**
     * Finds the constraint that the symmetry of a structure puts on its cell: that of the space group that it declares, which
     * the cell itself need not obey (it may be a distorted start), or, where it declares none or P1, that of the symmetry that
     * cell and atoms have within 10⁻³ Å and 0.05°. In a cell that is not conventional it may be weaker than the symmetry.
     *
     * @param structure the structure
     * @return the constraint; {@link CellConstraint#TRICLINIC} where nothing is constrained
     */
    public static CellConstraint of(CrystalStructure structure) {
        if (structure.spaceGroup().isPresent() && structure.spaceGroup().get().number() > 1) {
            return of(structure.spaceGroup().get());
        }
        return ofRotations(SiteMapping.of(structure).stream().map(SiteMapping::rotation).collect(Collectors.toSet()));
    }

    /**
     * Finds the constraint of a space group.
     *
     * @param setting one of the conventional settings, which tells the axes as well
     * @return the constraint
     */
    public static CellConstraint of(SpaceGroupSetting setting) {
        Set<List<Integer>> rotations = new LinkedHashSet<>();
        for (SymmetryOperation operation : SpaceGroupTable.operations(setting)) {
            rotations.add(Arrays.stream(operation.rotation()).boxed().toList());
        }
        return ofRotations(rotations);
    }

    /**
     * Finds the constraint of a family that was chosen by hand: the structure's own where that belongs to the family, else
     * the first that its cell obeys, the usual axes before others.
     *
     * @param structure the structure
     * @param family the family
     * @return the constraint
     * @throws IllegalArgumentException if the cell has no such shape
     */
    public static CellConstraint of(CrystalStructure structure, CrystalFamily family) {
        List<CellConstraint> candidates = new ArrayList<>(List.of(of(structure), family.constraint()));
        candidates.addAll(List.of(CellConstraint.values()));
        candidates.removeIf(constraint -> constraint.family() != family);
        for (CellConstraint constraint : candidates) {
            if (isOffered(structure.lattice(), constraint)) {
                return constraint;
            }
        }
        throw refusal(structure, candidates.get(0));
    }

    /**
     * Lists the constraints that the cell of a structure obeys: those whose projection changes no parameter by more than
     * 10⁻³ Å or 0.05°.
     *
     * @param structure the undistorted structure
     * @return them, the most general first; triclinic is always among them
     */
    public static List<CellConstraint> offered(CrystalStructure structure) {
        return Arrays.stream(CellConstraint.values())
                .filter(constraint -> isOffered(structure.lattice(), constraint)).toList();
    }

    /**
     * Makes sure that a constraint is {@link #offered}.
     *
     * @param structure the undistorted structure
     * @param constraint the constraint
     * @throws IllegalArgumentException if it is not
     */
    public static void require(CrystalStructure structure, CellConstraint constraint) {
        if (!isOffered(structure.lattice(), constraint)) {
            throw refusal(structure, constraint);
        }
    }

    private static boolean isOffered(Lattice cell, CellConstraint constraint) {
        return Arrays.stream(excess(cell, constraint)).allMatch(excess -> excess <= 1);
    }

    /** By how much the projection changes each parameter, in units of the tolerance. */
    private static double[] excess(Lattice cell, CellConstraint constraint) {
        double[] before = cell.parameters();
        double[] after = before.clone();
        constraint.project(after);
        double[] excess = new double[6];
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int i = parameter.ordinal();
            double tolerance = parameter.isLength() ? LatticeRotations.SAME_LENGTH : LatticeRotations.SAME_ANGLE;
            excess[i] = Math.abs(after[i] - before[i]) / tolerance;
        }
        return excess;
    }

    private static IllegalArgumentException refusal(CrystalStructure structure, CellConstraint constraint) {
        double[] excess = excess(structure.lattice(), constraint);
        int worst = 0;
        for (int i = 1; i < 6; i++) {
            worst = excess[i] > excess[worst] ? i : worst;
        }
        LatticeParameter parameter = LatticeParameter.values()[worst];
        double[] cell = structure.lattice().parameters();
        double is = cell[worst];
        constraint.project(cell);
        return new IllegalArgumentException(String.format(Locale.ROOT,
                "The cell of %s is not %s: its %s is %s, but would have to be %s.", structure.name(), constraint.label(),
                parameter.key(), parameter.text(is), parameter.text(cell[worst])));
    }

    /** The most special constraint that holds for every cell with the given symmetry. */
    private static CellConstraint ofRotations(Set<List<Integer>> rotations) {
        double[] cell = mostGeneralCell(rotations);
        CellConstraint found = CellConstraint.TRICLINIC;
        for (CellConstraint constraint : CellConstraint.values()) {
            double[] projected = cell.clone();
            constraint.project(projected);
            boolean unchanged = true;
            for (int i = 0; i < 6; i++) {
                unchanged &= Math.abs(projected[i] - cell[i]) < UNCHANGED;
            }
            found = unchanged ? constraint : found;
        }
        return found;
    }

    /** The mean of the images of a general metric has the symmetry of the group and no more. */
    private static double[] mostGeneralCell(Set<List<Integer>> rotations) {
        DMatrix3x3 metric = GENERAL.metric();
        double[] mean = new double[9];
        for (List<Integer> w : rotations) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    for (int k = 0; k < 3; k++) {
                        for (int l = 0; l < 3; l++) {
                            mean[3 * i + j] += w.get(3 * k + i) * metric.get(k, l) * w.get(3 * l + j) / rotations.size();
                        }
                    }
                }
            }
        }
        double a = Math.sqrt(mean[0]);
        double b = Math.sqrt(mean[4]);
        double c = Math.sqrt(mean[8]);
        return new double[] {a, b, c, angle(mean[5] / (b * c)), angle(mean[2] / (a * c)), angle(mean[1] / (a * b))};
    }

    private static double angle(double cosine) {
        return Math.toDegrees(Math.acos(cosine));
    }
}
