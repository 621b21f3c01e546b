package org.braggscape.figure;

/** What must be cited with a figure, as BibTeX. */
public final class Citations {
    /** The study whose definitions this program follows. */
    public static final String PAPER = """
            @article{Segal2026,
              author  = {Segal, Nofit and Subramanian, Akshay and Li, Mingda and Miller, Benjamin Kurt
                         and G{\\'o}mez-Bombarelli, Rafael},
              title   = {The loss landscape of powder {X}-ray diffraction-based structure optimization is too rough
                         for gradient descent},
              journal = {Digital Discovery},
              year    = {2026},
              volume  = {5},
              pages   = {1590},
              doi     = {10.1039/D6DD00017G},
              eprint  = {2512.04036},
              archivePrefix = {arXiv}
            }
            """;

    private static final String SCATTERING_FACTORS = """
            @book{DeGraef2012,
              author    = {De Graef, Marc and McHenry, Michael E.},
              title     = {Structure of Materials: An Introduction to Crystallography, Diffraction, and Symmetry},
              publisher = {Cambridge University Press},
              edition   = {2},
              year      = {2012},
              note      = {The atomic scattering factors}
            }
            """;

    private static final String BATLOW = """
            @misc{Crameri2018,
              author    = {Crameri, Fabio},
              title     = {Scientific colour maps},
              publisher = {Zenodo},
              year      = {2018},
              doi       = {10.5281/zenodo.1243862},
              note      = {The colour map batlow}
            }
            """;

    private Citations() {
    }

    /** {@return the entries for a figure in some colours} */
    public static String bibtex(ColourMap colours) {
        return PAPER + "\n" + SCATTERING_FACTORS + (colours == ColourMap.BATLOW ? "\n" + BATLOW : "");
    }
}
