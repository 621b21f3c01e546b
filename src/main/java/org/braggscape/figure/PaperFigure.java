package org.braggscape.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.CosineLoss;
import org.braggscape.matching.PreparedStructure;
import org.braggscape.matching.StructureMatcher;
import org.braggscape.math.Progress;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Path;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.AxisRange;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MinimumReport;
import org.braggscape.study.Overview;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.Study;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.StudyRunner;

/** The figures of Segal et al. (arXiv 2512.04036) that this program computes anew. */
public enum PaperFigure {
    /** Match rates over distorted starts, with what they would be without any descent. */
    FIG1("Match rates of descents from distorted starts, and of the starts themselves", 171, 96, 64),
    /** U2Ti, a against c, with the patterns of its deepest false minima. */
    FIG2("The loss of U2Ti over a and c, and the patterns of its three deepest false minima", 360, 190, 142),
    /** Three descents on Au2S over a and α, and on Na3MnCoNiO6 over a and γ. */
    FIG3("Descents from one start, unconstrained, from a constrained start, and constrained", 340, 160, 138),
    /** The ten structures. */
    FIG4("The ten structures", 340, 160, 170),
    /** All pairs of cell parameters of U2Ti. */
    FIG5("The loss of U2Ti over all pairs of cell parameters", 200, 190, 79),
    /** BPO4: the truth, a distorted start, and where two descents from it end. */
    FIG6("BPO4 with lattice noise 0.1: truth, start, and the ends of two descents", 340, 230, 210),
    /** Energy beside diffraction: Cu3Au, and AlNi, whose truth is no minimum of the model. */
    FIG7("Energy beside diffraction: maps and match rates of Cu3Au and AlNi", 340, 330, 230);

    private static final int POINTS = 101;
    private static final int OVERVIEW_POINTS = 61;
    private static final double NOISE = 0.1;
    private static final int SEEDS = 200;
    private static final int STEPS = 2000;

    /** A column of a journal in mm. */
    private static final double COLUMN = 83;
    /** How high one panel is there. */
    private static final double PANEL = 69;

    private final String title;
    private final FigureExport.Size size;
    private final FigureExport.Size columnSize;

    PaperFigure(String title, double width, double height, double columnHeight) {
        this.title = title;
        this.size = new FigureExport.Size(width, height);
        this.columnSize = new FigureExport.Size(COLUMN, columnHeight);
    }

    /**
     * What a figure shows and what is to be said about it.
     *
     * @param figure the picture
     * @param data its numbers, and a draft of a caption with all settings
     * @param companions further pictures of the same data
     * @param texts further files by what follows the figure's key in their names, such as {@code .md}
     */
    public record Result(Figure figure, FigureData data, List<Companion> companions, Map<String, String> texts) {
        /** Copies the lists. */
        public Result {
            companions = List.copyOf(companions);
            texts = Map.copyOf(texts);
        }

        Result(Figure figure, FigureData data) {
            this(figure, data, List.of(), Map.of());
        }
    }

    /**
     * A further picture of the same data.
     *
     * @param name what follows the figure's key in the names of its files
     * @param title what it shows, as one line
     * @param figure makes the picture in a style
     * @param size how large it is on paper
     */
    public record Companion(String name, String title, Function<FigureStyle, Figure> figure, FigureExport.Size size) {
    }

    /** {@return the name on the command line} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what it shows, as one line} */
    public String title() {
        return title;
    }

    /**
     * Tells how large the figure is on paper.
     *
     * @param own another structure than the paper's, null for the paper's
     * @param energy the energy model of FIG7; other figures do not look at it
     * @param narrow whether it is arranged for one column of a journal
     * @return its size
     */
    public FigureExport.Size size(CrystalStructure own, EnergyModel energy, boolean narrow) {
        if (this == FIG7) {
            return new EnergyFigure(own, energy, narrow).size();
        }
        if (own != null && (this == FIG3 || this == FIG4)) {
            // there is one panel only
            return narrow ? new FigureExport.Size(COLUMN, PANEL) : new FigureExport.Size(size.width() / 2, size.height());
        }
        return narrow ? columnSize : size;
    }

