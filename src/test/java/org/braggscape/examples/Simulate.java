package org.braggscape.examples;

import java.nio.file.Path;
import java.util.Comparator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.Reflection;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.diffraction.XrdSimulator;

/** From a CIF to its powder pattern. */
public final class Simulate {
    public static void main(String[] files) throws Exception {
        CrystalStructure crystal = StructureFile.read(Path.of(files[0])).structure();
        Pattern pattern = new XrdSimulator(XrdSettings.PAPER).simulate(crystal);
        double[] intensity = pattern.intensity();
        Reflection strongest = pattern.reflections().stream().max(Comparator.comparing(Reflection::intensity)).orElseThrow();
        System.out.printf("%s: %d bins, strongest reflection (%s) at 2θ = %.3f°%n",
                crystal.name(), intensity.length, strongest.indices(), strongest.twoTheta());
    }
}
