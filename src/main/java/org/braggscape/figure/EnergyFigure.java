package org.braggscape.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.landscape.Minimum;
import org.braggscape.loss.CosineLoss;
import org.braggscape.loss.Loss;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;
import org.braggscape.study.MatchRates;
import org.braggscape.study.Study;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.StudyRunner;

/**
 * Energy beside diffraction: for each structure the map of its energy, that of its cosine loss over the same axes, and how many
 * distorted starts either leads back to the truth.
 */
final class EnergyFigure {
    private static final int POINTS = 101;
    private static final int SAMPLES = 10;
    /** Where all samples are shown, of which some have two dozen atoms. */
    private static final int FEW_POINTS = 41;
    private static final int FEW_STARTS = 10;
    /** The width of a map in mm, and the height. */
    private static final double WIDTH = 170;
    private static final double HEIGHT = 110;
    private static final double LOW_HEIGHT = 92;
    private static final int COLUMNS = 2;
    /** Maps that fit a page, where there are many. */
    private static final int ON_PAGE = 10;
    private static final List<View> PAPER = List.of(new View("Cu3Au", "a", "±15 %", "c", "±15 %"),
            // far enough to see where the model's own minimum is
            new View("AlNi", "a=b", "-18..20 %", "c", "-20..60 %"));

    /** Axes of the maps of a structure. */
    private record View(String structure, String x, String extentX, String y, String extentY) {
    }

    private final EnergyModel model;
    private final CrystalStructure own;
    private final List<View> views;
    private final boolean few;
    private final int columns;

    /**
     * Chooses what is shown: a structure of the user's, or Cu3Au and AlNi, the one where EMT works and the one where it does
     * not, or with another model all samples that it knows.
     *
     * @param own the user's, null for none
     * @param model computes the energies
     * @param narrow whether it is arranged for one column of a journal; only the three panels of one structure fit there
     */
    EnergyFigure(CrystalStructure own, EnergyModel model, boolean narrow) {
        this.model = model;
        this.own = own;
        List<String> others = SampleStructures.names().subList(0, SAMPLES).stream()
                .filter(name -> obstacle(SampleStructures.read(name)).isEmpty()).toList();
        this.few = own == null && !model.equals(EnergyModels.available().get(0));
        this.views = own != null ? List.of(new View(own.name(), "a", "±15 %", "c", "±15 %")) : few
                ? others.stream().map(name -> new View(name, "a", "±15 %", "c", "±15 %")).toList() : PAPER;
        this.columns = narrow && own != null ? 1 : COLUMNS;
    }

    /** {@return why the energies cannot be computed, nothing where they can} */
    Optional<String> obstacle() {
        return own == null ? Optional.empty() : obstacle(own);
    }

