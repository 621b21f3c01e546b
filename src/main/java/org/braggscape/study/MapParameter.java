package org.braggscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;

/**
 * What one axis of a map changes: a parameter of the cell, several of them together, a coordinate of an atom, the displacement
 * of all atoms, or a parameter of the profile. Each is a direction in the space of all parameters, with a number that grows
 * along it.
 */
public sealed interface MapParameter {
    /** {@return the name in files and on the command line} */
    String key();

    /** {@return the name on screen and in figures} */
    String symbol();

    /** {@return the unit, empty for pure numbers} */
    default String unit() {
        return "";
    }

    /** {@return which group it belongs to} */
    default ParameterGroup group() {
        return ParameterGroup.CELL;
    }

    /**
     * The number at a structure: 0 where it counts from there.
     *
     * @param structure the structure in the middle of the map
     * @param settings the experiment
     * @return the number there
     */
    default double at(CrystalStructure structure, XrdSettings settings) {
        return 0;
    }

    /**
     * The change of its group's parameters when the number grows by 1.
     *
     * @param structure the structure in the middle of the map
     * @return a new vector, as long as the group at most; what is beyond stays as it is
     */
    double[] change(CrystalStructure structure);

    /**
     * The change of all parameters when the number grows by 1.
     *
     * @param structure the structure in the middle of the map
     * @param layout where the parameters stand; the group is free in it
     * @return a new vector
     */
    default double[] direction(CrystalStructure structure, ParameterLayout layout) {
        double[] direction = new double[layout.dimension()];
        double[] change = change(structure);
        System.arraycopy(change, 0, direction, layout.offset(group()), change.length);
        return direction;
    }

    /** {@return whether ranges relative to the number in the middle make sense} */
    default boolean isRelative() {
        return false;
    }

    /** {@return half of the range that a map shows when nobody says otherwise, in this parameter's unit} */
    default double usualHalfRange() {
        return 0.1;
    }