    /**
     * Tells why the figure cannot be made of a structure.
     *
     * @param own another structure than the paper's, null for the paper's
     * @param energy the energy model of FIG7; other figures do not look at it
     * @return a sentence for the user, or nothing where it can
     */
    public Optional<String> obstacle(CrystalStructure own, EnergyModel energy) {
        return this == FIG7 ? new EnergyFigure(own, energy, false).obstacle() : Optional.empty();
    }

    /**
     * The figure before it is computed: it has the least size that the figure will have.
     *
     * @param own another structure than the paper's, null for the paper's
     * @param energy the energy model of FIG7; other figures do not look at it
     * @param style how it looks
     * @param narrow whether it is arranged for one column of a journal
     * @return a figure that paints nothing
     */
    Figure draft(CrystalStructure own, EnergyModel energy, FigureStyle style, boolean narrow) {
        return switch (this) {
            case FIG1 -> Draft.other();
            case FIG2 -> new Draft(StartFigure.least(style, narrow));
            case FIG3 -> descents(Collections.nCopies(own == null ? 2 : 1, new PanelsFigure.Panel("", Draft.map(style))), style, narrow);
            case FIG4 -> structures(own, style, narrow).figure();
            case FIG5 -> new Draft(OverviewFigure.leastOfAll());
            case FIG6 -> ends(Stream.of(new Draft(UnitCellFigure.least(1)), Draft.other()).flatMap(panel -> Collections.nCopies(4,
                    new PanelsFigure.Panel("", panel)).stream()).toList(), style, narrow);
            case FIG7 -> new EnergyFigure(own, energy, narrow).draft(style);
        };
    }

    /** Figure 3, of a map with its paths for each structure. */
    private static Figure descents(List<PanelsFigure.Panel> maps, FigureStyle style, boolean narrow) {
        return PathLegend.above(new PanelsFigure(maps, narrow ? 1 : maps.size(), style), DescentMode.THREE, style);
    }

    /** Figure 6, of four cells and the patterns of each. */
    private static Figure ends(List<PanelsFigure.Panel> panels, FigureStyle style, boolean narrow) {
        return new PanelsFigure(panels, narrow ? 2 : 4, style);
    }

    /**
     * Computes the figure.
     *
     * @param own another structure than the paper's, null for the paper's; FIG4 shows it alone
     * @param energy the energy model of FIG7; other figures do not look at it
     * @param style how it looks
     * @param narrow whether it is arranged for one column of a journal: panels below and not beside each other
     * @param executor runs the work
     * @param workers number of tasks at a time
     * @param progress told of the work done; when cancelled, a CancellationException is thrown
     * @return the figure
     */
    public Result compute(CrystalStructure own, EnergyModel energy, FigureStyle style, boolean narrow, ExecutorService executor,
            int workers, Progress progress) {
        return switch (this) {
            case FIG1 -> rates(quickStudy(own, executor, progress), style);
            case FIG2 -> slices(or(own, "U2Ti"), style, narrow, executor, workers, progress);
            case FIG3 -> descents(own, style, narrow, executor, workers, progress);
            case FIG4 -> structures(own, style, narrow);
            case FIG5 -> pairs(or(own, "U2Ti"), style, executor, workers, progress);
            case FIG6 -> ends(or(own, "BPO4"), style, narrow, progress);
            case FIG7 -> new EnergyFigure(own, energy, narrow).compute(style, executor, workers, progress);
        };
    }

