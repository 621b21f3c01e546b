package org.braggscape.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.braggscape.optim.StopReason;
import org.braggscape.study.stats.Rate;

/** How often the ends of a study's cases match the truth, setting by setting. */
public final class MatchRates {
    private MatchRates() {
    }

    /**
     * What the cases behind a rate have in common.
     *
     * @param structure name of the truth; nothing for all together
     * @param noise what was distorted
     * @param sigma strength of the noise
     * @param lossName name of the loss, or {@link StudyCase#NONE}
     * @param mode key of the mode or baseline
     * @param rule key of the step rule, or {@link StudyCase#NONE}
     */
    public record Setting(Optional<String> structure, NoiseKind noise, double sigma, String lossName, String mode, String rule) {
    }

    /**
     * What became of them.
     *
     * @param setting what they have in common
     * @param match how many match
     * @param recovered how many recovered the truth's cell within 0.5 %; null where the cell was not distorted
     * @param stoppedByCount how many descents used up their steps; none of a baseline
     * @param medianEvaluations of the loss per descent, 0 for a baseline
     */
    public record Row(Setting setting, Rate match, Rate recovered, Rate stoppedByCount, double medianEvaluations) {
    }

    /**
     * Counts.
     *
     * @param records of one study
     * @param perStructure whether each structure is counted on its own
     * @return the settings in the order in which they come
     */
    public static List<Row> of(List<StudyRecord> records, boolean perStructure) {
        Map<Setting, List<StudyRecord>> groups = new LinkedHashMap<>();
        for (StudyRecord record : records) {
            StudyCase of = record.of();
            groups.computeIfAbsent(new Setting(perStructure ? Optional.of(of.structure()) : Optional.empty(), of.noise(),
                    of.sigma(), of.lossName(), of.mode(), of.rule()), setting -> new ArrayList<>()).add(record);
        }
        return groups.entrySet().stream().map(group -> row(group.getKey(), group.getValue())).toList();
    }

    private static Row row(Setting setting, List<StudyRecord> records) {
        String byCount = StopReason.COUNT.name().toLowerCase(Locale.ROOT);
        int[] evaluations = records.stream().mapToInt(StudyRecord::evaluations).sorted().toArray();
        return new Row(setting, rate(records, StudyRecord::match), setting.noise() == NoiseKind.LATTICE
                ? rate(records, record -> Boolean.TRUE.equals(record.recovered())) : null,
                rate(records, record -> record.reason().equals(byCount)),
                (evaluations[(evaluations.length - 1) / 2] + evaluations[evaluations.length / 2]) / 2.0);
    }

    private static Rate rate(List<StudyRecord> records, Predicate<StudyRecord> hit) {
        return new Rate((int) records.stream().filter(hit).count(), records.size());
    }
}
