package org.braggscape.app.study;

import java.util.Locale;
import org.braggscape.app.model.Quantity;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.Decimals;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MatchRates;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.stats.Rate;

/** What is said about the cases and rates of a study. */
final class StudyText {
    private StudyText() {
    }

    /** {@return the name of a truth, which in a study can be the path of its file} */
    static String structure(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return ChemicalName.pretty(last.equals(name) ? name : last.replaceFirst("\\.[^.]*$", ""));
    }

    /** {@return the name of a mode or baseline} */
    static String mode(String key) {
        return switch (key) {
            case StudyCase.RAW_START -> "raw start";
            case StudyCase.PROJECTED_START -> "projected start";
            default -> DescentMode.of(key).map(mode -> mode.label().toLowerCase(Locale.ROOT)).orElse(key);
        };
    }

    static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String noise(NoiseKind noise, double sigma) {
        return (noise == NoiseKind.LATTICE ? "lattice noise " : "coordinate noise ") + sigma;
    }

    private static String how(String lossName, String mode) {
        return (lossName.equals(StudyCase.NONE) ? "" : lossName + " ") + mode(mode);
    }

    /** {@return a case in one line} */
    static String of(StudyRecord record) {
        StudyCase of = record.of();
        return structure(of.structure()) + ", " + noise(of.noise(), of.sigma()) + ", seed " + of.seed() + ", " + how(of.lossName(), of.mode())
                + ": " + (record.match() ? "match" : "no match")
                + (record.end().loss() == null ? "" : ", loss " + Quantity.loss(record.end().loss()))
                + (of.noise() == NoiseKind.LATTICE ? ", distance " + Quantity.loss(record.end().distance()) : "") + ".";
    }

    /** {@return a rate in one line} */
    static String of(MatchRates.Row row) {
        MatchRates.Setting setting = row.setting();
        return setting.structure().map(name -> structure(name) + ", ").orElse("") + noise(setting.noise(), setting.sigma()) + ", "
                + how(setting.lossName(), setting.mode()) + ": match " + percent(row.match())
                + (row.recovered() == null ? "" : ", recovered " + percent(row.recovered())) + " of " + row.match().trials()
                + (row.match().trials() == 1 ? " case." : " cases.");
    }

    /** {@return such as {@code 84 % (72–92)}} */
    static String percent(Rate rate) {
        return Decimals.text(100 * rate.share(), 0) + " % (" + Decimals.text(100 * rate.interval().lower(), 0) + "–"
                + Decimals.text(100 * rate.interval().upper(), 0) + ")";
    }
}
