package org.braggscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.SliceAxis;
import org.braggscape.landscape.SlicePlane;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;

/**
 * The plane of a map in the space of all its parameters, of which the first six are always the cell's: from the values on the
 * axes to parameters and structures, and back.
 */
public final class MapPlane {
    private final CrystalStructure candidate;
    private final XrdSettings settings;
    private final ParameterLayout layout;
    private final double[] centre;
    private final double[][] directions;
    private final double[] middle;
    private final double[] units;
    /** The inverse of the 2 × 2 matrix of the directions' products, row by row. */
    private final double[] inverse;

    /**
     * Lays the plane.
     *
     * @param structure the structure in the middle: what the axes move has its values where both axes show them
     * @param candidate what the plane goes through in all other parameters
     * @param settings the experiment
     * @param x parameter of the columns
     * @param y parameter of the rows
     * @throws IllegalArgumentException if both move along one line, or the structures have not the same atoms
     */
    public MapPlane(CrystalStructure structure, CrystalStructure candidate, XrdSettings settings, MapParameter x,
            MapParameter y) {
        this.candidate = candidate;
        this.settings = settings;
        Set<ParameterGroup> groups = EnumSet.of(ParameterGroup.CELL, x.group(), y.group());
        this.layout = new ParameterLayout(candidate.sites().size(), groups);
        this.centre = vector(candidate);
        this.directions = new double[][] {x.direction(structure, layout), y.direction(structure, layout)};
        this.middle = new double[] {x.at(structure, settings), y.at(structure, settings)};
        boolean sameAtoms = structure.sites().size() == candidate.sites().size();
        if (!sameAtoms && (groups.contains(ParameterGroup.COORDINATES) || groups.contains(ParameterGroup.DISPLACEMENTS))) {
            throw new IllegalArgumentException("A map over atoms needs the same atoms in " + structure.name() + " and "
                    + candidate.name() + "; choose parameters of the cell instead.");
        }
        double[] reference = sameAtoms ? vector(structure) : structure.lattice().parameters();
        for (int i = 0; i < reference.length; i++) {
            if (directions[0][i] != 0 || directions[1][i] != 0) {
                centre[i] = reference[i];
            }
        }
        units = new double[layout.dimension()];
        Arrays.fill(units, 1);
        for (int i = 0; i < 6; i++) {
            // the differences that u is made of, as in the distance between cells
            units[i] = i < 3 ? 1 / structure.lattice().parameters()[i] : Math.toRadians(1);
        }
        double xx = product(directions[0], directions[0]);
        double xy = product(directions[0], directions[1]);
        double yy = product(directions[1], directions[1]);
        double determinant = xx * yy - xy * xy;
        if (!(determinant > 1e-9 * xx * yy)) {
            throw new IllegalArgumentException("A map needs two different parameters, and " + x.symbol() + " and " + y.symbol()
                    + " move along one line; choose another one of them.");
        }
        inverse = new double[] {yy / determinant, -xy / determinant, -xy / determinant, xx / determinant};
    }

