package org.braggscape.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatcherParityTest {
    private static final Map<String, MatchTolerances> SETS = Map.of("paper", MatchTolerances.STRICT, "default",
            MatchTolerances.USUAL);

    @Test
    void tmp() {
        List<MatcherReference.Pair> all = new ArrayList<>(MatcherReference.samples());
        all.addAll(MatcherReference.more());
        int bad = 0;
        int total = 0;
        for (var pair : all) {
            for (var set : SETS.entrySet()) {
                total++;
                StructureMatcher m = new StructureMatcher(set.getValue(), MatchOptions.USUAL);
                Match match = m.match(pair.reference(), pair.candidate());
                JsonNode e = pair.expected().get(set.getKey());
                double rms = e.get("rms").isNull() ? Double.NaN : e.get("rms").asDouble();
                double max = e.get("max").isNull() ? Double.NaN : e.get("max").asDouble();
                boolean ok = match.matches() == e.get("match").asBoolean()
                        && (Double.isNaN(rms) ? Double.isNaN(match.rms()) : Math.abs(rms - match.rms()) <= 1e-6);
                if (!ok || !Double.isNaN(rms) && !(Math.abs(max - match.maximumDistance()) <= 1e-6)) {
                    bad += ok ? 0 : 1;
                    System.out.println(pair.label() + " " + set.getKey() + " expected " + e + " got " + match.matches() + " "
                            + match.rms() + " " + match.maximumDistance() + " " + match.reason());
                }
            }
        }
        System.out.println("BAD " + bad + " of " + total);
        assertThat(bad).isZero();
    }
}
