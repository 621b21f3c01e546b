package org.braggscape.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;
import org.braggscape.objective.LaboratoryConditions;

/**
 * A configuration with the structures that it names.
 *
 * @param configuration what is to be done
 * @param structures the truths by their names in the configuration
 * @param cases of the configuration
 * @param fingerprint eight hexadecimal digits that tell the study's records from those of another
 */
public record Study(StudyConfiguration configuration, Map<String, CrystalStructure> structures, List<StudyCase> cases,
        String fingerprint) {
    /** {@return what a laboratory adds to the targets, {@link LaboratoryConditions#NONE} for nothing} */
    public LaboratoryConditions laboratory() {
        return configuration.laboratory() == null ? LaboratoryConditions.NONE : configuration.laboratory().conditions(structures::get);
    }

    /**
     * Puts a study together.
     *
     * @param configuration what is to be done
     * @param structures the truths by their names in the configuration
     * @return the study
     * @throws IllegalArgumentException if a structure is missing, its energy is wanted and cannot be computed, or there are too
     *     many cases
     */
    public static Study of(StudyConfiguration configuration, Map<String, CrystalStructure> structures) {
        for (String name : configuration.structureNames()) {
            if (!structures.containsKey(name)) {
                throw new IllegalArgumentException("The structure '" + name + "' is missing.");
            }
        }
        for (String loss : configuration.lossNames()) {
            Loss found = EnergyLoss.find(loss).orElseThrow();
            Optional<EnergyModel> model = found instanceof EnergyLoss energy ? Optional.of(energy.model())
                    : found instanceof JointLoss joint ? Optional.of(joint.model()) : Optional.empty();
            model.ifPresent(known -> configuration.structureNames().forEach(name -> known.requireKnown(structures.get(name))));
        }
        if (configuration.rules().stream().anyMatch(rule -> Schedule.of(rule).filter(Schedule::leavesModelOpen).isPresent())) {
            configuration.structureNames().forEach(name -> EnergyModels.knowing(structures.get(name)));
        }
        return new Study(configuration, Map.copyOf(structures), List.copyOf(configuration.cases()),
                fingerprint(configuration, structures));
    }

    /**
     * Reads the structures that a configuration names.
     *
     * @param configuration what is to be done
     * @param folder to which relative paths of structure files belong
     * @return the study
     * @throws IOException if a structure is neither a sample nor a readable file; the message is a sentence for the user
     */
    public static Study read(StudyConfiguration configuration, Path folder) throws IOException {
        Map<String, CrystalStructure> structures = new LinkedHashMap<>();
        for (String name : configuration.structureNames()) {
            structures.put(name, structure(name, folder));
        }
        return of(configuration, structures);
    }

    /**
     * Reads a structure as studies name them.
     *
     * @param name of a sample, or the path of a structure file, which comes first
     * @param folder to which a relative path belongs
     * @return the structure
     * @throws IOException if it is neither a sample nor a readable file; the message is a sentence for the user
     */
    public static CrystalStructure structure(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return StructureFile.read(file).structure();
        }
        if (!SampleStructures.names().contains(name)) {
            throw new StudyFormatException("The structure '" + name + "' of the study is neither a file in "
                    + folder.toAbsolutePath() + " nor one of the samples " + String.join(", ", SampleStructures.names()) + ".");
        }
        return SampleStructures.read(name);
    }

    private static String fingerprint(StudyConfiguration configuration, Map<String, CrystalStructure> structures) {
        StringBuilder text = new StringBuilder(configuration.toJson());
        for (String name : configuration.structureNames()) {
            CrystalStructure structure = structures.get(name);
            text.append(structure.formula()).append(Arrays.toString(structure.lattice().parameters()))
                    .append(Arrays.toString(structure.fractionalCoordinates()));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A part of the cases, for one of several machines.
     *
     * @param index of the part, from 1 to {@code count}
     * @param count number of parts, at least 1
     * @return every {@code count}-th case
     * @throws IllegalArgumentException if the part is out of range
     */
    public List<StudyCase> shard(int index, int count) {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("There is no shard " + index + "/" + count
                    + "; the first number goes from 1 to the second.");
        }
        List<StudyCase> part = new ArrayList<>();
        for (int i = index - 1; i < cases.size(); i += count) {
            part.add(cases.get(i));
        }
        return part;
    }
}
