package org.braggscape.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code energy}: energy, forces and stress of structures. */
@Command(name = "energy", description = "Computes the energy of a cell, the forces on its atoms and the stress.",
        mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class EnergyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRUCTURE", arity = "1..*",
            description = "CIF or POSCAR files, or names of samples such as Cu3Au.")
    private List<String> structures;

    @Option(names = "--energy", paramLabel = "MODEL", defaultValue = "emt", converter = EnergyArgument.class,
            description = "The energy model: " + EnergyArgument.NAMES + " (default: ${DEFAULT-VALUE}).")
    private EnergyModel energy;

    @Option(names = "--json", description = "Print JSON, a line per structure; axes: a along x, b in the xy plane; stress: xx, "
            + "yy, zz, yz, xz, xy, tension positive.")
    private boolean json;

    private record Output(double energyEv, double[][] forcesEvPerAngstrom, double[] stressEvPerAngstrom3,
            Optional<double[]> magmoms) {
    }

    @Override
    public Integer call() throws IOException {
        List<CrystalStructure> crystals = new ArrayList<>();
        for (String name : structures) {
            crystals.add(StructureArgument.read(name, spec));
        }
        // nothing is printed where one of them cannot be computed
        crystals.forEach(energy::requireKnown);
        for (CrystalStructure crystal : crystals) {
            EnergyResult result = EnergyResult.of(energy, crystal);
            if (json) {
                spec.commandLine().getOut().println(JsonOutput.write(new Output(result.energy(), result.forces(),
                        result.stress(), result.magneticMoments())));
            } else {
                print(crystal, result);
            }
        }
        return 0;
    }

    private void print(CrystalStructure crystal, EnergyResult result) {
        PrintWriter terminal = spec.commandLine().getOut();
        int atoms = crystal.sites().size();
        terminal.printf(Locale.ROOT, "%s, %s: %.6f eV per cell, %.6f eV per atom%n", crystal.name(), energy.label(),
                result.energy(), result.energy() / atoms);
        terminal.printf("  forces / (eV/Å) %12s %12s %12s%n", "x", "y", "z");
        for (int i = 0; i < atoms; i++) {
            double[] force = result.forces()[i];
            terminal.printf(Locale.ROOT, "  %5d  %-8s %12.6f %12.6f %12.6f%n", i + 1, crystal.sites().get(i).label(),
                    plain(force[0]), plain(force[1]), plain(force[2]));
        }
        result.magneticMoments().ifPresent(moments -> {
            terminal.print("  magnetic moments / µB");
            for (double moment : moments) {
                terminal.printf(Locale.ROOT, " %.4f", moment);
            }
            terminal.println();
        });
        terminal.print("  stress / (eV/Å³) xx, yy, zz, yz, xz, xy:");
        for (double component : result.stress()) {
            terminal.printf(Locale.ROOT, " %.6f", plain(component));
        }
        terminal.println();
    }

    /** Without the sign of what is printed as zero. */
    private static double plain(double number) {
        return Math.abs(number) < 5e-7 ? 0 : number;
    }
}
