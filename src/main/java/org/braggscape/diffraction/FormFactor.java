package org.braggscape.diffraction;

import org.braggscape.crystal.Element;

/** f(s) of one element, for many reflections at once. */
interface FormFactor {
    /**
     * Computes f and df/ds².
     *
     * @param s2 s² in Å⁻² of each reflection
     * @param count how many
     * @param value receives f in electrons
     * @param derivative receives df/ds² in electrons·Å²
     */
    void evaluate(double[] s2, int count, double[] value, double[] derivative);

    /** Where form factors come from. */
    interface Source {
        /** {@return the form factor of an element} */
        FormFactor of(Element element);
    }

    /** Computed afresh for every reflection. */
    static FormFactor exact(Element element) {
        ScatteringFactor factor = ScatteringFactor.of(element);
        return (s2, count, value, derivative) -> {
            for (int n = 0; n < count; n++) {
                value[n] = factor.value(s2[n]);
                derivative[n] = factor.derivative(s2[n]);
            }
        };
    }
}
