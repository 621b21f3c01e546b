package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyResult;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;
import org.braggscape.optim.Path;
import org.braggscape.optim.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Descents on an energy: relaxations, free or within the symmetry. */
class RelaxationTest {
    private static final EnergyLoss EMT = new EnergyLoss(new Emt());

    private static DescentComputation computation(CrystalStructure structure, StepRuleName rule) {
        return new DescentComputation(new DescentRequest(Target.of(structure), structure, XrdSettings.PAPER, EMT,
                EnumSet.of(ParameterGroup.CELL, ParameterGroup.COORDINATES), rule, StepRuleName.Rates.DEFAULT, 2000));
    }

    @ParameterizedTest
    @EnumSource(value = StepRuleName.class, names = {"FIRE", "LBFGS"})
    void endsWhereForcesAndStressAreSmall(StepRuleName rule) {
        DescentComputation computation = computation(SampleStructures.read("Cu3Au"), rule);
        for (DescentMode mode : DescentMode.values()) {
            Path path = computation.run(computation.request().randomStart(0.05, 7), mode, 1, Progress.NONE);
            assertThat(path.reason()).as(mode.key()).isEqualTo(StopReason.GRADIENT);
            assertThat(path.steps()).isLessThan(400);
            CrystalStructure end = computation.structure(path.end().x());
            EnergyResult result = EnergyResult.of(new Emt(), end);
            for (double[] force : result.forces()) {
                assertThat(Math.hypot(Math.hypot(force[0], force[1]), force[2])).isLessThan(DescentComputation.SMALL_FORCE);
            }
            for (double component : result.stress()) {
                assertThat(Math.abs(component)).isLessThan(DescentComputation.SMALL_STRESS);
            }
            assertThat(result.energy()).isEqualTo(path.end().value(), within(1e-9));
            // the model's own lattice constant
            for (LatticeParameter parameter : LatticeParameter.values()) {
                assertThat(end.lattice().get(parameter)).isEqualTo(parameter.isLength() ? 3.708 : 90, within(0.01));
            }
        }
    }

    @Test
    void aConstrainedRelaxationStaysCubicAndAFreeOneOfAlNiDoesNot() {
        DescentComputation computation = computation(SampleStructures.read("AlNi"), StepRuleName.FIRE);
        CrystalStructure start = computation.request().randomStart(0.05, 1);
        double[] cubic = computation.cell(computation.run(start, DescentMode.CONSTRAINED, 1, Progress.NONE).end().x()).parameters();
        assertThat(cubic[0]).isEqualTo(cubic[1]).isEqualTo(cubic[2]).isEqualTo(3.05, within(0.01));
        Path free = computation.run(start, DescentMode.UNCONSTRAINED, 1, Progress.NONE);
        double[] cell = computation.cell(free.end().x()).parameters();
        assertThat(Math.max(cell[0], Math.max(cell[1], cell[2])) / Math.min(cell[0], Math.min(cell[1], cell[2])))
                .isGreaterThan(1.1);
    }

    @ParameterizedTest
    @CsvSource({"Cu3Au,48,50", "AlNi,0,25"})
    void relaxationLeadsCu3AuBackFromLatticeNoiseAndAlNiAway(String name, int least, int most) throws IOException {
        StudyConfiguration preset = StudyConfiguration.preset("energy").withStructures(List.of(name)).withLosses(List.of(EMT))
                .withRule("fire");
        Study study = Study.of(preset, Map.of(name, SampleStructures.read(name)));
        List<StudyCase> free = study.cases().stream().filter(one -> one.mode().equals(DescentMode.UNCONSTRAINED.key())).toList();
        assertThat(free).hasSize(50).allMatch(one -> one.sigma() == 0.1);
        StudyComputation computation = new StudyComputation(study);
        List<StudyRecord> records = new ArrayList<>();
        free.forEach(one -> records.add(computation.compute(one, Progress.NONE)));
        assertThat(records.stream().filter(StudyRecord::match).count()).isBetween((long) least, (long) most);
        assertThat(records).allMatch(record -> record.end().loss() < record.start().loss());
    }

    @Test
    void aStudyOfOtherElementsIsRefusedBeforeItRuns() throws IOException {
        StudyConfiguration preset = StudyConfiguration.preset("energy").withStructures(List.of("Cu3Au", "Au2S"));
        assertThatThrownBy(() -> Study.read(preset, java.nio.file.Path.of(""))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EMT cannot compute Au2S");
    }

    @Test
    void theTruthIsNoMinimumOfAnEnergyMap() {
        CrystalStructure structure = SampleStructures.read("Cu3Au");
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Landscape map = new LandscapeComputation(new LandscapeRequest(structure, XrdSettings.PAPER, EMT,
                    AxisRange.around(structure.lattice(), LatticeParameter.A, 0.1),
                    AxisRange.around(structure.lattice(), LatticeParameter.C, 0.1), 21, 21))
                    .compute(executor, 2, part -> { }, Progress.NONE);
            assertThat(map.minima()).singleElement().satisfies(minimum -> {
                assertThat(minimum.truth()).isFalse();
                assertThat(map.x(minimum)).isEqualTo(3.691, within(0.005));
                assertThat(map.y(minimum)).isEqualTo(map.x(minimum), within(0.002));
                assertThat(minimum.value()).isLessThan(EnergyResult.of(new Emt(), structure).energy());
            });
            assertThat(map.request().containsTruth()).isTrue();
            assertThat(map.request().truthIsMinimum()).isFalse();
        } finally {
            executor.shutdownNow();
        }
    }
}
