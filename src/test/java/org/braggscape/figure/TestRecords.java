package org.braggscape.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyFormatException;
import org.braggscape.study.StudyRecord;

/** Records of the paper's study, made up: how often a case matches depends on its setting as one would expect. */
public final class TestRecords {
    private TestRecords() {
    }

    /** {@return those of the quick study} */
    static List<StudyRecord> all() {
        return of(true);
    }

    /** {@return all 23,500} */
    public static List<StudyRecord> paper() {
        return of(false);
    }

    private static List<StudyRecord> of(boolean quick) {
        SplittableRandom random = new SplittableRandom(7);
        List<StudyRecord> records = new ArrayList<>();
        try {
            StudyConfiguration paper = StudyConfiguration.preset("paper");
            for (StudyCase of : (quick ? paper.quick() : paper).cases()) {
                double ease = (of.mode().equals("constrained") || of.mode().equals(StudyCase.PROJECTED_START) ? 1 : 0.8) - 3 * of.sigma()
                        + 0.05 * (of.structure().length() - 4) * of.sigma();
                boolean match = random.nextDouble() < ease;
                boolean recovered = match && !of.isBaseline() && random.nextDouble() < 0.7;
                double distance = recovered ? 0 : (match ? 0.5 : 2) * of.sigma() * (1 + random.nextDouble());
                double loss = -1 + 1.5 * distance * random.nextDouble();
                StudyRecord.Point point = new StudyRecord.Point(new double[6], null, of.isBaseline() ? null : loss, loss, distance);
                records.add(new StudyRecord("0", of, match, match ? 0.01 : null, 0.0, of.noise() == NoiseKind.LATTICE ? recovered : null, point,
                        point, 10, 12, of.isBaseline() ? StudyCase.NONE : "gradient", 0.1));
            }
        } catch (StudyFormatException e) {
            throw new IllegalStateException(e);
        }
        return records;
    }
}