    /**
     * Figure 1 of records that are there already.
     *
     * @param records of one study, at least one
     * @param style how it looks
     * @return the figure
     */
    public static Result rates(List<StudyRecord> records, FigureStyle style) {
        StudyPictures pictures = new StudyPictures(records);
        List<Companion> companions = new ArrayList<>();
        if (pictures.hasSimilarity()) {
            companions.add(new Companion("-similarity", "The loss against the distance from the truth where descents from lattice noise end",
                    pictures::similarity, StudyPictures.similaritySize(records)));
        }
        companions.add(new Companion("-structures", "Match rates structure by structure", pictures::structures,
                StudyPictures.structuresSize(records)));
        return new Result(pictures.rates(style), pictures.data(true), companions, Map.of(".json", pictures.json(), ".md",
                pictures.markdown()));
    }

    /** A tenth of the paper's study. */
    private static List<StudyRecord> quickStudy(CrystalStructure own, ExecutorService executor, Progress progress) {
        try {
            StudyConfiguration paper = StudyConfiguration.preset("paper").quick();
            Study study = own == null ? Study.read(paper, java.nio.file.Path.of(""))
                    : Study.of(paper.withStructures(List.of(own.name())), Map.of(own.name(), own));
            List<StudyRecord> records = new ArrayList<>();
            StudyRunner.run(study, study.cases(), 0, executor, records::add, progress);
            return records;
        } catch (IOException e) {
            // the preset and its structures come with the program
            throw new IllegalStateException(e);
        }
    }

    private static CrystalStructure or(CrystalStructure own, String sample) {
        return own == null ? SampleStructures.read(sample) : own;
    }

    private static Landscape map(CrystalStructure structure, LatticeParameter x, LatticeParameter y, ExecutorService executor,
            int workers, Progress progress) {
        return new LandscapeComputation(new LandscapeRequest(structure, XrdSettings.PAPER, new CosineLoss(),
                AxisRange.around(structure.lattice(), x, 0.15), AxisRange.around(structure.lattice(), y, 0.15), POINTS, POINTS))
                .compute(executor, workers, part -> { }, progress);
    }

    private static Result slices(CrystalStructure structure, FigureStyle style, boolean narrow, ExecutorService executor,
            int workers, Progress progress) {
        Landscape map = map(structure, LatticeParameter.A, LatticeParameter.C, executor, workers, progress);
        StartFigure figure = new StartFigure(map, style, narrow);
        return new Result(figure, new FigureData("Cosine loss of " + structure.name() + " over a and c, ±15 %, "
                + POINTS + " × " + POINTS + " points, the other parameters at the truth (star), with the patterns of the three "
                + "deepest false minima beside the target's. " + Captions.experiment(XrdSettings.PAPER), List.of(map),
                List.of(DataTable.minima(MinimumReport.of(map), map.request().loss()), DataTable.patterns(figure.curves()), DataTable.reflections(figure.curves())),
                figure.structures()));
    }

    private static DescentComputation computation(CrystalStructure structure) {
        return new DescentComputation(new DescentRequest(Target.of(structure), structure, XrdSettings.PAPER, new CosineLoss(),
                EnumSet.of(ParameterGroup.CELL), StepRuleName.GRADIENT_DESCENT, StepRuleName.Rates.DEFAULT, STEPS));
    }

    /** The whole path: one that was cut short by a Cancel is no result. */
    private static Path run(DescentComputation computation, CrystalStructure start, DescentMode mode, Progress progress) {
        Path path = computation.run(start, mode, 1, progress.uncounted());
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        return path;
    }

    private static Result descents(CrystalStructure own, FigureStyle style, boolean narrow, ExecutorService executor, int workers,
            Progress progress) {
        List<PanelsFigure.Panel> panels = new ArrayList<>();
        List<Landscape> maps = new ArrayList<>();
        List<DataTable> tables = new ArrayList<>();
        StringBuilder caption = new StringBuilder("Descents over the cosine loss, six cell parameters free. "
                + Captions.paths(DescentMode.THREE) + " A constrained start is projected once, a constrained descent at each step. ");
        if (own == null) {
            add(SampleStructures.read("Au2S"), LatticeParameter.ALPHA, 1.072, 0.91, style, executor, workers, progress, panels,
                    maps, tables, caption);
            add(SampleStructures.read("Na3MnCoNiO6"), LatticeParameter.GAMMA, 1.018, 0.92, style, executor, workers, progress,
                    panels, maps, tables, caption);
        } else {
            add(own, LatticeParameter.GAMMA, 1.03, 0.93, style, executor, workers, progress, panels, maps, tables, caption);
        }
        caption.append("Gradient descent with 0.001 Å² and 0.25 °² as rates, at most ").append(STEPS).append(" steps. ")
                .append(Captions.experiment(XrdSettings.PAPER));
        return new Result(descents(panels, style, narrow), new FigureData(caption.toString(), maps, tables, List.of()));
    }