    private double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += units[i] * units[i] * one[i] * other[i];
        }
        return sum;
    }

    private double[] vector(CrystalStructure structure) {
        double[] x = new double[layout.dimension()];
        System.arraycopy(structure.lattice().parameters(), 0, x, 0, 6);
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            double[] coordinates = structure.fractionalCoordinates();
            System.arraycopy(coordinates, 0, x, layout.offset(ParameterGroup.COORDINATES), coordinates.length);
        }
        if (layout.isFree(ParameterGroup.DISPLACEMENTS)) {
            for (int i = 0; i < structure.sites().size(); i++) {
                x[layout.offset(ParameterGroup.DISPLACEMENTS) + i] = structure.sites().get(i).bIso();
            }
        }
        if (layout.isFree(ParameterGroup.PROFILE)) {
            System.arraycopy(settings.profile().parameters(), 0, x, layout.offset(ParameterGroup.PROFILE), 4);
        }
        return x;
    }

    /** {@return which parameters the plane lies in; the cell comes first} */
    public ParameterLayout layout() {
        return layout;
    }

    /** {@return the point in the middle, a new vector; its cell may be impossible} */
    public double[] centre() {
        return centre.clone();
    }

    /** {@return the number of x in the middle} */
    public double middleX() {
        return middle[0];
    }

    /** {@return the number of y in the middle} */
    public double middleY() {
        return middle[1];
    }

    /**
     * The grid of a map.
     *
     * @param x range of the columns
     * @param y range of the rows
     * @param pointsX number of columns
     * @param pointsY number of rows
     * @return the grid; a number in the middle of its axis is hit exactly where it lies on the grid
     */
    public SlicePlane grid(AxisRange x, AxisRange y, int pointsX, int pointsY) {
        return new SlicePlane(centre(), axis(0, x, pointsX), axis(1, y, pointsY));
    }

    private SliceAxis axis(int index, AxisRange range, int points) {
        double[] offsets = SliceAxis.coordinate(1, 0, range.from() - middle[index], range.to() - middle[index], points).offsets();
        return new SliceAxis(directions[index].clone(), offsets);
    }

    /**
     * The parameters at a place.
     *
     * @param x number on the horizontal axis
     * @param y number on the vertical axis
     * @return a new vector
     */
    public double[] point(double x, double y) {
        double[] point = centre.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += (x - middle[0]) * directions[0][i] + (y - middle[1]) * directions[1][i];
        }
        // a length or angle on an axis is the number itself, without the rounding of the sum
        exact(point, 0, x);
        exact(point, 1, y);
        return point;
    }

    private void exact(double[] point, int axis, double value) {
        int moved = -1;
        for (int i = 0; i < point.length; i++) {
            if (directions[axis][i] != 0) {
                if (moved >= 0) {
                    return;
                }
                moved = i;
            }
        }
        if (moved >= 0 && directions[axis][moved] == 1 && directions[1 - axis][moved] == 0) {
            point[moved] = value;
        }
    }

    /**
     * The structure at a point.
     *
     * @param point as {@link #point} gives it
     * @return the candidate's atoms there
     * @throws org.braggscape.crystal.ImpossibleCellException if the first six numbers describe no cell
     */
    public CrystalStructure structure(double[] point) {
        CrystalStructure structure = candidate.withLattice(Lattice.of(Arrays.copyOf(point, 6)));
        if (layout.isFree(ParameterGroup.COORDINATES)) {
            int from = layout.offset(ParameterGroup.COORDINATES);
            structure = structure.withFractionalCoordinates(
                    Arrays.copyOfRange(point, from, from + layout.size(ParameterGroup.COORDINATES)));
        }
        if (layout.isFree(ParameterGroup.DISPLACEMENTS)) {
            List<Site> sites = new ArrayList<>();
            for (int i = 0; i < structure.sites().size(); i++) {
                Site site = structure.sites().get(i);
                sites.add(new Site(site.label(), site.element(), site.oxidationState(), site.position(), site.occupancy(),
                        point[layout.offset(ParameterGroup.DISPLACEMENTS) + i]));
            }
            structure = new CrystalStructure(structure.name(), structure.lattice(), sites, structure.spaceGroup());
        }
        return structure;
    }

    /**
     * The experiment at a point, which differs from that of the map where an axis shows the profile.
     *
     * @param point as {@link #point} gives it
     * @return the settings there
     * @throws IllegalArgumentException if the profile has no width there
     */
    public XrdSettings settings(double[] point) {
        if (!layout.isFree(ParameterGroup.PROFILE)) {
            return settings;
        }
        int from = layout.offset(ParameterGroup.PROFILE);
        return settings.withProfile(new Profile(point[from], point[from + 1], point[from + 2], point[from + 3],
                settings.profile().areaNormalised()));
    }

    /**
     * Where a structure lies on the map: the foot of the perpendicular onto the plane, measured in u for the cell.
     *
     * @param structure with the candidate's atoms, or another cell of theirs
     * @return the numbers of x and y
     */
    public double[] place(CrystalStructure structure) {
        return place(structure.sites().size() == candidate.sites().size() ? vector(structure)
                : structure.lattice().parameters());
    }

    /**
     * Where a point lies on the map.
     *
     * @param point the first parameters of the layout, the cell's six at least
     * @return the numbers of x and y
     */
    public double[] place(double[] point) {
        double alongX = 0;
        double alongY = 0;
        for (int i = 0; i < point.length; i++) {
            double difference = units[i] * units[i] * (point[i] - centre[i]);
            alongX += difference * directions[0][i];
            alongY += difference * directions[1][i];
        }
        return new double[] {middle[0] + inverse[0] * alongX + inverse[1] * alongY,
            middle[1] + inverse[2] * alongX + inverse[3] * alongY};
    }

    /**
     * Moves a point to another place of the map, as far from the plane as it is.
     *
     * @param point as for {@link #place(double[])}
     * @param x the new number of x
     * @param y the new number of y
     * @return a new vector of the same length
     */
    public double[] moved(double[] point, double x, double y) {
        double[] place = place(point);
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (x - place[0]) * directions[0][i] + (y - place[1]) * directions[1][i];
        }
        return moved;
    }

    /**
     * How far a point is from the plane.
     *
     * @param point as for {@link #place(double[])}
     * @return the length of the perpendicular, in u for the cell
     */
    public double distance(double[] point) {
        double[] place = place(point);
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            double difference = units[i] * (point[i] - centre[i] - (place[0] - middle[0]) * directions[0][i]
                    - (place[1] - middle[1]) * directions[1][i]);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
