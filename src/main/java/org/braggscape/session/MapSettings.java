package org.braggscape.session;

import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Target;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.AxisRange;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;

/**
 * Which map the user wishes to see, of whatever structure is open.
 *
 * @param x parameter of the columns
 * @param y parameter of the rows, another one
 * @param extentX how much of x is shown
 * @param extentY how much of y is shown
 * @param points along each axis
 * @param loss the loss
 * @param width how much the map is smoothed: see {@link LandscapeRequest#withWidth}
 */
public record MapSettings(MapParameter x, MapParameter y, AxisExtent extentX, AxisExtent extentY, int points, Loss loss, double width) {
    /** What the window shows first: Figure 2 of Segal et al. */
    public static final MapSettings START = new MapSettings(MapParameter.of(LatticeParameter.A), MapParameter.of(LatticeParameter.C),
            AxisExtent.USUAL, AxisExtent.USUAL, 101, Losses.ALL.get(0));

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public MapSettings {
        LandscapeRequest.checkWidth(width);
    }

    /** Asks for the map as it is. */
    public MapSettings(MapParameter x, MapParameter y, AxisExtent extentX, AxisExtent extentY, int points, Loss loss) {
        this(x, y, extentX, extentY, points, loss, 0);
    }

    /**
     * The map around a structure, as a slice through a candidate.
     *
     * @throws IllegalArgumentException if the two parameters move along one line or a range is empty
     */
    public LandscapeRequest request(Target target, CrystalStructure structure, CrystalStructure candidate, XrdSettings settings) {
        return new LandscapeRequest(target, structure, candidate, settings, loss, extentX.range(x, structure, settings),
                extentY.range(y, structure, settings), points, points).withWidth(width);
    }

    /**
     * {@return this map, or that of a and c where the structure has not what an axis shows, and of the first loss where its
     * energy cannot be had}
     */
    public MapSettings fitting(CrystalStructure structure) {
        boolean fits = MapParameter.of(x.key(), structure).equals(Optional.of(x))
                && MapParameter.of(y.key(), structure).equals(Optional.of(y));
        MapSettings known = EnergyLoss.obstacle(loss, structure).isPresent() ? withLoss(START.loss()) : this;
        return fits ? known : known.over(START.x(), START.y());
    }

    /** {@return the same map of another loss} */
    public MapSettings withLoss(Loss other) {
        return new MapSettings(x, y, extentX, extentY, points, other, width);
    }

    /** {@return the same map, smoothed otherwise} */
    public MapSettings withWidth(double other) {
        return new MapSettings(x, y, extentX, extentY, points, loss, other);
    }

    /** {@return the same map with its axes exchanged} */
    public MapSettings swapped() {
        return new MapSettings(y, x, extentY, extentX, points, loss, width);
    }

    /** {@return the same map with other ranges} */
    public MapSettings showing(AxisRange rangeX, AxisRange rangeY) {
        return new MapSettings(x, y, new AxisExtent(rangeX.from(), rangeX.to(), AxisExtent.Kind.VALUE),
                new AxisExtent(rangeY.from(), rangeY.to(), AxisExtent.Kind.VALUE), points, loss, width);
    }

    /** {@return the same map with the usual ranges} */
    public MapSettings whole() {
        return new MapSettings(x, y, AxisExtent.usual(x), AxisExtent.usual(y), points, loss, width);
    }

    /** {@return the same map of another pair of parameters, with ranges that suit them} */
    public MapSettings over(MapParameter otherX, MapParameter otherY) {
        return new MapSettings(otherX, otherY, otherX.equals(x) ? extentX : AxisExtent.usual(otherX),
                otherY.equals(y) ? extentY : AxisExtent.usual(otherY), points, loss, width);
    }
}
