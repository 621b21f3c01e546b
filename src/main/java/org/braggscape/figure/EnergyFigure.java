package org.braggscape.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
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
    /** Panels of a structure: two maps and, where there are few structures, its match rates. */
    private static final int MAPS = 2;
    /** Structures on a page, where there are many. */
    private static final int ON_PAGE = 5;
    private static final int ON_NARROW_PAGE = 2;
    private static final List<View> PAPER = List.of(new View("Cu3Au", "a", "±15 %", "c", "±15 %"),
            // far enough to see where the model's own minimum is
            new View("AlNi", "a=b", "-18..20 %", "c", "-20..60 %"));

    /** Axes of the maps of a structure. */
    private record View(String structure, String x, String extentX, String y, String extentY) {
    }

    /** What is shown of a structure. */
    private record Shown(Landscape energy, Landscape cosine, List<MatchRates.Row> rows) {
    }

    private final EnergyModel model;
    private final CrystalStructure own;
    private final List<View> views;
    private final boolean few;
    private final int columns;
    private final int onPage;

    /**
     * Chooses what is shown: a structure of the user's, or Cu3Au and AlNi, the one where EMT works and the one where it does
     * not, or with another model all samples that it knows.
     *
     * @param own the user's, null for none
     * @param model computes the energies
     * @param narrow whether it is arranged for one column of a journal: panels below each other, and as many structures as fit a
     *     page; the others are companions
     */
    EnergyFigure(CrystalStructure own, EnergyModel model, boolean narrow) {
        this.model = model;
        this.own = own;
        List<String> others = SampleStructures.names().subList(0, SAMPLES).stream()
                .filter(name -> obstacle(SampleStructures.read(name)).isEmpty()).toList();
        this.few = own == null && !model.equals(EnergyModels.available().get(0));
        this.views = own != null ? List.of(new View(own.name(), "a", "±15 %", "c", "±15 %")) : few
                ? others.stream().map(name -> new View(name, "a", "±15 %", "c", "±15 %")).toList() : PAPER;
        this.columns = narrow ? 1 : COLUMNS;
        this.onPage = Math.min(views.size(), few ? narrow ? ON_NARROW_PAGE : ON_PAGE : narrow ? 1 : views.size());
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
        return size(onPage);
    }

    private FigureExport.Size size(int structures) {
        int rows = (structures * panelsEach() + columns - 1) / columns;
        // maps alone are less high for their width
        return new FigureExport.Size(WIDTH * columns, (few ? LOW_HEIGHT : HEIGHT) * rows);
    }

    private int panelsEach() {
        return few ? MAPS : MAPS + 1;
    }

    /** {@return the figure before it is computed} */
    Figure draft(FigureStyle style) {
        return new PanelsFigure(Collections.nCopies(onPage * panelsEach(), new PanelsFigure.Panel("", Draft.map(style))), columns, style);
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
        List<Shown> shown = new ArrayList<>();
        StringBuilder caption = new StringBuilder();
        for (View view : views) {
            CrystalStructure structure = own == null ? SampleStructures.read(view.structure()) : own;
            Landscape energy = map(structure, view, new EnergyLoss(model), executor, workers, progress);
            Landscape cosine = map(structure, view, new CosineLoss(), executor, workers, progress);
            List<MatchRates.Row> rows = MatchRates.of(records.stream().filter(record -> record.of().structure()
                    .equals(view.structure())).toList(), false);
            shown.add(new Shown(energy, cosine, rows));
            caption.append(structure.name()).append(": ").append(minima(energy)).append(' ').append(rates(rows));
        }
        StudyPictures pictures = new StudyPictures(records);
        FigureData data = pictures.data(true);
        return new PaperFigure.Result(page(shown.subList(0, onPage), style), new FigureData("Energy per cell by " + model.label()
                + " (" + model.citation() + ") and cosine loss over the same two directions, " + points() + " × " + points()
                + " points, the other parameters at the truth (star). " + caption + data.caption()
                + " The ladder descends on overlaps of peaks first, from wide to narrow, then on the loss or on the energy. "
                + Captions.experiment(XrdSettings.PAPER), shown.stream().flatMap(each -> Stream.of(each.energy(), each.cosine())).toList(),
                data.tables(), List.of()), companions(shown, pictures, records),
                Map.of(".json", pictures.json(), ".md", pictures.markdown()));
    }

    /** The maps of structures, then their match rates. */
    private Figure page(List<Shown> shown, FigureStyle style) {
        List<PanelsFigure.Panel> panels = new ArrayList<>();
        List<PanelsFigure.Panel> bars = new ArrayList<>();
        for (Shown each : shown) {
            String name = ChemicalName.marked(each.energy().request().structure().name());
            panels.add(new PanelsFigure.Panel(name + ", energy by " + ItalicMarks.escape(model.label()), new LandscapeFigure(each.energy(), style)));
            panels.add(new PanelsFigure.Panel(name + ", diffraction", new LandscapeFigure(each.cosine(), style)));
            if (!few) {
                bars.add(new PanelsFigure.Panel(name + ", starts that match", new MatchRateFigure(each.rows(), style)));
            }
        }
        panels.addAll(bars);
        return new PanelsFigure(panels, columns, style);
    }

    /** The structures that are left over, and all match rates where there are many. */
    private List<PaperFigure.Companion> companions(List<Shown> shown, StudyPictures pictures, List<StudyRecord> records) {
        List<PaperFigure.Companion> companions = new ArrayList<>();
        for (int from = onPage; from < shown.size(); from += onPage) {
            List<Shown> rest = shown.subList(from, Math.min(from + onPage, shown.size()));
            companions.add(new PaperFigure.Companion("-" + (from / onPage + 1), "Energy beside diffraction, continued",
                    style -> page(rest, style), size(rest.size())));
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
