package org.braggscape.diffraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.braggscape.crystal.io.TextFile;

/** Opens a file that holds a measured powder pattern: columns of numbers (.xy, .xye, .csv and the like) or .xrdml. */
public final class MeasuredPatternFile {
    private static final Set<String> SUFFIXES = Set.of("xy", "xye", "csv", "xrdml", "dat", "txt", "tsv");

    private MeasuredPatternFile() {
    }

    /**
     * Tells patterns from structures by the name of the file.
     *
     * @param file any path
     * @return whether its name ends as those of patterns do
     */
    public static boolean isNamedAsPattern(Path file) {
        return SUFFIXES.contains(suffix(TextFile.name(file)));
    }

    private static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the pattern
     * @throws PatternFormatException if it cannot be read or holds no pattern; the message is the sentence for the user
     */
    public static MeasuredPattern read(Path file) throws PatternFormatException {
        String name = TextFile.name(file);
        String text;
        try {
            text = TextFile.read(file, "a powder pattern", "an .xy, .xye, .csv or .xrdml file");
        } catch (IOException e) {
            throw new PatternFormatException(e.getMessage());
        }
        return parse(text, name);
    }

    /** Reads a text that stands in a file of some name. */
    static MeasuredPattern parse(String text, String name) throws PatternFormatException {
        return suffix(name).equals("xrdml") || text.stripLeading().startsWith("<?xml")
                ? XrdmlReader.read(text, name) : new ColumnsReader(name).read(text);
    }
}
