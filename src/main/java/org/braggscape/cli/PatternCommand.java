package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.PatternFile;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.PatternCurve;
import org.braggscape.figure.PatternFigure;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pattern}: simulates the powder pattern of a structure. */
@Command(name = "pattern", description = "Simulates the powder pattern of a structure.", mixinStandardHelpOptions = true,
        versionProvider = Braggscape.Version.class)
final class PatternCommand implements Callable<Integer> {
    private static final FigureExport.Size SIZE = new FigureExport.Size(150, 90);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRUCTURE", description = "A CIF or POSCAR, or the name of a sample such as U2Ti.")
    private String structure;

    @Mixin
    private LaboratoryArgument laboratory;

    @Option(names = "--out", paramLabel = "FILE.xy", description = "Write 2θ and intensity in two columns.")
    private Path out;

    @Option(names = "--figure", paramLabel = "FILE", description = "Write a picture of the pattern as .svg, .pdf or .png.")
    private Path figure;

    @Mixin
    private FigureArguments look;

    @Option(names = "--json", description = "Print the pattern and its reflections as JSON.")
    private boolean json;

    private record Output(String structure, String radiation, double[] twoTheta, double[] intensity,
            List<Reflection> reflections) {
    }

    @Override
    public Integer call() throws IOException {
        CrystalStructure crystal = StructureArgument.read(structure, spec);
        XrdSettings settings = XrdSettings.PAPER;
        LaboratoryConditions conditions = laboratory.read();
        Pattern pattern = laboratory.target(crystal, conditions, settings).pattern(settings);
        if (figure != null) {
            List<PatternCurve> curves = new ArrayList<>();
            curves.add(new PatternCurve(ChemicalName.marked(crystal.name()), Target.of(crystal).pattern(settings)));
            if (laboratory.given()) {
                curves.add(new PatternCurve("As a laboratory measures it", pattern));
            }
            look.write(style -> new PatternFigure(curves, style), SIZE, figure);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (out != null) {
            AtomicFile.write(out, PatternFile.toXy(pattern,
                    crystal.name() + ", " + settings.radiation().name() + ", simulated by Braggscape"
                    + conditions.effects().values().stream().map(effect -> "; " + effect).collect(Collectors.joining())));
            spec.commandLine().getErr().println("Wrote " + out + ".");
        }
        if (json) {
            terminal.println(JsonOutput.write(new Output(crystal.name(), settings.radiation().name(),
                    pattern.grid().angles(), pattern.intensity(), pattern.reflections())));
        } else if (out == null && figure == null) {
            printReflections(terminal, pattern);
        }
        return 0;
    }

    private static void printReflections(PrintWriter terminal, Pattern pattern) {
        double strongest = pattern.reflections().stream().mapToDouble(Reflection::intensity).max().orElse(1);
        terminal.println("  h   k   l  mult        d/Å   2θ/degree  intensity/%");
        for (Reflection r : pattern.reflections()) {
            double percent = 100 * r.intensity() / strongest;
            if (percent >= 0.01 && r.twoTheta() < pattern.grid().end()) {
                terminal.printf(java.util.Locale.ROOT, "%3d %3d %3d  %4d  %9.5f  %10.4f  %11.2f%n", r.h(), r.k(), r.l(),
                        r.multiplicity(), r.d(), r.twoTheta(), percent);
            }
        }
    }
}
