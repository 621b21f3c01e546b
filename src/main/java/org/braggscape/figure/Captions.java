package org.braggscape.figure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.TwoThetaGrid;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisRange;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** Drafts of captions with all settings that it takes to compute the figure again. */
public final class Captions {
    private Captions() {
    }

    /** {@return how patterns were simulated, as one sentence} */
    public static String experiment(XrdSettings settings) {
        TwoThetaGrid grid = settings.grid();
        Profile profile = settings.profile();
        String wavelengths = String.join(", ", settings.radiation().lines().stream()
                .map(line -> "λ = " + number(line.wavelength()) + " Å"
                        + (settings.radiation().lines().size() > 1 ? " (weight " + number(line.weight()) + ")" : "")).toList());
        return "Simulated with " + wavelengths + ", " + number(grid.start()) + "–" + number(grid.end()) + "° 2θ in steps of "
                + number(grid.step()) + "°, U = " + number(profile.u()) + ", V = " + number(profile.v()) + ", W = "
                + number(profile.w()) + ", η = " + number(profile.eta()) + (profile.areaNormalised() ? ", peaks of one area" : "")
                + (settings.sharpCut() ? ", peaks cut off at the end of the range" : "")
                + (settings.displacement() ? ", with displacement parameters" : "") + ".";
    }

    /** {@return which parts of a measured pattern do not count, as one sentence; empty for none} */
    public static String leftOut(List<AngleRange> excluded) {
        return excluded.isEmpty() ? "" : "Shaded parts of the target do not count: " + excluded.stream()
                .map(part -> number(part.from()) + "–" + number(part.to()) + "°").collect(Collectors.joining(", ")) + " 2θ.";
    }

    /**
     * Describes a map.
     *
     * @param map complete
     * @return some sentences
     */
    public static String map(Landscape map) {
        LandscapeRequest request = map.request();
        StringBuilder text = new StringBuilder(capital(request.loss().label())).append(" of ")
                .append(request.candidate().name()).append(" over ").append(axis(request.x())).append(" and ")
                .append(axis(request.y())).append(", ").append(request.pointsX()).append(" × ").append(request.pointsY())
                .append(" points. ");
        text.append(request.containsTruth() ? "The other parameters are those of the truth (star)."
                : "The other parameters are those of the cell " + cell(request.candidate().lattice().parameters()) + ".");
        List<Minimum> minima = map.falseMinima();
        if (!minima.isEmpty()) {
            text.append(request.lossKnowsTruth() ? " Numbers mark false minima by increasing loss:"
                    : " Numbers mark minima by increasing " + (request.loss().knowsTruth() ? "loss" : request.loss().label()) + ":");
            for (int i = 0; i < Math.min(LandscapeFigure.NUMBERED, minima.size()); i++) {
                text.append(i == 0 ? " " : "; ").append(i + 1).append(" at ").append(Decimals.text(map.x(minima.get(i)), 4)).append(", ")
                        .append(Decimals.text(map.y(minima.get(i)), 4)).append(" (").append(Decimals.text(minima.get(i).value(), 4))
                        .append(')');
            }
            text.append('.');
        }
        text.append(' ').append(experiment(request.settings()));
        if (request.target() instanceof Target.Laboratory target) {
            text.append(" The target alone has ").append(String.join("; ", target.conditions().effects().values())).append('.');
        } else if (!request.hasOwnTarget() && !(request.loss() instanceof EnergyLoss)) {
            text.append(" The target is ").append(request.target().description()).append('.');
        }
        if (request.target() instanceof Target.Measured target) {
            text.append(" The target is the measured pattern ").append(target.name()).append('.');
            if (!target.excluded().isEmpty()) {
                text.append(' ').append(leftOut(target.excluded()).replace("Shaded parts of the target", "Parts of it"));
            }
        }
        return text.toString();
    }

    /** {@return which path over a map is which, as one sentence} */
    static String paths(Collection<DescentMode> modes) {
        return "Paths of descents as they lie in the plane of the map, from a ring at the start to a symbol at the end: "
                + modes.stream().distinct().sorted().map(mode -> mode.label().toLowerCase(Locale.ROOT) + " ("
                        + PathLook.of(mode).words() + ")").collect(Collectors.joining(", ")) + ".";
    }

    private static String axis(AxisRange range) {
        String unit = range.parameter().unit();
        return range.parameter().symbol() + " (" + Decimals.text(range.from(), 4) + " to " + Decimals.text(range.to(), 4)
                + (unit.isEmpty() ? "" : " " + unit) + ")";
    }

    private static String cell(double[] cell) {
        return String.format(Locale.ROOT, "%.4f, %.4f, %.4f Å, %.3f, %.3f, %.3f°", cell[0], cell[1], cell[2], cell[3], cell[4],
                cell[5]);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
