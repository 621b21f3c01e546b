package org.braggscape.crystal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chemical elements; the constants are their symbols, in the order of their atomic numbers. */
public enum Element {
    H, He, Li, Be, B, C, N, O, F, Ne, Na, Mg, Al, Si, P, S, Cl, Ar, K, Ca, Sc, Ti, V, Cr, Mn, Fe, Co, Ni, Cu, Zn, Ga, Ge,
    As, Se, Br, Kr, Rb, Sr, Y, Zr, Nb, Mo, Tc, Ru, Rh, Pd, Ag, Cd, In, Sn, Sb, Te, I, Xe, Cs, Ba, La, Ce, Pr, Nd, Pm, Sm,
    Eu, Gd, Tb, Dy, Ho, Er, Tm, Yb, Lu, Hf, Ta, W, Re, Os, Ir, Pt, Au, Hg, Tl, Pb, Bi, Po, At, Rn, Fr, Ra, Ac, Th, Pa, U,
    Np, Pu, Am, Cm, Bk, Cf, Es, Fm, Md, No, Lr, Rf, Db, Sg, Bh, Hs, Mt, Ds, Rg, Cn, Nh, Fl, Mc, Lv, Ts, Og;

    private static final Map<String, Element> BY_SYMBOL =
            Stream.of(values()).collect(Collectors.toMap(Element::name, Function.identity()));

    /** {@return the atomic number, 1 for hydrogen} */
    public int atomicNumber() {
        return ordinal() + 1;
    }

    /** {@return the symbol, such as {@code Ti}} */
    public String symbol() {
        return name();
    }

    /**
     * Finds an element by its symbol.
     *
     * @param symbol such as {@code Ti}; case matters
     * @return the element, or nothing when there is none of that symbol
     */
    public static Optional<Element> of(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }
}
