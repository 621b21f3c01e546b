package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.MeasuredPatternFile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Target;
import org.braggscape.objective.TargetPreparation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name what to compare with: a structure, or a measured pattern and its wavelength. */
final class TargetArgument {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--target", paramLabel = "STRUCTURE|PATTERN",
            description = "What to compare with (default: the candidate's own pattern): a structure, or a measured pattern "
                    + "as .xy, .xye, .csv or .xrdml, its background subtracted.")
    private String name;

    @Option(names = "--wavelength", paramLabel = "ANGSTROM|NAME",
            description = "Of a measured pattern: a number in Å, CuKa1, CuKa, CuKa1+CuKa2, MoKa1 or CoKa1.")
    private String wavelength;

    /**
     * A target and the experiment that goes with it.
     *
     * @param target the target, null where each candidate is its own
     * @param settings the experiment
     */
    record Choice(Target target, XrdSettings settings) {
    }

    /**
     * Reads what the options name.
     *
     * @return the target and the experiment
     * @throws IOException if the file cannot be read
     */
    Choice read() throws IOException {
        if (name == null || !isPattern()) {
            if (wavelength != null) {
                throw usage("--wavelength belongs to a measured pattern; name one with --target.");
            }
            return new Choice(name == null ? null : Target.of(StructureArgument.read(name, spec)), XrdSettings.PAPER);
        }
        MeasuredPattern pattern = MeasuredPatternFile.read(Path.of(name));
        PrintWriter error = spec.commandLine().getErr();
        pattern.notices().forEach(notice -> error.println("Note: " + notice));
        TargetPreparation.Prepared prepared = TargetPreparation.NONE.apply(pattern);
        if (prepared.negative() > 0) {
            error.println("Note: " + prepared.negative() + " negative intensities in " + name + " were set to 0.");
        }
        XrdSettings settings = XrdSettings.PAPER.withRadiation(radiation(pattern)).withGrid(prepared.target().grid());
        return new Choice(prepared.target(), settings);
    }

    /**
     * Refuses what does not go together.
     *
     * @param choice what was read
     * @param laboratory what is added to the target
     * @param loss what is computed
     */
    void check(Choice choice, LaboratoryArgument laboratory, Loss loss) {
        if (laboratory.given() && choice.target() instanceof Target.Measured) {
            throw laboratory.usage("a measured --target has all that already; leave one of them out.");
        }
        if (laboratory.given() && loss instanceof EnergyLoss) {
            throw laboratory.usage("an energy looks at no target; leave it out, or add a loss with --joint.");
        }
    }

    /**
     * What a candidate is compared with. Where its composition is another one a note says so.
     *
     * @param choice what was read
     * @param candidate the candidate, its own target where none was named
     * @param laboratory what is added to the target
     * @return the target
     */
    Target of(Choice choice, CrystalStructure candidate, LaboratoryArgument laboratory) throws IOException {
        if (choice.target() instanceof Target.Measured) {
            return choice.target();
        }
        CrystalStructure truth = choice.target() == null ? candidate : choice.target().truth().orElseThrow();
        if (!truth.formula().equals(candidate.formula())) {
            spec.commandLine().getErr().println("Note: the target has the composition " + truth.formula() + ", the candidate "
                    + candidate.formula() + "; the work goes on all the same.");
        }
        return laboratory.target(truth, laboratory.read(), choice.settings());
    }

    private boolean isPattern() {
        Path file = Path.of(name);
        return MeasuredPatternFile.isNamedAsPattern(file)
                && (Files.exists(file) || !SampleStructures.names().contains(name));
    }

    private Radiation radiation(MeasuredPattern pattern) {
        if (wavelength == null) {
            return pattern.radiation().orElseThrow(() -> usage("--target: " + pattern.name()
                    + " does not say its wavelength; give --wavelength, such as 1.54056 or CuKa1."));
        }
        try {
            return Radiation.parse(wavelength);
        } catch (IllegalArgumentException e) {
            throw usage("--wavelength: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
