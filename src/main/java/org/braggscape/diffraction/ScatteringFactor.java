package org.braggscape.diffraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.braggscape.crystal.Element;

/**
 * Atomic scattering factor of a neutral atom, f(s) = Z − 41.78214 s² Σ a_j exp(−b_j s²) with s = sinθ/λ in Å⁻¹
 * (De Graef and McHenry, Structure of Materials).
 */
public final class ScatteringFactor {
    private static final double FACTOR = 41.78214;
    private static final Map<Element, ScatteringFactor> TABLE = load();

    private final int atomicNumber;
    private final double[] a;
    private final double[] b;

    private ScatteringFactor(int atomicNumber, double[] a, double[] b) {
        this.atomicNumber = atomicNumber;
        this.a = a;
        this.b = b;
    }

    /**
     * Looks an element up.
     *
     * @param element the element
     * @return its scattering factor
     * @throws IllegalArgumentException if the element is beyond californium
     */
    public static ScatteringFactor of(Element element) {
        ScatteringFactor factor = TABLE.get(element);
        if (factor == null) {
            throw new IllegalArgumentException("There is no X-ray scattering factor for " + element.symbol()
                    + ": the table ends with californium (Cf).");
        }
        return factor;
    }

    /**
     * Computes f.
     *
     * @param s2 s² in Å⁻²
     * @return f in electrons
     */
    public double value(double s2) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * Math.exp(-b[j] * s2);
        }
        return atomicNumber - FACTOR * s2 * sum;
    }

    /**
     * Computes df/ds².
     *
     * @param s2 s² in Å⁻²
     * @return the derivative in electrons·Å²
     */
    public double derivative(double s2) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * (1 - b[j] * s2) * Math.exp(-b[j] * s2);
        }
        return -FACTOR * sum;
    }

    private static Map<Element, ScatteringFactor> load() {
        Map<Element, ScatteringFactor> table = new EnumMap<>(Element.class);
        try (InputStream stream = ScatteringFactor.class.getResourceAsStream("scattering_factors.json")) {
            JsonNode root = new ObjectMapper().readTree(stream);
            root.properties().forEach(entry -> {
                JsonNode pairs = entry.getValue().get("ab");
                double[] a = new double[pairs.size()];
                double[] b = new double[pairs.size()];
                for (int j = 0; j < a.length; j++) {
                    a[j] = pairs.get(j).get(0).asDouble();
                    b[j] = pairs.get(j).get(1).asDouble();
                }
                Element.of(entry.getKey()).ifPresent(
                        element -> table.put(element, new ScatteringFactor(entry.getValue().get("Z").asInt(), a, b)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
