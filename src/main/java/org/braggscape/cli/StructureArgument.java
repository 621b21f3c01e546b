package org.braggscape.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.crystal.io.StructureFormatException;
import org.braggscape.crystal.io.StructureReading;
import picocli.CommandLine.Model.CommandSpec;

/** A structure named on the command line: a file, or one of the samples where no file has that name. */
final class StructureArgument {
    private StructureArgument() {
    }

    /**
     * Reads the structure. What was assumed or skipped goes to standard error.
     *
     * @param name path of a file or name of a sample
     * @param command whose error stream to use
     * @return the structure
     * @throws StructureFormatException if the file cannot be read
     * @throws IllegalArgumentException if a name without a suffix is neither a file nor a sample
     */
    static CrystalStructure read(String name, CommandSpec command) throws StructureFormatException {
        return read(name, Path.of(""), command);
    }

    /**
     * Reads the structure as {@link #read(String, CommandSpec)} does, a relative path from a folder.
     *
     * @param name path of a file or name of a sample
     * @param folder where relative paths begin
     * @param command whose error stream to use
     * @return the structure
     * @throws StructureFormatException if the file cannot be read
     * @throws IllegalArgumentException if a name without a suffix is neither a file nor a sample
     */
    static CrystalStructure read(String name, Path folder, CommandSpec command) throws StructureFormatException {
        Path file = folder.resolve(name);
        if (SampleStructures.names().contains(name) && !Files.exists(file)) {
            return SampleStructures.read(name);
        }
        if (name.matches("\\w+") && !Files.exists(file)) {
            throw new IllegalArgumentException(unknown(name));
        }
        StructureReading reading = StructureFile.read(file);
        for (String notice : reading.notices()) {
            command.commandLine().getErr().println("Note: " + notice);
        }
        return reading.structure();
    }

    /** A word that names no file is more likely a sample misspelt than a path. */
    private static String unknown(String name) {
        List<String> near = Misspelling.nearest(name, SampleStructures.names());
        return "'" + name + "' is neither a file nor a sample structure; " + (near.isEmpty()
                ? "the samples are " + String.join(", ", SampleStructures.names()) + "."
                : "did you mean the sample " + String.join(" or ", near) + "?");
    }
}