    private static void add(CrystalStructure structure, LatticeParameter second, double factorA, double factor,
            FigureStyle style, ExecutorService executor, int workers, Progress progress, List<PanelsFigure.Panel> panels,
            List<Landscape> maps, List<DataTable> tables, StringBuilder caption) {
        double[] cell = structure.lattice().parameters();
        cell[0] *= factorA;
        cell[second.ordinal()] *= factor;
        DescentComputation computation = computation(structure);
        CrystalStructure start = structure.withLattice(Lattice.of(cell));
        Landscape map = map(structure, LatticeParameter.A, second, executor, workers, progress);
        List<DescentMapFigure.PathLine> lines = new ArrayList<>();
        List<DescentFigure.Curve> losses = new ArrayList<>();
        caption.append(structure.name()).append(String.format(Locale.ROOT, ", start at a × %.3f and %s × %.3f, losses at the ends: ",
                factorA, second.symbol(), factor));
        List<String> ends = new ArrayList<>();
        for (DescentMode mode : DescentMode.THREE) {
            Path path = run(computation, start, mode, progress);
            lines.add(new DescentMapFigure.PathLine(mode,
                    path.points().stream().map(point -> computation.cell(point.x()).parameters()).toList()));
            losses.add(new DescentFigure.Curve(mode, path.points().stream().mapToDouble(point -> point.value()).toArray()));
            ends.add(mode.label().toLowerCase(Locale.ROOT) + " " + Decimals.text(path.end().value(), 3)
                    + (computation.recovered(path.end().x()) ? " (the truth)" : ""));
        }
        caption.append(String.join(", ", ends)).append(". ");
        panels.add(new PanelsFigure.Panel(ChemicalName.marked(structure.name()) + ", *a* and *" + second.symbol() + "*",
                new DescentMapFigure(map, lines, style)));
        maps.add(map);
        tables.add(DataTable.paths(lines).named("paths-" + structure.name()));
        tables.add(DataTable.losses(losses, map.request().loss()).named("losses-" + structure.name()));
    }

    private static Result structures(CrystalStructure own, FigureStyle style, boolean narrow) {
        List<CrystalStructure> all = own != null ? List.of(own)
                : SampleStructures.names().subList(0, 10).stream().map(SampleStructures::read).toList();
        List<PanelsFigure.Panel> panels = all.stream().map(structure -> new PanelsFigure.Panel(
                ChemicalName.marked(structure.name()) + structure.spaceGroup().map(setting -> ", " + SpaceGroupText.marked(
                        setting.hermannMauguin())).orElse(""),
                UnitCellFigure.still(List.of(new UnitCellFigure.Cell("", "", new UnitCell(structure))), style))).toList();
        return new Result(new PanelsFigure(panels, Math.min(narrow ? 2 : 5, panels.size()), style),
                new FigureData("The structures, seen a little from above; bonds by covalent radii.", List.of(),
                        List.of(DataTable.cells(all)), all));
    }

    private static Result pairs(CrystalStructure structure, FigureStyle style, ExecutorService executor, int workers,
            Progress progress) {
        Overview overview = Overview.compute(Target.of(structure), structure, XrdSettings.PAPER, new CosineLoss(),
                AxisExtent.USUAL, OVERVIEW_POINTS, executor, workers, part -> { }, progress);
        return new Result(new OverviewFigure(overview, style), new FigureData("Cosine loss of " + structure.name()
                + " over all pairs of cell parameters, ±15 %, " + OVERVIEW_POINTS + " × " + OVERVIEW_POINTS
                + " points each, the other four at the truth (stars). " + Captions.experiment(XrdSettings.PAPER),
                overview.maps().stream().map(Overview.PairMap::landscape).toList(), List.of(), List.of()));
    }

