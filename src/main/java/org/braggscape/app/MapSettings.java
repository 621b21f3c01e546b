package org.braggscape.app;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.study.AxisRange;
import org.braggscape.study.LandscapeRequest;

/**
 * Which map the user wishes to see, of whatever structure is open.
 *
 * @param x parameter of the columns
 * @param y parameter of the rows, another one
 * @param rangeX half the width of the window in percent of the true value, above 0 and below 100
 * @param rangeY half the height, likewise
 * @param points along each axis
 * @param loss the loss
 */
record MapSettings(LatticeParameter x, LatticeParameter y, double rangeX, double rangeY, int points, Loss loss) {
    /** What the window shows first: Figure 2 of Segal et al. */
    static final MapSettings START =
            new MapSettings(LatticeParameter.A, LatticeParameter.C, 15, 15, 101, Losses.ALL.get(0));

    /** {@return the map around a structure, as a slice through a candidate} */
    LandscapeRequest request(CrystalStructure structure, CrystalStructure candidate) {
        return new LandscapeRequest(structure, candidate, XrdSettings.PAPER, loss,
                AxisRange.around(structure.lattice(), x, rangeX / 100),
                AxisRange.around(structure.lattice(), y, rangeY / 100), points, points);
    }

    /** {@return the same map with its axes exchanged} */
    MapSettings swapped() {
        return new MapSettings(y, x, rangeY, rangeX, points, loss);
    }
}
