package org.braggscape.study;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.matching.Match;
import org.braggscape.matching.MatchOptions;
import org.braggscape.matching.PreparedStructure;
import org.braggscape.matching.StructureMatcher;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.braggscape.optim.Descent;
import org.braggscape.optim.Path;
import org.braggscape.optim.PathPoint;

/** Makes records of cases, each from nothing but the case. Any number of threads may use it; what they share is prepared once. */
public final class StudyComputation {
    private static final String IMPOSSIBLE = "impossible";
    /** Cases come in order, so that few preparations are needed at a time. */
    private static final int KEPT = 4;

    private final Study study;
    private final StructureMatcher matcher;
    private final Map<String, CompletableFuture<Prepared>> prepared = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Prepared>> eldest) {
            return size() > KEPT;
        }
    };

    /** Prepares for the cases of a study. */
    public StudyComputation(Study study) {
        this.study = study;
        this.matcher = new StructureMatcher(study.configuration().tolerances(), MatchOptions.USUAL);
    }

    /** What the cases of one structure, kind of noise, loss and rule have in common. */
    private record Prepared(CrystalStructure truth, PreparedStructure reference, DescentComputation descents, Objective cosine) {
    }

    private Prepared prepare(StudyCase one) {
        CrystalStructure truth = study.structures().get(one.structure());
        Loss loss = EnergyLoss.find(one.lossName()).orElse(new CosineLoss());
        StepRuleName rule = StepRuleName.of(one.rule()).orElse(StepRuleName.LBFGS);
        Target target = Target.of(truth, study.laboratory());
        DescentRequest request = new DescentRequest(target, truth, XrdSettings.PAPER, loss, free(one.noise()), rule,
                StepRuleName.Rates.DEFAULT, study.configuration().steps());
        DescentComputation descents = new DescentComputation(Schedule.of(one.rule()).map(request::with).orElse(request));
        Objective cosine = loss instanceof CosineLoss ? descents.objective() : Objective.fast(target, truth,
                XrdSettings.PAPER, new CosineLoss(), descents.objective().layout());
        return new Prepared(truth, matcher.prepare(truth), descents, cosine);
    }

    private Set<ParameterGroup> free(NoiseKind noise) {
        return noise == NoiseKind.LATTICE && study.configuration().freeCoordinates()
                ? EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES) : noise.free();
    }

    private Prepared prepared(StudyCase one) {
        String key = one.structure() + '\n' + one.noise() + '\n' + one.lossName() + '\n' + one.rule();
        CompletableFuture<Prepared> wanted;
        boolean mine;
        synchronized (prepared) {
            wanted = prepared.get(key);
            mine = wanted == null;
            if (mine) {
                wanted = new CompletableFuture<>();
                prepared.put(key, wanted);
            }
        }
        if (mine) {
            try {
                wanted.complete(prepare(one));
            } catch (RuntimeException | Error e) {
                wanted.completeExceptionally(e);
            }
        }
        try {
            return wanted.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Makes the record of a case.
     *
     * @param one a case of the study
     * @param progress asked whether to go on; not told anything
     * @return the record
     * @throws CancellationException if the work was cancelled
     * @throws IllegalArgumentException if the structure has no reflections, or is not of the family that it says
     */
    public StudyRecord compute(StudyCase one, Progress progress) {
        Prepared common = prepared(one);
        long begin = System.nanoTime();
        CrystalStructure start = DescentRequest.randomStart(common.truth(), one.noise().free(), one.sigma(), one.seed());
        double[] from = common.descents().startPoint(start, one.mode().equals(StudyCase.RAW_START) ? DescentMode.UNCONSTRAINED
                : DescentMode.of(one.mode()).orElse(DescentMode.CONSTRAINED));
        if (one.isBaseline()) {
            StudyRecord.Point point = point(common, one, from, Double.NaN);
            return record(one, common, from, point, point, 0, 0, StudyCase.NONE, begin);
        }
        Path path;
        try {
            path = common.descents().run(start, DescentMode.of(one.mode()).orElseThrow(), Descent.ENDS, progress.uncounted());
        } catch (IllegalArgumentException e) {
            // of the start: what is wrong with the study itself came to light in the preparation
            StudyRecord.Point point = point(common, one, from, Double.NaN);
            return record(one, common, from, point, point, 0, 0, IMPOSSIBLE, begin);
        }
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        PathPoint end = path.end();
        return record(one, common, end.x(), point(common, one, path.start().x(), path.start().value()),
                point(common, one, end.x(), end.value()), path.steps(), path.evaluations(),
                path.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), begin);
    }

    private StudyRecord.Point point(Prepared common, StudyCase one, double[] x, double loss) {
        double cosine = -common.cosine().newEvaluator().value(x);
        return new StudyRecord.Point(common.descents().cell(x).parameters(),
                coordinates(common, x), finite(loss), finite(cosine),
                common.descents().distanceToTruth(x).orElseThrow());
    }

    private static double[] coordinates(Prepared common, double[] x) {
        ParameterLayout layout = common.descents().objective().layout();
        return layout.isFree(ParameterGroup.COORDINATES)
                ? Arrays.copyOfRange(x, layout.offset(ParameterGroup.COORDINATES), x.length) : null;
    }

    private StudyRecord record(StudyCase one, Prepared common, double[] x, StudyRecord.Point start, StudyRecord.Point end,
            int steps, int evaluations, String reason, long begin) {
        Match match = matcher.match(common.reference(), matcher.prepare(common.descents().structure(x)));
        return new StudyRecord(study.fingerprint(), one, match.matches(), finite(match.rms()), finite(match.volumeError()),
                one.noise() == NoiseKind.LATTICE ? common.descents().recovered(x) : null, start, end, steps, evaluations, reason, (System.nanoTime() - begin) / 1e9);
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
