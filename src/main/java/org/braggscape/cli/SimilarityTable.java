package org.braggscape.cli;

import java.util.List;
import java.util.Locale;
import org.braggscape.study.SimilarityRelation;
import org.braggscape.study.stats.Estimate;

/** What the patterns of a study say about its structures, as text. */
final class SimilarityTable {
    private SimilarityTable() {
    }

    /** {@return a line per setting, all structures and strengths of noise together; empty where there is nothing to tell} */
    static String of(List<SimilarityRelation> relations) {
        if (relations.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        String line = "%-12s %-8s %-18s %-16s %-6s %-20s %6s  %-20s %-21s %-21s%n";
        text.append(String.format(Locale.ROOT, line, "noise", "loss", "mode", "rule", "of", "pattern × structure", "cases",
                "information / nat", "Pearson", "Spearman"));
        for (SimilarityRelation relation : relations) {
            text.append(String.format(Locale.ROOT, line, relation.noise().key(), relation.lossName(), relation.mode(),
                    relation.rule(), relation.stage().name().toLowerCase(Locale.ROOT),
                    (relation.pattern() == SimilarityRelation.PatternMeasure.LOSS ? "loss" : "1 − cosine") + " × "
                            + relation.distance().name().toLowerCase(Locale.ROOT),
                    relation.count(), number(relation.mutualInformation()), number(relation.pearson()),
                    number(relation.spearman())));
        }
        return text.toString();
    }

    private static String number(Estimate estimate) {
        if (!Double.isFinite(estimate.value())) {
            return "–";
        }
        return Double.isFinite(estimate.lower()) ? String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", estimate.value(), estimate.lower(),
                estimate.upper()) : String.format(Locale.ROOT, "%.2f", estimate.value());
    }
}