    private Optional<String> obstacle(CrystalStructure structure) {
        try {
            model.requireKnown(structure);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** {@return how large it is on paper} */
    FigureExport.Size size() {
        return few ? size(Math.min(ON_PAGE, 2 * views.size())) : new FigureExport.Size(WIDTH * columns, HEIGHT * rows());
    }

    private int rows() {
        return (views.size() * 3 + columns - 1) / columns;
    }

    /** A page of maps alone is less high for its width. */
    private static FigureExport.Size size(int panels) {
        return new FigureExport.Size(WIDTH * COLUMNS, LOW_HEIGHT * panels / COLUMNS);
    }

    /**
     * Computes the figure.
     *
     * @param style how it looks
     * @param executor runs the work
     * @param workers number of tasks at a time
     * @param progress told of the cases of the study
     * @return the figure
     * @throws IllegalArgumentException if there is an {@link #obstacle}
     */
    PaperFigure.Result compute(FigureStyle style, ExecutorService executor, int workers, Progress progress) {
        List<StudyRecord> records = records(executor, progress);
        List<PanelsFigure.Panel> bars = new ArrayList<>();
        List<Landscape> maps = new ArrayList<>();
        StringBuilder caption = new StringBuilder();
        for (View view : views) {
            CrystalStructure structure = own == null ? SampleStructures.read(view.structure()) : own;
            String name = ChemicalName.marked(structure.name());
            Landscape energy = map(structure, view, new EnergyLoss(model), executor, workers, progress);
            Landscape cosine = map(structure, view, new CosineLoss(), executor, workers, progress);
            List<MatchRates.Row> rows = MatchRates.of(records.stream().filter(record -> record.of().structure()
                    .equals(view.structure())).toList(), false);
            bars.add(new PanelsFigure.Panel(name + ", starts that match", new MatchRateFigure(rows, style)));
            maps.add(energy);
            maps.add(cosine);
            caption.append(structure.name()).append(": ").append(minima(energy)).append(' ').append(rates(rows));
        }
        List<PanelsFigure.Panel> panels = panels(few ? maps.subList(0, Math.min(ON_PAGE, maps.size())) : maps, style);
        if (!few) {
            panels.addAll(bars);
        }
        StudyPictures pictures = new StudyPictures(records);
        FigureData data = pictures.data(true);
        return new PaperFigure.Result(new PanelsFigure(panels, columns, style), new FigureData("Energy per cell by " + model.label()
                + " (" + model.citation() + ") and cosine loss over the same two directions, " + points() + " × " + points()
                + " points, the other parameters at the truth (star). " + caption + data.caption()
                + " The ladder descends on overlaps of peaks first, from wide to narrow, then on the loss or on the energy. "
                + Captions.experiment(XrdSettings.PAPER), maps, data.tables(), List.of()), companions(maps, pictures, records),
                Map.of(".json", pictures.json(), ".md", pictures.markdown()));
    }

    private List<PanelsFigure.Panel> panels(List<Landscape> maps, FigureStyle style) {
        List<PanelsFigure.Panel> panels = new ArrayList<>();
        for (Landscape map : maps) {
            String what = map.request().loss() instanceof EnergyLoss ? ", energy by " + ItalicMarks.escape(model.label()) : ", diffraction";
            panels.add(new PanelsFigure.Panel(ChemicalName.marked(map.request().structure().name()) + what,
                    new LandscapeFigure(map, style)));
        }
        return panels;
    }

    /** Where there are many structures, the maps that are left over, and all match rates. */
    private List<PaperFigure.Companion> companions(List<Landscape> maps, StudyPictures pictures, List<StudyRecord> records) {
        List<PaperFigure.Companion> companions = new ArrayList<>();
        for (int from = ON_PAGE; few && from < maps.size(); from += ON_PAGE) {
            List<Landscape> rest = maps.subList(from, Math.min(from + ON_PAGE, maps.size()));
            companions.add(new PaperFigure.Companion("-" + (from / ON_PAGE + 1), "Energy beside diffraction, continued",
                    style -> new PanelsFigure(panels(rest, style), COLUMNS, style), size(rest.size())));
        }
        if (few) {
            companions.add(new PaperFigure.Companion("-structures", "Match rates structure by structure", pictures::structures,
                    StudyPictures.structuresSize(records)));
        }
        return companions;
    }

    private int points() {
        return few ? FEW_POINTS : POINTS;
    }

    private List<StudyRecord> records(ExecutorService executor, Progress progress) {
        try {
            StudyConfiguration preset = StudyConfiguration.preset("energy").withStructures(views.stream().map(View::structure).toList())
                    .withLosses(List.of(new CosineLoss(), new EnergyLoss(model)));
            StudyConfiguration configuration = few ? preset.withStarts(FEW_STARTS) : preset;
            Study study = own == null ? Study.read(configuration, Path.of("")) : Study.of(configuration, Map.of(own.name(), own));
            List<StudyRecord> records = new ArrayList<>();
            StudyRunner.run(study, study.cases(), 0, executor, records::add, progress);
            return records;
        } catch (IOException e) {
            // the preset and its structures come with the program
            throw new IllegalStateException(e);
        }
    }

    private Landscape map(CrystalStructure structure, View view, Loss loss, ExecutorService executor, int workers,
            Progress progress) {
        MapParameter x = MapParameter.of(view.x(), structure).orElseThrow();
        MapParameter y = MapParameter.of(view.y(), structure).orElseThrow();
        return new LandscapeComputation(new LandscapeRequest(structure, XrdSettings.PAPER, loss,
                AxisExtent.parse(view.extentX(), x).range(x, structure, XrdSettings.PAPER),
                AxisExtent.parse(view.extentY(), y).range(y, structure, XrdSettings.PAPER), points(), points()))
                .compute(executor, workers, part -> { }, progress);
    }

    private static String minima(Landscape energy) {
        if (energy.minima().isEmpty()) {
            return "the energy has no minimum within this map.";
        }
        Minimum lowest = energy.minima().get(0);
        return String.format(Locale.ROOT, "the energy is lowest at %s = %.3f %s, %s = %.3f %s, the truth is at %.3f and %.3f.",
                energy.request().x().parameter().symbol(), energy.x(lowest), energy.request().x().parameter().unit(),
                energy.request().y().parameter().symbol(), energy.y(lowest), energy.request().y().parameter().unit(),
                energy.plane().middleX(), energy.plane().middleY());
    }

    private static String rates(List<MatchRates.Row> rows) {
        StringBuilder text = new StringBuilder("Matches of ").append(rows.get(0).match().trials()).append(" starts: ");
        for (MatchRates.Row row : rows) {
            MatchRates.Setting setting = row.setting();
            boolean baseline = Set.of(StudyCase.RAW_START, StudyCase.PROJECTED_START).contains(setting.mode());
            text.append(rows.indexOf(row) == 0 ? "" : ", ").append(baseline ? RateColumns.label(setting.mode()).toLowerCase(Locale.ROOT)
                    : EnergyLoss.find(setting.lossName()).map(Loss::label).orElseThrow() + " " + RateColumns.rule(setting.rule()) + " "
                    + setting.mode()).append(' ').append(row.match().hits());
        }
        return text.append(". ").toString();
    }
}
