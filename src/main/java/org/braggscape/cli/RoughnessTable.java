package org.braggscape.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.braggscape.study.Misdirection;
import org.braggscape.study.Roughness;
import org.braggscape.study.StructureRoughness;

/** How rough the landscapes of a study's structures are, as text. */
final class RoughnessTable {
    private RoughnessTable() {
    }

    /** {@return a line per structure and loss} */
    static String of(List<StructureRoughness> rows) {
        int widest = rows.stream().mapToInt(row -> Math.max(row.structure().length(), row.lossName().length())).max().orElse(0);
        int name = Math.max(9, widest);
        String line = "%-" + name + "s  %-" + name + "s %8s %14s %12s %13s%n";
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "Maps of a against c by ±15 %%, %d × %d points:%n",
                StructureRoughness.POINTS, StructureRoughness.POINTS));
        text.append(String.format(Locale.ROOT, line, "structure", "loss", "minima", "truth's basin", "correlation",
                "wrong way"));
        for (StructureRoughness row : rows) {
            Roughness roughness = row.roughness();
            OptionalDouble angle = roughness.misdirection().map(Misdirection::map).orElse(OptionalDouble.empty());
            text.append(String.format(Locale.ROOT, line, row.structure(), row.lossName(), roughness.interiorMinima(),
                    number("%.1f %%", 100, roughness.truthBasin()), number("%.2f", 1, roughness.fitnessDistanceCorrelation()),
                    number("%.0f degrees", 1, angle)));
        }
        return text.toString();
    }

    private static String number(String format, double factor, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, factor * value.getAsDouble()) : "–";
    }
}