    /** The first seed from which only the constrained descent recovers the truth, as in the paper's figure; else the first. */
    private static Result ends(CrystalStructure truth, FigureStyle style, boolean narrow, Progress progress) {
        DescentComputation computation = computation(truth);
        int seed = 1;
        Path free = null;
        Path constrained = null;
        for (int i = 1; i <= SEEDS; i++) {
            CrystalStructure start = computation.request().randomStart(NOISE, i);
            progress.update(i - 1, SEEDS);
            Path unconstrained = run(computation, start, DescentMode.UNCONSTRAINED, progress);
            Path projected = run(computation, start, DescentMode.CONSTRAINED, progress);
            boolean wanted = !computation.recovered(unconstrained.end().x()) && computation.recovered(projected.end().x());
            if (free == null || wanted) {
                seed = i;
                free = unconstrained;
                constrained = projected;
            }
            if (wanted) {
                break;
            }
        }
        CrystalStructure start = computation.request().randomStart(NOISE, seed);
        CrystalStructure wrong = computation.structure(free.end().x());
        CrystalStructure right = computation.structure(constrained.end().x());
        XrdSimulator simulator = new XrdSimulator(XrdSettings.PAPER);
        double[] target = simulator.simulate(truth).intensity();
        List<PanelsFigure.Panel> panels = new ArrayList<>();
        StringBuilder caption = new StringBuilder(truth.name() + " with lattice noise " + NOISE + ", seed " + seed + ". ");
        List<CrystalStructure> all = List.of(truth, start, wrong, right);
        List<String> names = List.of("Truth", "Start", "Unconstrained", "Constrained");
        StructureMatcher matcher = StructureMatcher.PAPER;
        PreparedStructure reference = matcher.prepare(truth);
        List<PatternCurve> simulated = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CrystalStructure structure = all.get(i);
            double cosine = -new CosineLoss().between(target, simulator.simulate(structure).intensity());
            double[] cell = structure.lattice().parameters();
            String numbers = String.format(Locale.ROOT, "%.3f, %.3f, %.3f Å, %.2f, %.2f, %.2f°", cell[0], cell[1], cell[2], cell[3],
                    cell[4], cell[5]);
            String verdict = i == 0 ? "" : matcher.matches(reference, matcher.prepare(structure)) ? "match" : "no match";
            caption.append(String.format(Locale.ROOT, "%s: %s, cosine %.3f, distance %.4f%s. ", names.get(i), numbers, cosine,
                    structure.lattice().distance(truth.lattice()), verdict.isEmpty() ? "" : ", " + verdict));
            String agreement = String.format(Locale.ROOT, "cosine %.2f", cosine) + (verdict.isEmpty() ? "" : ", " + verdict);
            panels.add(new PanelsFigure.Panel(names.get(i),
                    UnitCellFigure.still(List.of(new UnitCellFigure.Cell(agreement, numbers, new UnitCell(structure))), style)));
            simulated.add(new PatternCurve(names.get(i), simulator.simulate(structure)));
        }
        for (int i = 0; i < 4; i++) {
            List<PatternCurve> curves = new ArrayList<>(List.of(new PatternCurve("Target", simulated.get(0).pattern())));
            if (i > 0) {
                curves.add(simulated.get(i));
            }
            panels.add(new PanelsFigure.Panel("", new PatternFigure(curves, style)));
        }
        return new Result(ends(panels, style, narrow), new FigureData(caption
                + "Match: tolerances 0.1, 0.2, 5°. " + Captions.experiment(XrdSettings.PAPER), List.of(),
                List.of(DataTable.cells(names, all), DataTable.patterns(simulated), DataTable.reflections(simulated)), all));
    }
}