    /** {@return the parameters that every structure has, in the order of a list to choose from} */
    static List<MapParameter> common() {
        List<MapParameter> all = new ArrayList<>();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            all.add(new Cell(parameter));
        }
        all.add(new Linked(List.of(LatticeParameter.A, LatticeParameter.B)));
        all.add(new Linked(List.of(LatticeParameter.B, LatticeParameter.C)));
        all.add(new Linked(List.of(LatticeParameter.A, LatticeParameter.C)));
        all.add(new Strain());
        all.add(new Displacement());
        for (ProfileShape.Kind kind : ProfileShape.Kind.values()) {
            all.add(new ProfileShape(kind));
        }
        return all;
    }

    /**
     * The coordinates of a structure's atoms.
     *
     * @param structure the structure
     * @return x, y and z of each site
     */
    static List<MapParameter> coordinates(CrystalStructure structure) {
        List<MapParameter> all = new ArrayList<>();
        for (int site = 0; site < structure.sites().size(); site++) {
            for (int axis = 0; axis < 3; axis++) {
                all.add(new Coordinate(site, structure.sites().get(site).label(), axis));
            }
        }
        return all;
    }

    /**
     * Finds a parameter by its key.
     *
     * @param key such as {@code a}, {@code a=b}, {@code strain}, {@code B}, {@code U} or {@code 3.x} for the x of the third
     *     site
     * @param structure whose sites are meant
     * @return the parameter, or nothing when there is none of that name
     */
    static Optional<MapParameter> of(String key, CrystalStructure structure) {
        List<MapParameter> all = new ArrayList<>(common());
        all.addAll(coordinates(structure));
        return all.stream().filter(parameter -> parameter.key().equals(key)).findFirst();
    }

    /** {@return the parameter of one of the six} */
    static MapParameter of(LatticeParameter parameter) {
        return new Cell(parameter);
    }

    private static double[] one(int index) {
        double[] change = new double[index + 1];
        change[index] = 1;
        return change;
    }

    /**
     * One of the six parameters of the cell.
     *
     * @param parameter which
     */
    record Cell(LatticeParameter parameter) implements MapParameter {
        @Override
        public String key() {
            return parameter.key();
        }

        @Override
        public String symbol() {
            return parameter.symbol();
        }

        @Override
        public String unit() {
            return parameter.unit();
        }

        @Override
        public double at(CrystalStructure structure, XrdSettings settings) {
            return structure.lattice().get(parameter);
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return one(parameter.ordinal());
        }

        @Override
        public boolean isRelative() {
            return true;
        }
    }

    /**
     * Lengths that change together, each by the same share of itself. The number is that of the first.
     *
     * @param lengths at least two of a, b and c
     */
    record Linked(List<LatticeParameter> lengths) implements MapParameter {
        /** Copies the list. */
        public Linked {
            lengths = List.copyOf(lengths);
        }

        @Override
        public String key() {
            return lengths.stream().map(LatticeParameter::key).collect(Collectors.joining("="));
        }

        @Override
        public String symbol() {
            return lengths.stream().map(LatticeParameter::symbol).collect(Collectors.joining(" = "));
        }

        @Override
        public String unit() {
            return "Å";
        }

        @Override
        public double at(CrystalStructure structure, XrdSettings settings) {
            return structure.lattice().get(lengths.get(0));
        }

        @Override
        public double[] change(CrystalStructure structure) {
            double[] change = new double[3];
            for (LatticeParameter length : lengths) {
                change[length.ordinal()] = structure.lattice().get(length) / structure.lattice().get(lengths.get(0));
            }
            return change;
        }

        @Override
        public boolean isRelative() {
            return true;
        }
    }

    /** All three lengths by the same share of themselves, in percent. */
    record Strain() implements MapParameter {
        @Override
        public String key() {
            return "strain";
        }

        @Override
        public String symbol() {
            return "isotropic strain";
        }

        @Override
        public String unit() {
            return "%";
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return Arrays.stream(structure.lattice().parameters(), 0, 3).map(length -> length / 100).toArray();
        }

        @Override
        public double usualHalfRange() {
            return 15;
        }
    }

    /**
     * A straight line through the cells from the one in the middle of the map: 0 there, 1 at another cell.
     *
     * @param name of the other cell, such as {@code minimum 2}
     * @param cell its a, b, c in Å and α, β, γ in degrees
     */
    record Towards(String name, List<Double> cell) implements MapParameter {
        /** Copies the list. */
        public Towards {
            cell = List.copyOf(cell);
        }

        @Override
        public String key() {
            return "towards " + name;
        }

        @Override
        public String symbol() {
            return "way to " + name;
        }

        @Override
        public double[] change(CrystalStructure structure) {
            double[] change = structure.lattice().parameters();
            Arrays.setAll(change, i -> cell.get(i) - change[i]);
            return change;
        }

        @Override
        public double usualHalfRange() {
            return 1.3;
        }
    }

    /**
     * A principal component of a path: the direction in which its cells differ most, or second most, from the one in the
     * middle of the map; see {@link PathComponents}.
     *
     * @param number 1 or 2
     * @param change of a, b, c in Å and α, β, γ in degrees for a distance ‖u‖ of 0.01
     */
    record Component(int number, List<Double> change) implements MapParameter {
        /** Copies the list. */
        public Component {
            change = List.copyOf(change);
        }

        @Override
        public String key() {
            return "component " + number;
        }

        @Override
        public String symbol() {
            return "path component " + number;
        }

        @Override
        public String unit() {
            return "%";
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return change.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        public double usualHalfRange() {
            return 15;
        }
    }

    /**
     * A fractional coordinate of one site.
     *
     * @param site its index, from 0
     * @param label its name
     * @param axis 0, 1 or 2 for x, y or z
     */
    record Coordinate(int site, String label, int axis) implements MapParameter {
        @Override
        public String key() {
            return (site + 1) + "." + "xyz".charAt(axis);
        }

        @Override
        public String symbol() {
            return "xyz".charAt(axis) + " of " + label + " (" + (site + 1) + ")";
        }

        @Override
        public ParameterGroup group() {
            return ParameterGroup.COORDINATES;
        }

        @Override
        public double at(CrystalStructure structure, XrdSettings settings) {
            return structure.fractionalCoordinates()[3 * site + axis];
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return one(3 * site + axis);
        }

        @Override
        public double usualHalfRange() {
            return 0.5;
        }
    }

    /** The isotropic displacement parameter B of all atoms, moved together. The number is that of the first. */
    record Displacement() implements MapParameter {
        @Override
        public String key() {
            return "B";
        }

        @Override
        public String symbol() {
            return "B";
        }

        @Override
        public String unit() {
            return "Å²";
        }

        @Override
        public ParameterGroup group() {
            return ParameterGroup.DISPLACEMENTS;
        }

        @Override
        public double at(CrystalStructure structure, XrdSettings settings) {
            return structure.sites().get(0).bIso();
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return DoubleStream.generate(() -> 1).limit(structure.sites().size()).toArray();
        }

        @Override
        public double usualHalfRange() {
            return 3;
        }
    }

    /**
     * A parameter of the profile.
     *
     * @param kind which
     */
    record ProfileShape(Kind kind) implements MapParameter {
        /** The parameters of the profile, in the order in which they stand. */
        public enum Kind {
            /** Caglioti's U. */
            U,
            /** Caglioti's V. */
            V,
            /** Caglioti's W. */
            W
        }

        @Override
        public String key() {
            return kind.name();
        }

        @Override
        public String symbol() {
            return kind.name();
        }

        @Override
        public String unit() {
            return "°²";
        }

        @Override
        public ParameterGroup group() {
            return ParameterGroup.PROFILE;
        }

        @Override
        public double at(CrystalStructure structure, XrdSettings settings) {
            return settings.profile().parameters()[kind.ordinal()];
        }

        @Override
        public double[] change(CrystalStructure structure) {
            return one(kind.ordinal());
        }
    }
}
