package org.braggscape.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.braggscape.crystal.CrystalStructure;

/**
 * Tells whether two structures are the same crystal within tolerances, whatever the choice of cell, origin and order of the
 * atoms. Follows pymatgen's StructureMatcher. Immutable, safe to use from several threads.
 *
 * <p>A comparison takes a bounded number of steps. Where more would be needed (cells a thousand times as long as wide,
 * thousands of atoms of one kind) there is no match, and the reason says so.
 */
public final class StructureMatcher {
    /** The matcher of the paper: strict tolerances, scaled, primitive cells, one way. */
    public static final StructureMatcher PAPER = new StructureMatcher(MatchTolerances.STRICT, MatchOptions.USUAL);

    private static final String TOO_MUCH = "The cells are so elongated or hold so many alike atoms that the search was given up.";
    /** A smaller rms is rounding: no need to look for a better placement. */
    private static final double PERFECT = 1e-10;

    private final MatchTolerances tolerances;
    private final MatchOptions options;

    /**
     * Makes a matcher.
     *
     * @param tolerances how unlike structures may be
     * @param options what is done to them before
     */
    public StructureMatcher(MatchTolerances tolerances, MatchOptions options) {
        this.tolerances = tolerances;
        this.options = options;
    }

    /**
     * Does once what comparisons have in common: Niggli cell and primitive cell.
     *
     * @param structure any structure
     * @return its reduced form, for matchers with the same {@link MatchOptions#primitive}
     */
    public PreparedStructure prepare(CrystalStructure structure) {
        return new PreparedStructure(structure, options.primitive());
    }

    /**
     * Compares two structures.
     *
     * @param reference the one to be matched
     * @param candidate the one that is compared with it
     * @return the verdict, and the placement with the smallest rms
     */
    public Match match(CrystalStructure reference, CrystalStructure candidate) {
        return match(prepare(reference), prepare(candidate));
    }

    /**
     * Compares two structures.
     *
     * @param reference the one to be matched, from {@link #prepare}
     * @param candidate the one that is compared with it, from {@link #prepare}
     * @return the verdict, and the placement with the smallest rms
     */
    public Match match(PreparedStructure reference, PreparedStructure candidate) {
        Match match = compare(reference, candidate, false);
        if (options.symmetric() && match.matches()) {
            Match back = compare(candidate, reference, true);
            if (!back.matches()) {
                return new Match(false, match.rms(), match.maximumDistance(), match.mapping(), match.volumeError(),
                        "The reference does not match the candidate, only the candidate the reference.");
            }
        }
        return match;
    }

    /**
     * Asks for the verdict alone, which is often quicker: the first placement within the tolerances settles it.
     *
     * @param reference the one to be matched, from {@link #prepare}
     * @param candidate the one that is compared with it, from {@link #prepare}
     * @return the {@code matches} of {@link #match(PreparedStructure, PreparedStructure)}
     */
    public boolean matches(PreparedStructure reference, PreparedStructure candidate) {
        return compare(reference, candidate, true).matches()
                && (!options.symmetric() || compare(candidate, reference, true).matches());
    }

    private Match compare(PreparedStructure reference, PreparedStructure candidate, boolean first) {
        double volumeError = candidate.volumePerAtom() / reference.volumePerAtom() - 1;
        for (PreparedStructure one : List.of(reference, candidate)) {
            if (!one.refusal().isEmpty()) {
                return Match.none(volumeError, one.refusal());
            }
        }
        if (!reference.hasCompositionOf(candidate)) {
            return Match.none(volumeError, "The compositions differ.");
        }
        if (!reference.hasAtomsOf(candidate)) {
            String cells = options.primitive() ? "primitive cells" : "cells";
            return Match.none(volumeError, reference.size() == candidate.size()
                    ? "The " + cells + " have different occupancies on their sites."
                    : "The " + cells + " have different numbers of atoms, " + reference.size() + " and " + candidate.size() + ".");
        }
        try {
            return new Search(reference, candidate, first).run(volumeError);
        } catch (SearchLimit.ExceededException e) {
            return Match.none(volumeError, TOO_MUCH);
        }
    }

    /** One comparison under way. */
    private final class Search {
        private final ReducedCell reference;
        private final ReducedCell candidate;
        private final boolean first;
        private final SearchLimit limit = new SearchLimit();
        private final Basis referenceBasis;
        private final double[] target;
        private final Placement placement;
        private boolean matches;
        private double leastMaximum = Double.POSITIVE_INFINITY;
        private double rms = Double.POSITIVE_INFINITY;
        private double maximum;
        private int[] partners;

        Search(PreparedStructure reference, PreparedStructure candidate, boolean first) {
            this.reference = reference.cell();
            this.candidate = candidate.cell();
            this.first = first;
            Basis basis = candidate.cell().basis();
            double ratio = options.scale() ? Math.pow(basis.volume() / reference.cell().basis().volume(), 1.0 / 6) : 1;
            referenceBasis = reference.cell().basis().scaled(ratio);
            target = basis.scaled(1 / ratio).parameters();
            placement = new Placement(this.reference, this.candidate, reference.counts(), tolerances.stol(), limit);
        }

        Match run(double volumeError) {
            List<long[][]> mappings = LatticeMappings.of(referenceBasis, target, tolerances, limit);
            for (long[][] mapping : mappings) {
                tryMapping(mapping);
                if (matches && (first || rms < PERFECT)) {
                    break;
                }
            }
            boolean near = rms < tolerances.stol();
            return new Match(matches, near ? rms : Double.NaN, near ? maximum : Double.NaN, near ? pairs() : List.of(),
                    volumeError, matches ? "" : reason(mappings.isEmpty()));
        }

        private String reason(boolean noMapping) {
            if (noMapping) {
                return "No cell of the reference is like the candidate's within the tolerances on lengths and angles.";
            }
            if (leastMaximum == Double.POSITIVE_INFINITY) {
                return "However the cells are laid over each other, some atom has no partner near it.";
            }
            return String.format(Locale.ROOT, "In the best placement an atom is %.3f of the mean spacing away from its partner, "
                    + "where less than %s is asked for.", leastMaximum, tolerances.stol());
        }

        private void tryMapping(long[][] mapping) {
            double[] mean = referenceBasis.combined(mapping).parameters();
            for (int i = 0; i < 6; i++) {
                mean[i] = (mean[i] + target[i]) / 2;
            }
            Basis average = Basis.ofParameters(mean);
            if (average == null) {
                return;
            }
            placement.setCell(average, Unimodular.wrapped(reference.positions(), Unimodular.inverse(mapping)),
                    candidate.positions());
            int anchor = placement.anchor();
            for (int on : placement.partnersOf(anchor)) {
                if (placement.place(anchor, on)) {
                    take();
                    if (matches && first) {
                        return;
                    }
                }
            }
        }

        private void take() {
            leastMaximum = Math.min(leastMaximum, placement.maximum());
            matches |= placement.maximum() < tolerances.stol();
            if (placement.rms() < rms) {
                rms = placement.rms();
                maximum = placement.maximum();
                partners = placement.partners();
            }
        }

        private List<Match.SitePair> pairs() {
            List<Match.SitePair> pairs = new ArrayList<>();
            for (int i = 0; i < partners.length; i++) {
                pairs.add(new Match.SitePair(reference.sites()[partners[i]], candidate.sites()[i]));
            }
            return pairs;
        }
    }
}
