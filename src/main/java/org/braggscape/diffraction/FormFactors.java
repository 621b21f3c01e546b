package org.braggscape.diffraction;

/** f(s) of several elements at once. Immutable. */
interface FormFactors {
    /**
     * Computes f and df/ds² of every element.
     *
     * @param s2 s² in Å⁻²
     * @param value receives f in electrons
     * @param derivative receives df/ds² in electrons·Å²
     */
    void at(double s2, double[] value, double[] derivative);

    /**
     * Adds f·G up over the elements.
     *
     * @param s2 s² in Å⁻²
     * @param g real and imaginary part of G of each element
     * @param at where they start in g
     * @param sum receives Re F, Im F and their derivatives by s²
     */
    void sum(double s2, double[] g, int at, double[] sum);
}
