package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hall symbol and the group that it generates. The symbol names a lattice and up to a few generating operations, each in a
 * fixed place, so that origin and axes are unambiguous. Source: S. R. Hall, Acta Cryst. A37 (1981) 517; International Tables
 * for Crystallography, volume B, appendix 1.4.2.
 *
 * @param text the symbol, parts separated by one space
 * @param operations all operations of the group, those by centring included, the identity first
 */
public record HallSymbol(String text, List<SymmetryOperation> operations) {
    /** The largest space group has 192 operations in a conventional cell; a group with more is none. */
    private static final int MOST_OPERATIONS = 192;

    private static final Map<Character, double[][]> CENTRINGS = centrings();
    private static final Map<Character, double[]> TRANSLATIONS = Map.of(
            'a', new double[] {0.5, 0, 0}, 'b', new double[] {0, 0.5, 0}, 'c', new double[] {0, 0, 0.5},
            'n', new double[] {0.5, 0.5, 0.5}, 'u', new double[] {0.25, 0, 0}, 'v', new double[] {0, 0.25, 0},
            'w', new double[] {0, 0, 0.25}, 'd', new double[] {0.25, 0.25, 0.25});
    private static final Pattern WHOLE = Pattern.compile("(-?)([PABCIRSTFH])((?: [^()]+)?)(?: ?\\(([^()]*)\\))?");
    private static final Pattern GENERATOR = Pattern.compile("(-?)([12346])([xyz'\"*]?)([abcnuvwd1-5]*)");

    /** Copies the list. */
    public HallSymbol {
        operations = List.copyOf(operations);
    }

    /**
     * Reads a symbol and generates its group.
     *
     * @param symbol such as {@code -P 6c 2c}; underscores count as spaces
     * @return the symbol with its operations
     * @throws IllegalArgumentException if it is no Hall symbol; the message is a clause that says why
     */
    public static HallSymbol parse(String symbol) {
        String text = symbol.replace('_', ' ').strip().replaceAll("\\s+", " ");
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException("it does not begin with a lattice letter such as P or -I");
        }
        List<SymmetryOperation> generators = new ArrayList<>();
        if (!whole.group(1).isEmpty()) {
            generators.add(new SymmetryOperation(new int[] {-1, 0, 0, 0, -1, 0, 0, 0, -1}, new double[3]));
        }
        readGenerators(whole.group(3).strip(), generators);
        if (whole.group(4) != null) {
            double[] shift = readShift(whole.group(4));
            generators.replaceAll(generator -> shifted(generator, shift));
        }
        for (double[] centring : CENTRINGS.get(whole.group(2).charAt(0))) {
            generators.add(new SymmetryOperation(SymmetryOperation.IDENTITY.rotation(), centring));
        }
        return new HallSymbol(text, closure(generators));
    }

    private static void readGenerators(String text, List<SymmetryOperation> generators) {
        int precedingOrder = 0;
        char precedingAxis = 'z';
        for (String part : text.isEmpty() ? new String[0] : text.split(" ")) {
            Matcher generator = GENERATOR.matcher(part);
            if (!generator.matches()) {
                throw new IllegalArgumentException("its part '" + part + "' is no rotation such as 2, -4n or 31");
            }
            int order = generator.group(2).charAt(0) - '0';
            char axis = generator.group(3).isEmpty() ? defaultAxis(order, precedingOrder) : generator.group(3).charAt(0);
            int[] matrix = Rotations.matrix(order, axis, precedingAxis);
            if (!generator.group(1).isEmpty()) {
                for (int i = 0; i < 9; i++) {
                    matrix[i] = -matrix[i];
                }
            }
            generators.add(new SymmetryOperation(matrix, translation(generator.group(4), order, axis)));
            precedingOrder = order;
            precedingAxis = "xyz".indexOf(axis) >= 0 ? axis : 'z';
        }
    }

    /** The axes that the notation leaves out: c first, then a or a − b for a twofold axis, a + b + c for a threefold one. */
    private static char defaultAxis(int order, int precedingOrder) {
        if (precedingOrder == 0 || order == 1) {
            return 'z';
        }
        if (order == 2) {
            return precedingOrder == 3 || precedingOrder == 6 ? '\'' : 'x';
        }
        return order == 3 ? '*' : 'z';
    }

    private static double[] translation(String letters, int order, char axis) {
        double[] sum = new double[3];
        for (char letter : letters.toCharArray()) {
            if (Character.isDigit(letter)) {
                int direction = "xyz".indexOf(axis);
                if (direction < 0) {
                    throw new IllegalArgumentException("a screw axis must lie along a, b or c");
                }
                sum[direction] += (double) (letter - '0') / order;
            } else {
                double[] step = TRANSLATIONS.get(letter);
                for (int i = 0; i < 3; i++) {
                    sum[i] += step[i];
                }
            }
        }
        return sum;
    }

    private static double[] readShift(String text) {
        String[] parts = text.strip().split("\\s+");
        double[] shift = new double[3];
        for (int i = 0; i < 3; i++) {
            if (parts.length != 3 || !parts[i].matches("-?\\d{1,2}")) {
                throw new IllegalArgumentException("its origin shift (" + text + ") is not three whole numbers of twelfths");
            }
            shift[i] = Integer.parseInt(parts[i]) / 12.0;
        }
        return shift;
    }

    /** The same operation seen from an origin moved by −v: its translation becomes w + v − Wv. */
    private static SymmetryOperation shifted(SymmetryOperation operation, double[] v) {
        int[] matrix = operation.rotation();
        double[] w = operation.translation();
        for (int i = 0; i < 3; i++) {
            w[i] += v[i];
            for (int j = 0; j < 3; j++) {
                w[i] -= matrix[3 * i + j] * v[j];
            }
        }
        return new SymmetryOperation(matrix, w);
    }

    private static List<SymmetryOperation> closure(List<SymmetryOperation> generators) {
        List<SymmetryOperation> found = new ArrayList<>(List.of(SymmetryOperation.IDENTITY));
        Set<SymmetryOperation> known = new LinkedHashSet<>(found);
        for (int i = 0; i < found.size(); i++) {
            for (SymmetryOperation generator : generators) {
                SymmetryOperation product = generator.after(found.get(i));
                if (known.add(product)) {
                    found.add(product);
                }
            }
            if (found.size() > MOST_OPERATIONS) {
                throw new IllegalArgumentException("its operations do not form a space group");
            }
        }
        return found;
    }

    private static Map<Character, double[][]> centrings() {
        double third = 1 / 3.0;
        double twoThirds = 2 / 3.0;
        double[] a = {0, 0.5, 0.5};
        double[] b = {0.5, 0, 0.5};
        double[] c = {0.5, 0.5, 0};
        Map<Character, double[][]> map = new HashMap<>();
        map.put('P', new double[][] {});
        map.put('A', new double[][] {a});
        map.put('B', new double[][] {b});
        map.put('C', new double[][] {c});
        map.put('F', new double[][] {a, b});
        map.put('I', new double[][] {{0.5, 0.5, 0.5}});
        map.put('R', new double[][] {{twoThirds, third, third}});
        map.put('S', new double[][] {{third, third, twoThirds}});
        map.put('T', new double[][] {{third, twoThirds, third}});
        map.put('H', new double[][] {{twoThirds, third, 0}});
        return map;
    }
}
