package org.braggscape.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.study.MatchRates;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.stats.Rate;

/** What the records of a study are shown as: three pictures, their numbers as tables, and a caption. */
public final class StudyPictures {
    /** Two columns of a journal. */
    private static final double WIDTH = 171;
    /** The size of the bars on paper. */
    public static final FigureExport.Size RATES_SIZE = new FigureExport.Size(WIDTH, 96);

    private final List<StudyRecord> records;
    private final List<MatchRates.Row> overall;
    private final List<MatchRates.Row> perStructure;

    /**
     * Counts.
     *
     * @param records of one study, at least one
     */
    public StudyPictures(List<StudyRecord> records) {
        this.records = List.copyOf(records);
        this.overall = MatchRates.of(records, false);
        this.perStructure = MatchRates.of(records, true);
    }

    /** A rate with everything that says what it is of; the names are those of the files. */
    private record Line(String structure, NoiseKind noise, double sigma, String lossName, String mode, String rule, int cases,
            int match, double matchShare, double matchLower, double matchUpper, Integer recovered, Double recoveredShare,
            Double recoveredLower, Double recoveredUpper, int stoppedByCount, double medianEvaluations) {
        static Line of(MatchRates.Row row) {
            MatchRates.Setting setting = row.setting();
            Rate match = row.match();
            Rate recovered = row.recovered();
            return new Line(setting.structure().orElse(null), setting.noise(), setting.sigma(), setting.lossName(), setting.mode(),
                    setting.rule(), match.trials(), match.hits(), match.share(), match.interval().lower(), match.interval().upper(),
                    recovered == null ? null : recovered.hits(), recovered == null ? null : recovered.share(),
                    recovered == null ? null : recovered.interval().lower(), recovered == null ? null : recovered.interval().upper(),
                    row.stoppedByCount().hits(), row.medianEvaluations());
        }

        Object[] values() {
            return new Object[] {structure == null ? "all" : structure, noise.key(), sigma, lossName, mode, rule, cases, match, matchShare,
                matchLower, matchUpper, recovered, recoveredShare, recoveredLower, recoveredUpper, stoppedByCount, medianEvaluations};
        }
    }

    private record Tables(List<Line> overall, List<Line> perStructure) {
    }

    private static List<String> lossNames(List<StudyRecord> records) {
        return records.stream().filter(record -> !record.of().isBaseline()).map(record -> record.of().lossName()).distinct().toList();
    }

    /** {@return match rates as bars} */
    public MatchRateFigure rates(FigureStyle style) {
        return new MatchRateFigure(overall, style);
    }

    /** {@return match rates of every structure as colours} */
    public StructureRatesFigure structures(FigureStyle style) {
        return new StructureRatesFigure(perStructure, style);
    }

    /** {@return losses against distances, a picture for each loss, one below the other} */
    public Figure similarity(FigureStyle style) {
        return new PanelsFigure(lossNames(records).stream().map(name -> new PanelsFigure.Panel(ItalicMarks.escape(name) + " loss",
                new SimilarityFigure(records, name, style))).toList(), 1, style);
    }

    /** {@return the size of the structures' rates on paper} */
    public static FigureExport.Size structuresSize(List<StudyRecord> records) {
        return new FigureExport.Size(WIDTH, 36 + 6.0 * records.stream().map(record -> record.of().structure()).distinct().count());
    }

    /** {@return the size of losses against distances on paper} */
    public static FigureExport.Size similaritySize(List<StudyRecord> records) {
        return new FigureExport.Size(WIDTH, 72.0 * Math.max(1, lossNames(records).size()));
    }

    /** {@return whether there are descents from lattice noise, which have distances} */
    public boolean hasSimilarity() {
        return records.stream().anyMatch(record -> record.of().noise() == NoiseKind.LATTICE && !record.of().isBaseline());
    }

    /** {@return all numbers and a draft of a caption; rates first, or ends} */
    public FigureData data(boolean ratesFirst) {
        return ratesFirst ? FigureData.of(caption(), rates(), ends()) : FigureData.of(caption(), ends(), rates());
    }

