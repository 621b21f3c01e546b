package org.braggscape.app.model;

import java.util.Locale;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.Decimals;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.MapParameter;

/** How many decimals values are shown with. */
public final class Quantity {
    private static final int LENGTH_DECIMALS = 3;
    private static final int ANGLE_DECIMALS = 2;
    private static final int LOSS_DECIMALS = 4;

    private Quantity() {
    }

    /** {@return a value of a lattice parameter, without unit} */
    public static String text(LatticeParameter parameter, double value) {
        return Decimals.text(value, parameter.isLength() ? LENGTH_DECIMALS : ANGLE_DECIMALS);
    }

    /** {@return a value of a lattice parameter in Å or degrees} */
    public static String withUnit(LatticeParameter parameter, double value) {
        return text(parameter, value) + (parameter.isLength() ? " Å" : "°");
    }

    /** {@return a value on the axis of a map with its unit} */
    public static String withUnit(MapParameter parameter, double value) {
        return Decimals.text(value, decimals(parameter)) + ("°".equals(parameter.unit()) ? "°"
                : parameter.unit().isEmpty() ? "" : " " + parameter.unit());
    }

    /** {@return how many decimals a value on the axis of a map is shown with} */
    static int decimals(MapParameter parameter) {
        return switch (parameter.unit()) {
            case "°", "%" -> ANGLE_DECIMALS;
            case "" -> LOSS_DECIMALS;
            default -> LENGTH_DECIMALS;
        };
    }

    /** {@return a loss or a distance; a dash where there is none} */
    public static String loss(double value) {
        return Double.isNaN(value) ? "–" : Decimals.text(value, LOSS_DECIMALS);
    }

    /** {@return what numbers of a loss are called: loss or energy} */
    public static String word(Loss loss) {
        return loss instanceof EnergyLoss ? "energy" : "loss";
    }

    /** {@return what the values on an axis or in a column are called, with their unit} */
    public static String heading(Loss loss) {
        return loss instanceof EnergyLoss ? "Energy / " + loss.unit() : "Loss";
    }

    /** {@return a value of a loss, with its unit; a dash where there is none} */
    public static String withUnit(Loss loss, double value) {
        return loss(value) + (loss.unit().isEmpty() || Double.isNaN(value) ? "" : " " + loss.unit());
    }

    /** {@return how far a computation is} */
    public static String progress(LandscapeRun.Status status) {
        return String.format(Locale.ROOT, "%,d of %,d cells · %.1f s", status.done(), status.total(), status.seconds());
    }
}
