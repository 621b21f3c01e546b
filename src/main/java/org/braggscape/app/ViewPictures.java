package org.braggscape.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.braggscape.app.descent.DescentRun;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.energy.LossBox;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.joint.JointView;
import org.braggscape.app.map.CompareView;
import org.braggscape.app.map.Overlays;
import org.braggscape.app.map.OverviewView;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.DescentFigure;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.ItalicMarks;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapOverlays;
import org.braggscape.figure.OverviewFigure;
import org.braggscape.figure.PanelsFigure;
import org.braggscape.loss.Loss;
import org.braggscape.study.Landscape;
import org.braggscape.study.Overview;

/** Every picture of the window that shows something at this moment, ready to be exported. */
public final class ViewPictures {
    private static final FigureExport.Size OVERVIEW = new FigureExport.Size(200, 190);
    private static final FigureExport.Size LOSSES = new FigureExport.Size(150, 80);

    private final Workbench workbench;
    private final Descents descents;
    private final Overlays overlays;
    private final OverviewView overview;
    private final CompareView compare;
    private final JointView joint;
    private final List<Supplier<List<TakeMenu.Taken>>> others;

    /**
     * Looks at the views.
     *
     * @param others give the pictures at the right
     */
    ViewPictures(Workbench workbench, Descents descents, Overlays overlays, OverviewView overview, CompareView compare,
            JointView joint, List<Supplier<List<TakeMenu.Taken>>> others) {
        this.workbench = workbench;
        this.descents = descents;
        this.overlays = overlays;
        this.overview = overview;
        this.compare = compare;
        this.joint = joint;
        this.others = others;
    }

    /**
     * Collects the pictures.
     *
     * @param centre the name of the view in the middle
     * @return its picture first, if it has one
     */
    public List<TakeMenu.Taken> all(String centre) {
        TakeMenu.Taken map = map();
        TakeMenu.Taken pairs = pairs();
        TakeMenu.Taken compared = compared();
        TakeMenu.Taken both = joint.taken(descents.paths());
        List<TakeMenu.Taken> all = new ArrayList<>();
        all.add(switch (centre) {
            case "Overview" -> pairs;
            case "Compare" -> compared;
            case "Joint" -> both;
            default -> map;
        });
        all.addAll(Arrays.asList(map, pairs, compared, both, losses()));
        others.forEach(other -> all.addAll(other.get()));
        return all.stream().filter(Objects::nonNull).distinct().toList();
    }

    private TakeMenu.Taken map() {
        Landscape map = workbench.landscape().get();
        if (map == null || !map.complete()) {
            return null;
        }
        // the trails grow: the picture shows what is there when it is asked for
        List<DescentMapFigure.PathLine> paths = descents.paths();
        MapOverlays known = overlays.known(map);
        return new TakeMenu.Taken(name(map), "Map", light -> FigureExport.titled(map, paths, light, known),
                FigureExport.Size.DEFAULT, () -> FigureData.of(List.of(map), paths));
    }

    private static String name(Landscape map) {
        return map.request().structure().name() + "-" + map.request().x().parameter().key() + "-"
                + map.request().y().parameter().key();
    }

    private TakeMenu.Taken pairs() {
        Overview all = overview.overview().get();
        if (all == null || all.maps().isEmpty() || workbench.structure().get() == null) {
            return null;
        }
        return new TakeMenu.Taken(workbench.structure().get().name() + "-overview", "Overview",
                light -> new OverviewFigure(all, light), OVERVIEW,
                () -> FigureData.of(all.maps().stream().map(Overview.PairMap::landscape).toList(), List.of()));
    }

    private TakeMenu.Taken compared() {
        List<Landscape> maps = compare.tiles().stream().map(tile -> tile.landscape().get()).filter(Objects::nonNull).toList();
        if (maps.isEmpty()) {
            return null;
        }
        String losses = maps.stream().map(map -> map.request().loss().name()).distinct().count() > 1 ? "loss"
                : ItalicMarks.escape(maps.get(0).request().loss().label());
        double low = maps.stream().mapToDouble(map -> map.slice().minimum()).min().orElse(0);
        double high = maps.stream().mapToDouble(map -> map.slice().maximum()).max().orElse(1);
        boolean shared = compare.oneScale().get() && low < high;
        int rows = (maps.size() + 1) / 2;
        return new TakeMenu.Taken(name(maps.get(0)) + "-compared", "Compared maps", light -> new PanelsFigure(maps.stream()
                .map(map -> new PanelsFigure.Panel(title(map), shared
                        ? new LandscapeFigure(map, light.with(FigurePart.COLOUR_BAR, false), low, high)
                        : new LandscapeFigure(map, light))).toList(), Math.min(2, maps.size()), light,
                        shared ? new PanelsFigure.SharedScale(low, high, losses) : null),
                new FigureExport.Size(maps.size() > 1 ? 240 : 150, 105 * rows), () -> FigureData.of(maps, List.of()));
    }

    private static String title(Landscape map) {
        return ChemicalName.marked(map.request().structure().name()) + ", " + ItalicMarks.escape(LossBox.name(map.request().loss()));
    }

    private TakeMenu.Taken losses() {
        DescentRun run = descents.selected().get();
        if (run == null || run.trails().stream().allMatch(trail -> trail.count() == 0)) {
            return null;
        }
        Loss loss = workbench.settings().get().loss();
        List<DescentFigure.Curve> curves = run.trails().stream()
                .map(trail -> new DescentFigure.Curve(trail.mode(), trail.losses(trail.count()))).toList();
        return new TakeMenu.Taken(workbench.structure().get().name() + "-losses", "Loss against step",
                light -> new DescentFigure(curves, loss, light), LOSSES,
                () -> FigureData.of("The " + loss.label() + " along the descents from " + run.start().title() + ".",
                        DataTable.losses(curves, loss)));
    }
}
