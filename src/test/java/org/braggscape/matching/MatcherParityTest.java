package org.braggscape.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.braggscape.matching.MatcherReference.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdict, rms and largest distance against pymatgen's. The page on matching says why the exceptions are what they are. */
class MatcherParityTest {
    /** Pairs known to differ, as {@code file number reference kind tolerances}; none. */
    private static final Set<String> EXCEPTIONS = Set.of();

    private static Set<String> differing(List<Pair> pairs) {
        Set<String> differing = new TreeSet<>();
        for (Pair pair : pairs) {
            if (!agrees(pair, MatchTolerances.STRICT, "paper")) {
                differing.add(pair.label() + " paper");
            }
            if (!agrees(pair, MatchTolerances.USUAL, "default")) {
                differing.add(pair.label() + " default");
            }
        }
        return differing;
    }

    private static boolean agrees(Pair pair, MatchTolerances tolerances, String name) {
        StructureMatcher matcher = new StructureMatcher(tolerances, MatchOptions.USUAL);
        PreparedStructure reference = matcher.prepare(pair.reference());
        PreparedStructure candidate = matcher.prepare(pair.candidate());
        Match match = matcher.match(reference, candidate);
        JsonNode expected = pair.expected().get(name);
        return match.matches() == expected.get("match").asBoolean()
                && matcher.matches(reference, candidate) == match.matches() && match.matches() == match.reason().isEmpty()
                && agree(match.rms(), expected.get("rms")) && agree(match.maximumDistance(), expected.get("max"));
    }

    private static boolean agree(double value, JsonNode expected) {
        return expected.isNull() ? Double.isNaN(value) : Math.abs(value - expected.asDouble()) <= 1e-6;
    }

    @Test
    void samplesAgreeWithPymatgen() {
        List<Pair> pairs = MatcherReference.samples();
        assertThat(pairs).hasSize(240);
        assertThat(differing(pairs)).isEqualTo(EXCEPTIONS);
    }

    @Test
    void moreStructuresAgreeWithPymatgen() {
        List<Pair> pairs = MatcherReference.more();
        assumeFalse(pairs.isEmpty());
        assertThat(differing(pairs)).isEqualTo(EXCEPTIONS);
    }

    /** Atoms of the conventional cell over the centring of the space group. */
    @ParameterizedTest
    @CsvSource({"U2Ti,3", "Au2S,6", "BPO4,6", "Na3MnCoNiO6,12", "NdAl8Cu4,13", "LiMnIr2,4", "NaS,8", "AlNi,2",
        "MnGa2S4,7", "Na2BiO3,12"})
    void primitiveCellsHaveTheAtomsThatTheSpaceGroupLeaves(String name, int atoms) {
        assertThat(StructureMatcher.PAPER.prepare(MatcherReference.sample(name)).size()).isEqualTo(atoms);
    }

    @Test
    void recastCrystalsHaveThePrimitiveCellOfTheirReference() {
        List<Pair> pairs = new java.util.ArrayList<>(MatcherReference.samples());
        pairs.addAll(MatcherReference.more());
        List<Pair> recast = pairs.stream().filter(pair -> pair.label().endsWith("recast")).toList();
        assertThat(recast).hasSizeGreaterThan(50);
        for (Pair pair : recast) {
            assertThat(StructureMatcher.PAPER.prepare(pair.candidate()).size()).as(pair.label())
                    .isEqualTo(StructureMatcher.PAPER.prepare(pair.reference()).size());
        }
    }
}
