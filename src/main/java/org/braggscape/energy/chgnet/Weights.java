package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named arrays of a CHGNet, and the promise that it is one of the kind that is known here. */
final class Weights {
    /** What the shapes of the arrays do not tell. */
    private static final Map<String, Object> ARGUMENTS = new LinkedHashMap<>();

    static {
        ARGUMENTS.put("atom_graph_cutoff", 6);
        ARGUMENTS.put("bond_graph_cutoff", 3);
        ARGUMENTS.put("cutoff_coeff", 8);
        ARGUMENTS.put("n_conv", 4);
        ARGUMENTS.put("num_radial", 31);
        ARGUMENTS.put("num_angular", 31);
        ARGUMENTS.put("gMLP_norm", "layer");
        ARGUMENTS.put("readout_norm", "layer");
        ARGUMENTS.put("non_linearity", "silu");
        ARGUMENTS.put("mlp_first", true);
        ARGUMENTS.put("is_intensive", true);
    }

    private final Path file;
    private final Map<?, ?> arrays;

    private Weights(Path file, Map<?, ?> arrays) {
        this.file = file;
        this.arrays = arrays;
    }

    /**
     * Reads a file.
     *
     * @param file of the chgnet package, version 0.3.0
     * @return the weights
     * @throws IOException if the file cannot be read or holds something else; the message is a sentence that names the file
     */
    static Weights read(Path file) throws IOException {
        if (TorchArchive.read(file) instanceof Map<?, ?> top && top.get("model") instanceof Map<?, ?> model
                && model.get("state_dict") instanceof Map<?, ?> arrays
                && model.get("model_args") instanceof Map<?, ?> arguments) {
            for (Map.Entry<String, Object> one : ARGUMENTS.entrySet()) {
                Object there = arguments.get(one.getKey());
                if (!same(one.getValue(), there)) {
                    throw new IOException(file + " holds another CHGNet than version 0.3.0, the one that is known here: its "
                            + one.getKey() + " is " + there + ", not " + one.getValue() + ".");
                }
            }
            return new Weights(file, arrays);
        }
        throw new IOException(file + " holds no CHGNet: there is no 'model' with 'state_dict' and 'model_args' in it.");
    }

    private static boolean same(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b ? a.doubleValue() == b.doubleValue() : one.equals(other);
    }

    /**
     * Finds a vector.
     *
     * @param name of the array
     * @param length that it must have
     * @return the numbers, not copied
     * @throws IOException if there is no such array
     */
    double[] vector(String name, int length) throws IOException {
        return numbers(name, length);
    }

    /**
     * Finds a matrix.
     *
     * @param name of the array
     * @param rows that it must have
     * @param columns that it must have
     * @return its rows
     * @throws IOException if there is no such array
     */
    double[][] matrix(String name, int rows, int columns) throws IOException {
        double[] numbers = numbers(name, rows, columns);
        double[][] matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = Arrays.copyOfRange(numbers, row * columns, (row + 1) * columns);
        }
        return matrix;
    }

    private double[] numbers(String name, int... shape) throws IOException {
        if (!(arrays.get(name) instanceof Tensor tensor)) {
            throw new IOException(file + " holds another CHGNet than version 0.3.0: it has no array " + name + ".");
        }
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new IOException(file + " holds another CHGNet than version 0.3.0: its array " + name + " has the shape "
                    + List.of(Arrays.stream(tensor.shape()).boxed().toArray()) + ", not "
                    + List.of(Arrays.stream(shape).boxed().toArray()) + ".");
        }
        for (double number : tensor.values()) {
            if (!Double.isFinite(number)) {
                throw new IOException(file + " is damaged: its array " + name + " holds a " + number + ".");
            }
        }
        return tensor.values();
    }
}