    /** All rates, first of all structures together, a line each. */
    private DataTable rates() {
        List<Object[]> lines = new ArrayList<>();
        overall.forEach(row -> lines.add(Line.of(row).values()));
        perStructure.forEach(row -> lines.add(Line.of(row).values()));
        return DataTable.of("rates", List.of("structure", "noise", "sigma", "loss_name", "mode", "rule", "cases", "match", "match_share",
                "match_lower", "match_upper", "recovered", "recovered_share", "recovered_lower", "recovered_upper", "stopped_by_count",
                "median_evaluations"), known(lines));
    }

    private static List<Object[]> known(List<Object[]> lines) {
        return lines.stream().map(line -> Arrays.stream(line).map(value -> value == null ? Double.NaN : value).toArray()).toList();
    }

    /** The ends of all descents: what the pictures of losses against distances show. */
    private DataTable ends() {
        List<Object[]> lines = new ArrayList<>();
        records.stream().filter(record -> !record.of().isBaseline()).forEach(record -> {
            StudyCase of = record.of();
            lines.add(new Object[] {of.structure(), of.noise().key(), of.sigma(), of.seed(), of.lossName(), of.mode(), of.rule(),
                record.end().loss(), record.end().cosine(), record.end().distance(), record.match(), record.rms(), record.recovered()});
        });
        return DataTable.of("ends", List.of("structure", "noise", "sigma", "seed", "loss_name", "mode", "rule", "loss", "cosine", "distance",
                "match", "rms", "recovered"), known(lines));
    }

    /** {@return all rates as JSON} */
    public String json() {
        try {
            return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build().writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Tables(overall.stream().map(Line::of).toList(), perStructure.stream().map(Line::of).toList()))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the rates of all structures together as a table in Markdown, percent with 95 % intervals} */
    public String markdown() {
        boolean rules = overall.stream().map(row -> row.setting().rule()).filter(rule -> !rule.equals(StudyCase.NONE)).distinct()
                .count() > 1;
        StringBuilder text = new StringBuilder("| noise | σ | loss | " + (rules ? "rule | " : "")
                + "mode | cases | match / % | recovered / % |\n|---|---|---|---|---|---|---|" + (rules ? "---|" : "") + "\n");
        for (MatchRates.Row row : overall) {
            MatchRates.Setting setting = row.setting();
            String rule = !rules ? "" : (setting.rule().equals(StudyCase.NONE) ? "–" : setting.rule()) + " | ";
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s%s | %d | %s | %s |%n", setting.noise().key(), setting.sigma(),
                    setting.lossName().equals(StudyCase.NONE) ? "–" : setting.lossName(), rule,
                    RateColumns.label(setting.mode()).toLowerCase(Locale.ROOT), row.match().trials(), percent(row.match()),
                    row.recovered() == null ? "–" : percent(row.recovered())));
        }
        return text.toString();
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", 100 * rate.share(), 100 * rate.interval().lower(),
                100 * rate.interval().upper());
    }

    /** {@return draft of a caption with all settings that the records have} */
    public String caption() {
        long structures = records.stream().map(record -> record.of().structure()).distinct().count();
        long starts = records.stream().filter(record -> record.of().structure().equals(records.get(0).of().structure()))
                .map(record -> record.of().seed()).distinct().count();
        String rules = records.stream().map(record -> record.of().rule()).filter(rule -> !rule.equals(StudyCase.NONE)).distinct()
                .map(RateColumns::rule).collect(Collectors.joining(", "));
        String strengths = Stream.of(NoiseKind.values()).map(noise -> {
            String sigma = records.stream().filter(record -> record.of().noise() == noise).map(record -> record.of().sigma()).distinct()
                    .sorted().map(Object::toString).collect(Collectors.joining(", "));
            return sigma.isEmpty() ? "" : (noise == NoiseKind.LATTICE ? "lattice" : "coordinate") + " noise " + sigma;
        }).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return "Share of starts that match the truth, " + structures + (structures == 1 ? " structure" : " structures") + " with " + starts
                + (starts == 1 ? " start" : " starts") + " each; " + strengths + ". Full height: match by the structure matcher, with 95 % "
                + "Jeffreys intervals; strong part: all six cell parameters within 0.5 % of the truth (lattice noise only). Grey: the starts "
                + "as they are, and projected onto the crystal's symmetry, neither of them optimised: what a descent adds is what rises "
                + "above the one or the other. " + (rules.isEmpty() ? "" : "Step rule: " + rules + ".");
    }
}
