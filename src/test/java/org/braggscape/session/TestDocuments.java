package org.braggscape.session;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.loss.Losses;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.TargetPreparation;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MapParameter;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.StudyConfiguration;

/** Documents for tests. */
public final class TestDocuments {
    private TestDocuments() {
    }

    /** {@return a document in which everything that can be there is there} */
    public static Document full(Path folder) {
        CrystalStructure truth = SampleStructures.read("U2Ti");
        CrystalStructure other = SampleStructures.read("Au2S");
        CrystalStructure strained = truth.withLattice(truth.lattice().with(LatticeParameter.A, 4.9 + 1.0 / 3));
        double[] angles = new double[400];
        double[] counts = new double[400];
        double[] uncertainty = new double[400];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = 20 + 0.1 * i;
            counts[i] = 100 + i % 17 / 3.0;
            uncertainty[i] = Math.sqrt(counts[i]);
        }
        MeasuredTarget measured = MeasuredTarget.of(
                new MeasuredPattern("by hand", angles, counts, Optional.of(uncertainty), Optional.of(Radiation.NAMED.get(3)),
                        List.of("a notice \"in quotes\"")),
                Radiation.NAMED.get(3), new Profile(0.05, -0.01, 0.07, 0.5, true),
                new TargetPreparation(Optional.of(new AngleRange(22, 55)),
                        Optional.of(new ChebyshevBackground(new AngleRange(22, 55), new double[] {10, 1.0 / 7})), 0.0123,
                        List.of(new AngleRange(30, 31))));
        LaboratoryConditions laboratory = new LaboratoryConditions(1000, 1.0 / 7, 0.1, -0.01, 0.2, -1.0 / 3, Optional.of(other), 0.1,
                Optional.of(new PreferredOrientation(1, -1, 0, 0.7)), true, 5);
        MapSettings map = new MapSettings(new MapParameter.Towards("minimum 2", List.of(4.5, 4.5, 2.9, 90.0, 91.0, 120.0)),
                new MapParameter.Component(2, List.of(0.1, 0.0, -1.0 / 3, 0.0, 0.0, 0.2)),
                new AxisExtent(-1.0 / 3, 1.3, AxisExtent.Kind.OFFSET), new AxisExtent(-15, 15, AxisExtent.Kind.VALUE), 31,
                Losses.ALL.get(2));
        DescentSettings descents = new DescentSettings(StepRuleName.LBFGS, new StepRuleName.Rates(0.002, 0.5, 1e-3), 1234,
                EnumSet.of(DescentMode.CONSTRAINED, DescentMode.UNCONSTRAINED),
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES), Optional.of(CrystalFamily.CUBIC));
        List<DescentStart> starts = List.of(new DescentStart(1, truth, strained),
                new DescentStart(7, other, other.withLattice(new Lattice(5, 5.1, 5.2, 89, 90.5, 91))));
        Pictures pictures = new Pictures("magma", true, 3, true,
                List.of(new Pictures.Tile(Optional.of("Au2S"), Losses.ALL.get(1), 2),
                        new Pictures.Tile(Optional.empty(), Losses.ALL.get(0), 1)));
        View view = new View(Optional.of(new Place(Place.Kind.MINIMUM, 1.0 / 3, 2.5, 4)),
                List.of(new Place(Place.Kind.TRUTH, 0, 0, 0), new Place(Place.Kind.MINIMUM, 0.1, 0.2, 1)), 7,
                DescentMode.CONSTRAINED, 42, 50, "Compare", "Minima", "Cut", List.of(1.0, 0.0, 0.0, 0.0), 1.21,
                new PatternLooks(new PatternLook(PatternLook.Axis.D, PatternLook.Normalisation.AREA, true, false,
                        Optional.of(new AngleRange(30.5, 40))), PatternLook.START,
                        new PatternLook(PatternLook.Axis.Q, PatternLook.Normalisation.COUNTS, false, true, Optional.empty())),
                Optional.of(new CutLine(new CutLine.End("Minimum 4", List.of(4.8, 4.8, 2.9, 90.0, 91.0, 1.0 / 3)),
                        new CutLine.End("Truth", List.of(4.8, 4.8, 2.9, 90.0, 90.0, 120.0)), OptionalInt.of(12))),
                new JointWeight(0.25, Optional.of("emt")),
                new StudyOnScreen(Optional.of(folder.resolve("studies/paper.jsonl")), "Cases", Optional.of("mse"), true,
                        OptionalInt.of(17), Optional.of(setup())), new Layout(0.5, 0.25, 0.75, List.of("Descent")));
        return new Document(new OpenStructure(truth, Optional.of(folder.resolve("cells/U2Ti.cif")), List.of("Assumed: é, ü")),
                Optional.of(measured), laboratory, map, Optional.of(new SlicePoint("S1, step 3", strained)), descents,
                new RandomStart(0.1, 99), starts, pictures, view);
    }

    /** {@return a form of a study that is filled in otherwise than at first} */
    public static StudyConfiguration setup() {
        return new StudyConfiguration("study", List.of("BPO4", StudyConfiguration.OPEN), List.of(
                new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.02), List.of(DescentMode.CONSTRAINED.key()))), 7, 3,
                List.of("mse"), List.of("ladder"), 300, MatchTolerances.LOOSE);
    }

    /** {@return what a window shows first, of another structure and with few points} */
    public static Document plain(String sample, int points) {
        MapSettings start = MapSettings.START;
        return new Document(new OpenStructure(SampleStructures.read(sample), Optional.empty(), List.of()), Optional.empty(), LaboratoryConditions.NONE,
                new MapSettings(start.x(), start.y(), start.extentX(), start.extentY(), points, start.loss()), Optional.empty(),
                DescentSettings.START, RandomStart.START, List.of(), new Pictures("cividis", false, 2, false, List.of()),
                new View(Optional.empty(), List.of(), 0, DescentMode.UNCONSTRAINED, 0, "Map", "Pattern", "Patterns",
                        List.of(1.0, 0.0, 0.0, 0.0)));
    }
}
