package org.braggscape.cli;

import java.util.List;
import java.util.Locale;
import org.braggscape.study.MatchRates;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.stats.Rate;

/** The rates of a study as text. */
final class MatchRateTable {
    private MatchRateTable() {
    }

    /** {@return a line per setting, all structures together, percent with their 95 % intervals} */
    static String of(List<StudyRecord> records) {
        StringBuilder text = new StringBuilder();
        int widest = Math.max(8, MatchRates.of(records, false).stream().mapToInt(row -> row.setting().lossName().length()).max()
                .orElse(0));
        String line = "%-12s %6s  %-" + widest + "s %-18s %-16s %6s  %-18s %-18s %8s %7s%n";
        text.append(String.format(Locale.ROOT, line, "noise", "sigma", "loss", "mode", "rule", "cases", "match %", "recovered %",
                "by count", "evals"));
        for (MatchRates.Row row : MatchRates.of(records, false)) {
            MatchRates.Setting setting = row.setting();
            text.append(String.format(Locale.ROOT, line, setting.noise().key(), setting.sigma(), setting.lossName(), setting.mode(),
                    setting.rule(), row.match().trials(), percent(row.match()), percent(row.recovered()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * row.stoppedByCount().share()),
                    String.format(Locale.ROOT, "%.0f", row.medianEvaluations())));
        }
        return text.toString();
    }

    private static String percent(Rate rate) {
        if (rate == null) {
            return "–";
        }
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", 100 * rate.share(), 100 * rate.interval().lower(),
                100 * rate.interval().upper());
    }
}
