package org.braggscape.crystal.symmetry;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.crystal.Fractional;

/**
 * A symmetry operation x ↦ Wx + w on fractional coordinates, modulo whole cell vectors: W a 3×3 matrix of integers with
 * determinant ±1, w with components in [0, 1). Two operations are equal when W and w are.
 *
 * <p>A component of w within 10⁻³ of a multiple of 1/24 becomes exactly that multiple: files round 1/3 to .3333, and the
 * translations of all conventional settings are multiples of 1/24.
 */
public final class SymmetryOperation {
    /** The operation that moves nothing. */
    public static final SymmetryOperation IDENTITY =
            new SymmetryOperation(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);

    private static final int PARTS = 24;
    private static final double SNAP = 1e-3;
    private static final String AXES = "xyz";
    private static final Pattern TERM =
            Pattern.compile("([+-]?)(?:(\\d+\\.?\\d*|\\.\\d+)(?:/(\\d+\\.?\\d*))?)?\\*?([xyz]?)");

    private final int[] rotation;
    private final double[] translation;

    /**
     * Makes an operation.
     *
     * @param rotation W, nine integers row by row; copied
     * @param translation w in units of the cell vectors, three numbers of any size; copied
     * @throws IllegalArgumentException if the determinant of W is not ±1
     */
    public SymmetryOperation(int[] rotation, double[] translation) {
        this.rotation = rotation.clone();
        this.translation = Arrays.stream(translation).map(SymmetryOperation::snapAndWrap).toArray();
        if (Math.abs(determinant()) != 1) {
            throw new IllegalArgumentException("its matrix has the determinant " + determinant() + " instead of 1 or -1");
        }
    }

    /**
     * Reads the notation of the International Tables, such as {@code x-y, x, z+1/3} or {@code 1/2+X,-Y,.25-Z}.
     *
     * @param text three terms separated by commas; spaces and case do not matter
     * @return the operation
     * @throws IllegalArgumentException if the text is no symmetry operation; the message is a clause that says why
     */
    public static SymmetryOperation parse(String text) {
        String[] rows = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(",", -1);
        if (rows.length != 3) {
            throw new IllegalArgumentException("it has " + rows.length + " parts between commas instead of three");
        }
        int[] rotation = new int[9];
        double[] translation = new double[3];
        for (int row = 0; row < 3; row++) {
            parseRow(rows[row], row, rotation, translation);
        }
        return new SymmetryOperation(rotation, translation);
    }

    private static void parseRow(String text, int row, int[] rotation, double[] translation) {
        Matcher term = TERM.matcher(text);
        int position = 0;
        while (position < text.length() || text.isEmpty()) {
            boolean found = term.region(position, text.length()).lookingAt();
            boolean hasNumber = found && term.group(2) != null;
            boolean hasAxis = found && !term.group(4).isEmpty();
            boolean hasSign = found && !term.group(1).isEmpty();
            if (!hasNumber && !hasAxis || position > 0 && !hasSign) {
                throw new IllegalArgumentException("the part '" + text + "' is no sum of x, y, z and fractions");
            }
            double value = hasNumber ? Double.parseDouble(term.group(2)) : 1;
            if (term.group(3) != null) {
                value /= Double.parseDouble(term.group(3));
            }
            value = term.group(1).equals("-") ? -value : value;
            if (!hasAxis) {
                translation[row] += value;
            } else if (value == Math.rint(value) && Math.abs(value) < 10) {
                rotation[3 * row + AXES.indexOf(term.group(4))] += (int) value;
            } else {
                throw new IllegalArgumentException("the part '" + text + "' multiplies a coordinate by a fraction");
            }
            position = term.end();
        }
        if (!Double.isFinite(translation[row])) {
            throw new IllegalArgumentException("the part '" + text + "' divides by zero");
        }
    }

    /**
     * Moves a position.
     *
     * @param position in units of the cell vectors
     * @return its image, not brought back into the cell
     */
    public Fractional apply(Fractional position) {
        return new Fractional(coordinate(0, position), coordinate(1, position), coordinate(2, position));
    }

    private double coordinate(int row, Fractional p) {
        return rotation[3 * row] * p.x() + rotation[3 * row + 1] * p.y() + rotation[3 * row + 2] * p.z() + translation[row];
    }

    /**
     * Composes two operations.
     *
     * @param first the operation done first
     * @return the operation that does {@code first} and then this one
     */
    public SymmetryOperation after(SymmetryOperation first) {
        int[] product = new int[9];
        double[] moved = translation.clone();
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                moved[i] += rotation[3 * i + k] * first.translation[k];
                for (int j = 0; j < 3; j++) {
                    product[3 * i + j] += rotation[3 * i + k] * first.rotation[3 * k + j];
                }
            }
        }
        return new SymmetryOperation(product, moved);
    }

    /** {@return W, nine integers row by row, a new array} */
    public int[] rotation() {
        return rotation.clone();
    }

    /** {@return w in units of the cell vectors, three numbers in [0, 1), a new array} */
    public double[] translation() {
        return translation.clone();
    }

    private int determinant() {
        int[] m = rotation;
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymmetryOperation operation && Arrays.equals(rotation, operation.rotation)
                && Arrays.equals(translation, operation.translation);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rotation) + Arrays.hashCode(translation);
    }

    /** {@return the operation as a CIF writes it, such as {@code x-y,x,z+1/3}} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            StringBuilder part = new StringBuilder();
            for (int column = 0; column < 3; column++) {
                int factor = rotation[3 * row + column];
                if (factor != 0) {
                    part.append(factor < 0 ? "-" : part.isEmpty() ? "" : "+");
                    part.append(Math.abs(factor) == 1 ? "" : Integer.toString(Math.abs(factor)));
                    part.append(AXES.charAt(column));
                }
            }
            if (translation[row] != 0) {
                part.append('+').append(fraction(translation[row]));
            }
            text.append(row == 0 ? "" : ",").append(part);
        }
        return text.toString();
    }

    private static String fraction(double value) {
        for (int denominator : new int[] {2, 3, 4, 6, 8, 12, 24}) {
            double numerator = value * denominator;
            if (Math.abs(numerator - Math.rint(numerator)) < 1e-9) {
                return Math.round(numerator) + "/" + denominator;
            }
        }
        return Double.toString(value);
    }

    private static double snapAndWrap(double value) {
        double wrapped = value - Math.floor(value);
        long part = Math.round(wrapped * PARTS);
        if (Math.abs(wrapped - (double) part / PARTS) < SNAP) {
            return (double) (part % PARTS) / PARTS;
        }
        return wrapped;
    }
}
