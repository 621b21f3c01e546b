package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;

/** Records are made up so that the relation behind them is known. */
class SimilarityRelationTest {
    private static StudyRecord record(StudyCase of, Double loss, Double cosine, double distance, Double rms) {
        StudyRecord.Point start = new StudyRecord.Point(new double[6], null, -0.5, 0.5, 0.1 + 0.001 * of.seed());
        StudyRecord.Point end = new StudyRecord.Point(new double[6], null, loss, cosine, distance);
        return new StudyRecord("0", of, rms != null, rms, 0.0, false, start, end, 1, 1, "gradient", 0);
    }

    private static StudyCase one(NoiseKind noise, int seed, String loss, String mode) {
        return new StudyCase(seed, seed % 2 == 0 ? "U2Ti" : "AlNi", noise, 0.1, seed, loss, mode, "lbfgs");
    }

    private static SimilarityRelation find(List<SimilarityRelation> all, String mode, SimilarityRelation.Stage stage,
            SimilarityRelation.PatternMeasure pattern) {
        return all.stream().filter(each -> each.mode().equals(mode) && each.stage() == stage && each.pattern() == pattern)
                .findFirst().orElseThrow();
    }

    @Test
    void aLossThatShowsTheWayCorrelatesAndOneThatDoesNotDoesNot() {
        SplittableRandom random = new SplittableRandom(4);
        double rho = 0.9;
        List<StudyRecord> records = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double score = random.nextGaussian();
            double distance = 10 + score;
            double unlike = rho * score + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            records.add(record(one(NoiseKind.LATTICE, i, "mse", "constrained"), unlike, -unlike, distance, 0.0));
            records.add(record(one(NoiseKind.LATTICE, i, "mse", "unconstrained"), random.nextGaussian(), 0.5, distance, 0.0));
        }
        List<SimilarityRelation> all = SimilarityRelation.of(records, false, Progress.NONE);
        SimilarityRelation shows = find(all, "constrained", SimilarityRelation.Stage.END, SimilarityRelation.PatternMeasure.LOSS);
        assertThat(shows.count()).isEqualTo(600);
        assertThat(shows.pearson().value()).isCloseTo(rho, within(0.03));
        assertThat(shows.pearson().lower()).isLessThan(rho);
        assertThat(shows.mutualInformation().value()).isCloseTo(-0.5 * Math.log(1 - rho * rho), within(0.12));
        // 1 − cosine is the same here but for a constant
        SimilarityRelation cosine = find(all, "constrained", SimilarityRelation.Stage.END, SimilarityRelation.PatternMeasure.COSINE);
        assertThat(cosine.spearman().value()).isCloseTo(shows.spearman().value(), within(1e-12));
        SimilarityRelation not = find(all, "unconstrained", SimilarityRelation.Stage.END, SimilarityRelation.PatternMeasure.LOSS);
        assertThat(not.spearman().lower()).isLessThan(0);
        assertThat(not.spearman().upper()).isGreaterThan(0);
        assertThat(not.mutualInformation().value()).isLessThan(0.1);
        assertThat(SimilarityRelation.of(records, true, Progress.NONE)).extracting(SimilarityRelation::count).containsOnly(300);
    }

    @Test
    void whatDoesNotExistIsLeftOut() {
        List<StudyRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double rms = 0.01 * i;
            records.add(record(one(NoiseKind.COORDINATES, i, "cosine", "unconstrained"), i == 0 ? null : rms, 0.5, 0,
                    i < 20 ? rms : null));
            records.add(record(one(NoiseKind.LATTICE, i, "none", StudyCase.RAW_START), null, 0.5, 0.1 * i, 0.0));
        }
        List<SimilarityRelation> all = SimilarityRelation.of(records, false, Progress.NONE);
        // nothing of baselines, of the cosine a second time, or of starts, whose rms is not recorded
        assertThat(all).singleElement().satisfies(only -> {
            assertThat(only.distance()).isEqualTo(SimilarityRelation.StructureMeasure.RMS);
            assertThat(only.count()).isEqualTo(19);
            assertThat(only.spearman().value()).isCloseTo(1, within(1e-12));
        });
        assertThat(SimilarityRelation.of(records.subList(0, 12), false, Progress.NONE)).isEmpty();
    }

    @Test
    void whatIsLeftAtTheTruthTellsNothing() {
        List<StudyRecord> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 600; i++) {
            // half of the ends are the truth but for when they stopped, half are false minima of unrelated loss
            boolean reached = i % 2 == 0;
            records.add(record(one(NoiseKind.LATTICE, i, "cosine", "constrained"), reached ? -1 + 1e-9 * i : -random.nextDouble(),
                    1.0, reached ? 1e-7 * i : 0.1 + random.nextDouble(), 0.0));
        }
        SimilarityRelation relation = find(SimilarityRelation.of(records, false, Progress.NONE), "constrained", SimilarityRelation.Stage.END,
                SimilarityRelation.PatternMeasure.LOSS);
        // to know whether it is the truth is one bit
        assertThat(relation.mutualInformation().value()).isCloseTo(Math.log(2), within(0.12));
    }
}
