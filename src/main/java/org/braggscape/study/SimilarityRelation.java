package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.braggscape.math.Progress;
import org.braggscape.study.stats.Correlation;
import org.braggscape.study.stats.Estimate;
import org.braggscape.study.stats.MutualInformation;

/**
 * How much the pattern says about the structure: whether starts or ends whose patterns are nearer the truth's are nearer the
 * truth as well. Both sides are unlikenesses, so that a loss which shows the way has correlations near 1.
 *
 * @param structure name of the truth; nothing for all together
 * @param noise what was distorted
 * @param lossName name of the loss
 * @param mode key of the mode
 * @param rule key of the step rule
 * @param stage before or after the descent
 * @param pattern how unlike the patterns are
 * @param distance how unlike the structures are
 * @param count number of structures, all strengths of noise together
 * @param mutualInformation in nats, {@link MutualInformation}
 * @param pearson how straight the relation is
 * @param spearman how monotonous it is
 */
public record SimilarityRelation(Optional<String> structure, NoiseKind noise, String lossName, String mode, String rule,
        Stage stage, PatternMeasure pattern, StructureMeasure distance, int count, Estimate mutualInformation, Estimate pearson,
        Estimate spearman) {
    /** Fewer points have no meaningful neighbours. */
    private static final int FEWEST = 8;
    private static final long SEED = 1;
    /** Nearer structures are the truth: what is left there says when the descent was content, not how patterns and structures relate. */
    private static final double REACHED = 1e-4;

    /** Which of a case's structures. */
    public enum Stage {
        /** The start: raw for unconstrained descents, projected for the others. */
        @JsonProperty("start")
        START,
        /** Where the descent ended. */
        @JsonProperty("end")
        END
    }

    /** How unlike two patterns are. */
    public enum PatternMeasure {
        /** The loss of the descents. */
        @JsonProperty("loss")
        LOSS,
        /** 1 − cosine similarity, whatever the loss of the descents; left out where that is the cosine itself. */
        @JsonProperty("cosine")
        COSINE
    }

    /** How unlike two structures are. */
    public enum StructureMeasure {
        /** Distance of the cells, {@link org.braggscape.crystal.Lattice#distance}: of lattice noise. */
        @JsonProperty("distance")
        DISTANCE,
        /**
         * The matcher's rms: of coordinate noise, at the ends where it exists. Of lattice noise it is always 0, because atoms
         * keep their fractional coordinates and the matcher compares them in the mean of both cells.
         */
        @JsonProperty("rms")
        RMS
    }

    private record Group(Optional<String> structure, NoiseKind noise, String lossName, String mode, String rule, Stage stage,
            PatternMeasure pattern) {
    }

    /**
     * Relates patterns and structures.
     *
     * @param records of one study
     * @param perStructure whether each structure is looked at on its own
     * @param progress told of every relation; thousands of records take some time
     * @return the relations in the order in which the settings come, structures within 10⁻⁴ of the truth taken as the truth; none where there are fewer than eight structures, or all
     *     are equally far from the truth
     */
    public static List<SimilarityRelation> of(List<StudyRecord> records, boolean perStructure, Progress progress) {
        Map<Group, List<double[]>> groups = new LinkedHashMap<>();
        for (StudyRecord record : records) {
            if (!record.of().isBaseline()) {
                for (Stage stage : Stage.values()) {
                    for (PatternMeasure measure : PatternMeasure.values()) {
                        add(groups, record, perStructure, stage, measure);
                    }
                }
            }
        }
        List<SimilarityRelation> relations = new ArrayList<>();
        int done = 0;
        for (Map.Entry<Group, List<double[]>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            List<double[]> points = entry.getValue();
            atTheTruth(points);
            double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
            double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
            if (points.size() >= FEWEST && points.stream().mapToDouble(point -> point[1]).distinct().count() > 1) {
                relations.add(new SimilarityRelation(group.structure(), group.noise(), group.lossName(), group.mode(),
                        group.rule(), group.stage(), group.pattern(), measure(group.noise()), points.size(),
                        MutualInformation.of(x, y, SEED), Correlation.pearson(x, y, SEED), Correlation.spearman(x, y, SEED)));
            }
            progress.update(++done, groups.size());
        }
        return relations;
    }

    /** Makes all structures that are the truth equal. */
    private static void atTheTruth(List<double[]> points) {
        double perfect = points.stream().filter(point -> point[1] < REACHED).mapToDouble(point -> point[0]).min().orElse(Double.NaN);
        for (double[] point : points) {
            if (point[1] < REACHED) {
                point[0] = perfect;
                point[1] = 0;
            }
        }
    }

    private static StructureMeasure measure(NoiseKind noise) {
        return noise == NoiseKind.LATTICE ? StructureMeasure.DISTANCE : StructureMeasure.RMS;
    }

    private static void add(Map<Group, List<double[]>> groups, StudyRecord record, boolean perStructure, Stage stage,
            PatternMeasure measure) {
        StudyCase of = record.of();
        if (measure == PatternMeasure.COSINE && of.lossName().equals("cosine")) {
            return;
        }
        StudyRecord.Point point = stage == Stage.START ? record.start() : record.end();
        Double pattern = measure == PatternMeasure.LOSS ? point.loss() : point.cosine() == null ? null : 1 - point.cosine();
        // the record has the rms of the end only
        Double distance = of.noise() == NoiseKind.LATTICE ? Double.valueOf(point.distance()) : stage == Stage.END ? record.rms() : null;
        if (pattern != null && distance != null) {
            groups.computeIfAbsent(new Group(perStructure ? Optional.of(of.structure()) : Optional.empty(), of.noise(),
                    of.lossName(), of.mode(), of.rule(), stage, measure), group -> new ArrayList<>())
                    .add(new double[] {pattern, distance});
        }
    }
}
