package org.braggscape.app.minima;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.braggscape.app.descent.DescentRun;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Trail;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.session.MapSettings;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.MapParameter;
import org.braggscape.study.MinimumReport;
import org.braggscape.study.PathComponents;

/** Maps whose axes are no single parameters: along a path's main directions, and towards minima. */
public final class MapDirections {
    /** From a little before the middle to a little beyond the other cell. */
    private static final AxisExtent THERE = new AxisExtent(-0.3, 1.3, AxisExtent.Kind.VALUE);

    private final Workbench workbench;
    private final Descents descents;
    private final Minima minima;
    private final Consumer<String> problems;

    public MapDirections(Workbench workbench, Descents descents, Minima minima, Consumer<String> problems) {
        this.workbench = workbench;
        this.descents = descents;
        this.minima = minima;
        this.problems = problems;
    }

    /** {@return whether no descent is selected} */
    public BooleanBinding noPath() {
        return descents.selected().isNull();
    }

    /** {@return whether no false minimum is selected} */
    public BooleanBinding noMinimum() {
        return Bindings.createBooleanBinding(() -> !isMinimum(workbench.selection().get()), workbench.selection());
    }

    /** {@return whether a place is a minimum other than the truth} */
    static boolean isMinimum(Selection place) {
        return place != null && place.waypoint() == null && place.rank() > 0;
    }

    /** Shows the map along the first two principal components of the selected descent. */
    public void alongPath() {
        DescentRun run = descents.selected().get();
        if (run == null) {
            return;
        }
        Trail trail = run.trail(descents.mode().get());
        int count = trail.count();
        if (count == 0) {
            problems.accept("This descent has no cells yet.");
            return;
        }
        try {
            PathComponents found = PathComponents.of(workbench.structure().get().lattice(),
                    IntStream.range(0, count).mapToObj(trail::cell).toList());
            show(found.x(), found.y(), found.extentX(), found.extentY());
        } catch (IllegalArgumentException e) {
            problems.accept(e.getMessage());
        }
    }

    /** Shows the map with the way to a minimum along x, and along y that to the first other pinned one, or isotropic strain. */
    public void towards(Selection minimum) {
        if (!isMinimum(minimum)) {
            return;
        }
        MapParameter x = way(minimum);
        MapParameter y = minima.pinned().stream().filter(pinned -> pinned.rank() > 0 && pinned.rank() != minimum.rank())
                .map(this::way).findFirst().orElse(new MapParameter.Strain());
        try {
            show(x, y, THERE, y instanceof MapParameter.Towards ? THERE : AxisExtent.usual(y));
        } catch (IllegalArgumentException e) {
            problems.accept(e.getMessage());
        }
    }

    private MapParameter way(MinimumReport report) {
        return way(minima.selection(report));
    }

    private static MapParameter way(Selection place) {
        return new MapParameter.Towards(place.title().toLowerCase(Locale.ROOT), Arrays.stream(place.cell()).boxed().toList());
    }

    private void show(MapParameter x, MapParameter y, AxisExtent extentX, AxisExtent extentY) {
        MapSettings now = workbench.settings().get();
        MapSettings wanted = new MapSettings(x, y, extentX, extentY, now.points(), now.loss(), now.width());
        // says so before anything changes if the two are one direction
        wanted.request(workbench.target(), workbench.structure().get(), workbench.structure().get(), workbench.experiment())
                .plane();
        workbench.settings().set(wanted);
    }
}
